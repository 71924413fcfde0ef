package store_test

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/parleyhq/parley/localstack/faults"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/retry"
	"github.com/parleyhq/parley/shared/store"
	"github.com/parleyhq/parley/shared/store/storetest"
)

const (
	channels = "ChannelsTable"
	messages = "MessagesTable"
	apps     = "AppsTable"
	logins   = "IdentitiesTable"
	usage    = "UsageTable"
)

// noon is when everything happens: the store has no clock.
var noon = time.Date(2026, 1, 2, 12, 0, 0, 0, time.UTC)

// world is an app's part of a store.
type world struct {
	*store.Store
	t   testing.TB
	app parley.AppID
}

func newWorld(t testing.TB, s *store.Store) *world {
	var id [16]byte
	_, _ = rand.Read(id[:]) // never fails
	return &world{Store: s, t: t, app: parley.NewAppID(id)}
}

func quiet(t testing.TB) *world { return newWorld(t, storetest.New(t)) }

// channelID is the nth of the channels that a test makes.
func channelID(n byte) parley.ChannelID { return parley.NewChannelID([16]byte{n}) }

// draft is a channel about to be made.
func (w *world) draft(n byte, kind parley.ChannelType, users ...parley.UserID) store.NewChannel {
	c := store.NewChannel{
		App: w.app, Now: noon,
		Head: parley.Head{
			Channel: channelID(n), Type: kind, LastAt: noon, State: parley.Open, Participants: len(users), BodyHash: []byte{n}, CreatedAt: noon,
		},
		Info: parley.Info{
			Channel: channelID(n), UUID: fmt.Sprint(n), Type: kind, History: parley.HistoryAll, Invite: parley.InviteMembers, Metadata: []byte("{}"), Participants: users, UpdatedAt: noon,
		},
	}
	for _, user := range users {
		c.Members = append(c.Members, parley.Member{User: user, Role: parley.RoleMember, First: 1, JoinedAt: noon})
	}
	return c
}

// channel makes a group.
func (w *world) channel(n byte, users ...parley.UserID) parley.ChannelID {
	w.t.Helper()
	if existing, err := w.CreateChannel(context.Background(), w.draft(n, parley.Group, users...)); existing != nil || err != nil {
		w.t.Fatalf("create channel: %+v, %v", existing, err)
	}
	return channelID(n)
}

// run makes a batch's reads, which must succeed.
func (w *world) run(b *store.Batch) {
	w.t.Helper()
	if err := b.Run(context.Background()); err != nil {
		w.t.Fatal(err)
	}
}

// state is what an append reads and writes, as it is stored.
type state struct {
	Head   *parley.Head
	Member *parley.Member
	Record *store.SendRecord
	Log    []parley.Message
}

func (w *world) state(channel parley.ChannelID, author parley.UserID, key string) state {
	w.t.Helper()
	b := w.Batch()
	head, member, record := b.Head(w.app, channel), b.Member(w.app, channel, author), b.SendRecord(w.app, channel, author, key)
	w.run(b)
	log, err := w.Messages(context.Background(), w.app, channel, parley.Span{First: 1, Last: 1000})
	if err != nil {
		w.t.Fatal(err)
	}
	return state{Head: found(head), Member: found(member), Record: found(record), Log: log}
}

func found[T any](slot *store.Slot[T]) *T {
	if !slot.Found {
		return nil
	}
	return &slot.Value
}

// next is the append of a text by an author, over what is there now.
func (w *world) next(channel parley.ChannelID, author parley.UserID, key string) store.Append {
	w.t.Helper()
	now := w.state(channel, author, key)
	if now.Head == nil || now.Member == nil {
		w.t.Fatalf("nothing to append to: %+v", now)
	}
	return store.Append{
		App: w.app, Head: *now.Head, Member: *now.Member, Key: key, Hash: []byte("hash of " + key), Call: []byte("call of " + key),
		Message: text(channel, now.Head.Last+1, author, key),
	}
}

func text(channel parley.ChannelID, n int64, author parley.UserID, key string) parley.Message {
	return parley.Message{
		Channel: channel, Sequence: n, UUID: key, Author: author, Size: 1100, Parts: 1, CreatedAt: noon, UpdatedAt: noon,
		Body: parley.Body{
			Type: parley.TypeText, Content: []byte(`{"text":"hello"}`), Metadata: []byte("{}"),
			Parts: []parley.Part{{ID: "1", MimeType: "text/plain", Body: "hello"}},
		},
	}
}

// large is a message of about so many bytes, too large for lists.
func large(channel parley.ChannelID, n int64, author parley.UserID, bytes int) parley.Message {
	m := text(channel, n, author, "large")
	m.Body.Type, m.Body.Content, m.Body.Parts = parley.TypeParts, []byte("null"), nil
	for i := range bytes / parley.MaxPartBytes {
		body := fmt.Sprintf("<%d> %s", i, strings.Repeat("é", parley.MaxPartBytes/2-10))
		m.Body.Parts = append(m.Body.Parts, parley.Part{ID: fmt.Sprint(i + 1), MimeType: "text/plain", Body: body})
	}
	m.Size, m.Parts = bytes, len(m.Body.Parts)
	return m
}

// diff compares what was read with what should be there. An empty list is stored as none.
func diff(want, got any) string { return cmp.Diff(want, got, cmpopts.EquateEmpty()) }

// append makes one attempt that must succeed.
func (w *world) append(a store.Append) {
	w.t.Helper()
	if moved, err := w.Append(context.Background(), a); moved != nil || err != nil {
		w.t.Fatalf("append %s: %+v, %v", a.Key, moved, err)
	}
}

func (w *world) ok(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
}

// losses are the ways in which an answer is lost, and whether the request took effect before.
var losses = []struct {
	count  string
	effect bool
	config faults.Config
}{
	{faults.CountTimeoutBefore, false, faults.Config{Timeout: 1}},
	{faults.CountTimeoutAfter, true, faults.Config{Timeout: 1}},
	{faults.CountErrorBefore, false, faults.Config{Error: 1}},
	{faults.CountErrorAfter, true, faults.Config{Error: 1}},
}

// eachLoss runs a test for each way to lose an answer. Its attempt is a single request, which ends with an
// unknown outcome.
func eachLoss(t *testing.T, test func(t *testing.T, w *world, lose func(attempt func() error), effect bool)) {
	s, proxy := storetest.WithFaults(t)
	for _, loss := range losses {
		t.Run(loss.count, func(t *testing.T) {
			w := newWorld(t, s)
			test(t, w, func(attempt func() error) {
				t.Helper()
				proxy.Set(seedOf(t, w, proxy, loss.config, loss.count))
				err := attempt()
				proxy.Set(faults.Config{})
				if !errors.Is(err, retry.ErrUnknown) || errors.Is(err, retry.ErrBusy) {
					t.Fatalf("the outcome should be unknown: %v", err)
				}
			}, loss.effect)
		})
	}
}

// seedOf finds a seed by which the first request is lost in the way that is counted so, trying on a session
// that is not there.
func seedOf(t *testing.T, w *world, proxy *faults.Proxy, config faults.Config, count string) faults.Config {
	t.Helper()
	for config.Seed = 1; config.Seed < 100; config.Seed++ {
		before := proxy.Counts()[count]
		proxy.Set(config)
		_ = w.EndSession(context.Background(), w.app, "nobody", "none")
		if proxy.Counts()[count] > before {
			return config
		}
	}
	t.Fatalf("no seed gives %s", count)
	return config
}
