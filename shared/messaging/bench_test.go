package messaging_test

import (
	"context"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/meter"
	"github.com/parleyhq/parley/shared/parley"
)

// BenchmarkSend is sends on one channel by some people at once: how many a second, and how many calls to
// the database each takes, of which two are the least.
func BenchmarkSend(b *testing.B) {
	for _, senders := range []int{1, 2, 5, 20} {
		b.Run(strconv.Itoa(senders)+"-senders", func(b *testing.B) {
			w := quiet(b)
			channel := w.channel(w.user("owner"), parley.Group, names(senders)...).Head.Channel
			var users []parley.Credential
			for _, name := range names(senders) {
				users = append(users, w.user(parley.UserID(name)))
			}
			ctx, used := meter.With(context.Background())
			var left atomic.Int64
			left.Store(int64(b.N))
			var group sync.WaitGroup
			b.ResetTimer()
			for _, user := range users {
				group.Go(func() {
					for left.Add(-1) >= 0 {
						sent, err := w.Send(ctx, user, messaging.SendRequest{Message: draft("hello"), Channels: []string{string(channel)}})
						if err != nil || sent[0].Err != nil {
							b.Error(err, sent)
						}
					}
				})
			}
			group.Wait()
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "messages/s")
			b.ReportMetric(float64(used.Total().Calls)/float64(b.N), "calls/message")
			b.ReportMetric(0, "ns/op")
		})
	}
}
