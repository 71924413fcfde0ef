// Package messaging is what Parley exists for: channels, messages in order, receipts and unread
// counts. It is the only code that decides; HTTP and sockets call the same use cases. It knows neither
// of them, nor DynamoDB.
package messaging

import (
	"context"
	"io"
	"time"

	"github.com/parleyhq/parley/shared/access"
	"github.com/parleyhq/parley/shared/content"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/retry"
	"github.com/parleyhq/parley/shared/store"
)

// Service is the use cases of messaging.
type Service struct {
	store  *store.Store
	access *access.Service
	bucket *content.Bucket // where content lies; nil where none can be sent or shown
	now    func() time.Time
	random io.Reader
	url    string // where the API is called, "" where only calls tell
	queue  Queue  // of announcements; nil where there are none
}

// New builds the service. Random must be cryptographically secure.
func New(s *store.Store, a *access.Service, now func() time.Time, random io.Reader) *Service {
	return &Service{store: s, access: a, now: now, random: random}
}

// At says where the API is called from outside. Where the deployment does not say, it is where a call came to.
func (s *Service) At(url string) *Service {
	s.url = url
	return s
}

// Attaching gives the service the bucket of what messages carry.
func (s *Service) Attaching(b *content.Bucket) *Service {
	s.bucket = b
	return s
}

// rereads bounds how often a read that met a hole is made again. No hole lasts: numbers are taken in
// the transaction that fills them, and a transaction shows itself within milliseconds.
const rereads = 12

// sideBySide bounds the reads that one call makes at the same time.
const sideBySide = 16

// room is a channel as its caller finds it on entering.
type room struct {
	actor  parley.Actor
	head   parley.Head
	first  int64         // the first entry that has not expired
	stored parley.Member // as it is stored; zero for a server that acts for nobody
	member parley.Member // as it counts, from first on
	unread int64         // where counted
	counts bool          // whether it was
	stale  bool          // the member was read before the head, and may lack what the head counts
}

func (s *Service) newRoom(actor parley.Actor, head *store.Slot[parley.Head], member *store.Slot[parley.Member]) *room {
	r := &room{actor: actor, head: head.Value, first: head.Value.Expiring.First(s.now())}
	if member.Found {
		r.seat(member.Value)
		r.stale = member.Round < head.Round
	}
	return r
}

// seat takes a member as stored.
func (r *room) seat(stored parley.Member) { r.stored, r.member = stored, stored.From(r.first) }

// behind reports whether the unread count might take an own entry for another's: the head shows a send of
// the member that their item does not count yet, or was read after it.
func (r room) behind() bool {
	return r.stale || r.member.User != "" && !r.head.Counts(r.member)
}

// floor is the first entry that the caller may read.
func (r room) floor() int64 { return max(1, r.first, r.member.First) }

func (r room) listsReceipts() bool { return r.head.ListsReceipts() }

func noChannel() error { return parley.Refuse(parley.NotFound, "no such channel") }
func noMessage() error { return parley.Refuse(parley.NotFound, "no such message") }

// hides reports whether the caller gets an author's entries as stubs: in groups those of whom they block.
func (r room) hides(author parley.UserID) bool {
	return r.head.Type != parley.Personal && r.actor.Blocks.Has(author)
}

// admit checks a caller who is shown what others wrote, and reads in the same round trip whom they block.
func (s *Service) admit(ctx context.Context, c parley.Credential, b *store.Batch) (parley.Actor, error) {
	blocks := &store.Slot[parley.BlockList]{}
	if c.User != "" {
		blocks = b.Blocks(c.App, c.User)
	}
	actor, err := s.access.Admit(ctx, c, b)
	actor.Blocks = blocks.Value
	return actor, err
}

// enter admits the caller to a channel, in one round trip with what b reads besides. Who is not a
// participant cannot tell that the channel exists.
func (s *Service) enter(ctx context.Context, c parley.Credential, channel parley.ChannelID, b *store.Batch) (room, error) {
	head, member := b.Head(c.App, channel), &store.Slot[parley.Member]{}
	if c.User != "" {
		member = b.Member(c.App, channel, c.User)
	}
	actor, err := s.admit(ctx, c, b)
	if err != nil {
		return room{}, err
	}
	if !head.Found || !head.Value.Visible() || actor.User != "" && !member.Found {
		return room{}, noChannel()
	}
	r := s.newRoom(actor, head, member)
	err = s.settle(ctx, actor.App.ID, []*room{r})
	return *r, err
}

// settle reads members again who are behind their channel's head. A member newer than the head is
// exact: what their item proves to exist counts.
func (s *Service) settle(ctx context.Context, app parley.AppID, rooms []*room) error {
	for n := 1; ; n++ {
		b := s.store.Batch()
		again := map[*room]*store.Slot[parley.Member]{}
		for _, r := range rooms {
			if r.behind() {
				again[r] = b.Member(app, r.head.Channel, r.member.User)
			}
		}
		if len(again) == 0 {
			return nil
		}
		if n > rereads || n > 1 && retry.Pause(ctx, n-1) != nil {
			return notSettled()
		}
		if err := b.Run(ctx); err != nil {
			return err
		}
		for r, slot := range again {
			if slot.Found {
				r.seat(slot.Value)
				r.stale = false
			}
		}
	}
}

func notSettled() error {
	return parley.Refuse(parley.TryAgain, "a write is still becoming visible; nothing happened, try the same call again")
}

// checked stops a call whose channel or message id cannot be one of ours, after its caller was admitted:
// a stranger learns nothing from a well-formed id.
func (s *Service) checked(ctx context.Context, c parley.Credential, missing error) error {
	if _, err := s.access.Admit(ctx, c, s.store.Batch()); err != nil {
		return err
	}
	return missing
}
