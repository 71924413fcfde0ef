// Package push reaches people who have no live connection: it hears what the streams say of new messages, finds
// whom they are for and who is away, and has SNS push to their devices. What happened is decided elsewhere, and a
// push is no receipt: whether it arrives, nobody knows.
package push

import (
	"context"
	"log/slog"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/sns"

	"github.com/parleyhq/parley/shared/live"
	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/store"
)

// Platforms are the ARNs of SNS's platform applications. One that is "" is not pushed to.
type Platforms struct {
	APNs        string
	APNsSandbox string // of the apps in staging
	FCM         string
}

// Any reports whether there is one.
func (p Platforms) Any() bool { return p != Platforms{} }

// of is the platform application of a device, and what SNS calls its payloads.
func (p Platforms) of(env parley.Environment, platform parley.Platform) (application, key string) {
	switch {
	case platform == parley.FCM:
		return p.FCM, "GCM"
	case env == parley.Staging:
		return p.APNsSandbox, "APNS_SANDBOX"
	}
	return p.APNs, "APNS"
}

// Config is what a Service is made of.
type Config struct {
	Store     *store.Store
	Messaging *messaging.Service
	SNS       *sns.Client
	Platforms Platforms
	Queue     live.Queue
	Now       func() time.Time
}

// Service pushes.
type Service struct {
	store     *store.Store
	messaging *messaging.Service
	sns       *sns.Client
	platforms Platforms
	queue     live.Queue
	now       func() time.Time
}

// New builds the service.
func New(c Config) *Service {
	return &Service{store: c.Store, messaging: c.Messaging, sns: c.SNS, platforms: c.Platforms, queue: c.Queue, now: c.Now}
}

// settling is how long a job waits at first. By then it is known of the sockets that were told of its messages which of
// them were dead, and who looks at the messages has said so.
const settling = 10 * time.Second

// ringTime is how long the queue has to take a job, in some tries.
const ringTime = 5 * time.Second

// Bell leaves a job for each channel that has new messages. It is all that the fan-out has to do with pushes. Where the
// queue does not take it, its pushes are lost: they are not worth telling everybody everything again.
type Bell struct{ Queue live.Queue }

// Ring rings for new messages of a channel.
func (b Bell) Ring(ctx context.Context, app parley.AppID, channel parley.ChannelID, records []live.Record) {
	j := job{App: app, Channel: channel}
	for _, r := range records {
		if r.Message != nil && !r.Message.Deleted {
			j.Entries = append(j.Entries, r.Message.Sequence)
		}
	}
	if len(j.Entries) == 0 {
		return
	}
	ctx, cancel := context.WithTimeout(ctx, ringTime)
	defer cancel()
	if err := enqueue(ctx, b.Queue, j, settling); err != nil {
		slog.ErrorContext(ctx, "pushes are lost", "app", app, "channel", channel, "messages", len(j.Entries), "error", err.Error())
	}
}
