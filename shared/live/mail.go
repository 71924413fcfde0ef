package live

import (
	"context"
	"errors"
	"sync"

	"golang.org/x/sync/errgroup"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/post"
)

// notice is one event for one user, on their connections.
type notice struct {
	app      parley.AppID
	user     parley.UserID
	event    []byte
	except   string         // the connection that has it by its answer
	entry    int64          // of a new entry: its number, and
	member   *parley.Member // the user's item, which may prove that a connection has it
	session  string         // only to the connections of this session, which
	endsHere bool           // are then closed
	from     parley.UserID  // whoever blocks this one gets,
	stub     []byte         // instead of the event, this, or nothing where it is nil
}

// forWhoBlocks is what the notice says to somebody who blocks these people; nil is nothing.
func (n notice) forWhoBlocks(blocks parley.Blocks) []byte {
	if n.from != "" && blocks.Has(n.from) {
		return n.stub
	}
	return n.event
}

// reached is where a user can be reached, and whom they block.
type reached struct {
	live   []parley.Connection
	blocks parley.Blocks
}

// goesTo reports whether a connection is to get the notice, of those that its user has.
func (n notice) goesTo(c parley.Connection, live []parley.Connection) bool {
	switch {
	case n.except != "" && c.ID == n.except, n.session != "" && c.Session != n.session:
		return false
	case n.member != nil:
		return !proven(*n.member, n.entry, live)
	}
	return true
}

// address is one connection of a user.
type address struct {
	App        parley.AppID
	User       parley.UserID
	Connection string
}

// mail is the frames for one connection, in their order.
type mail struct {
	to     address
	frames [][]byte
	closes bool // whether the connection is closed after them
}

// mails turns notices into the mail of each connection: one read finds the connections of all users.
func (s *Service) mails(ctx context.Context, notices []notice) ([]mail, error) {
	people := make([]address, len(notices))
	for i, n := range notices {
		people[i] = address{App: n.app, User: n.user}
	}
	found, err := s.connections(ctx, people)
	if err != nil {
		return nil, err
	}
	return mailsTo(found, notices), nil
}

// mailsTo turns notices into mail for the live connections of users.
func mailsTo(found map[address]reached, notices []notice) []mail {
	events, closing := map[address][][]byte{}, map[address]bool{}
	var order []address
	for _, n := range notices {
		at := found[address{App: n.app, User: n.user}]
		event := n.forWhoBlocks(at.blocks)
		for _, c := range at.live {
			if event == nil || !n.goesTo(c, at.live) {
				continue
			}
			to := address{n.app, n.user, c.ID}
			if _, known := events[to]; !known {
				order = append(order, to)
			}
			events[to] = append(events[to], event)
			closing[to] = closing[to] || n.endsHere
		}
	}
	mails, packed := make([]mail, len(order)), packer{}
	for i, to := range order {
		mails[i] = mail{to: to, frames: packed.pack(events[to]), closes: closing[to]}
	}
	return mails
}

// connections are where people can be reached, whose addresses name none.
func (s *Service) connections(ctx context.Context, people []address) (map[address]reached, error) {
	b := s.store.Batch()
	type slot struct {
		of   address
		read func() parley.Connections
	}
	asked := map[address]bool{}
	var slots []slot
	for _, of := range people {
		if asked[of] {
			continue
		}
		asked[of] = true
		found := b.Connections(of.App, of.User)
		slots = append(slots, slot{of, func() parley.Connections { return found.Value }})
	}
	if err := b.Run(ctx); err != nil {
		return nil, err
	}
	found := make(map[address]reached, len(slots))
	for _, each := range slots {
		connections := each.read()
		found[each.of] = reached{connections.Live(s.now()), connections.Blocks}
	}
	return found, nil
}

// tally is what became of mail.
type tally struct {
	Posts   int // frames that arrived
	Gone    int // connections that had ended
	Dropped int // connections that did not take their frames, and were closed
	Jobs    int // given to the queue

	left []mail // what was not tried to the end: out of time, or throttled
}

// sideBySide is how many connections are posted to at once.
const sideBySide = 64

// deliver posts mail, side by side to several connections and in order to each. One that is gone or does not
// answer costs nobody else anything. Whom a surer path will tell keeps a connection that failed; else it is
// dropped. The error is ours: no post can succeed.
func (s *Service) deliver(ctx context.Context, mails []mail, surer bool) (tally, error) {
	var (
		mu    sync.Mutex
		total tally
	)
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(sideBySide)
	for _, m := range mails {
		group.Go(func() error {
			one, err := s.deliverOne(ctx, m, surer)
			mu.Lock()
			defer mu.Unlock()
			total.add(one)
			return err
		})
	}
	err := group.Wait()
	return total, err
}

func (t *tally) add(other tally) {
	t.Posts, t.Gone, t.Dropped, t.Jobs = t.Posts+other.Posts, t.Gone+other.Gone, t.Dropped+other.Dropped, t.Jobs+other.Jobs
	t.left = append(t.left, other.left...)
}

func (s *Service) deliverOne(ctx context.Context, m mail, surer bool) (tally, error) {
	for i, frame := range m.frames {
		err := s.post.Post(ctx, m.to.Connection, frame)
		rest := mail{m.to, m.frames[i:], m.closes}
		switch {
		case err == nil:
			continue
		case errors.Is(err, post.ErrForbidden):
			return tally{Posts: i}, err
		case errors.Is(err, post.ErrGone):
			s.forget(ctx, m.to)
			return tally{Posts: i, Gone: 1}, nil
		case surer, errors.Is(err, post.ErrThrottled), ctx.Err() != nil:
			return tally{Posts: i, left: []mail{rest}}, nil
		}
		s.drop(ctx, m.to)
		return tally{Posts: i, Dropped: 1}, nil
	}
	if m.closes {
		s.drop(ctx, m.to)
	}
	return tally{Posts: len(m.frames)}, nil
}

// forget removes a connection's row. Where that fails, the next post finds out again.
func (s *Service) forget(ctx context.Context, to address) {
	_ = s.store.RemoveConnection(ctx, to.App, to.User, to.Connection)
}

// drop ends a connection, so that its client connects anew and reads what it missed.
func (s *Service) drop(ctx context.Context, to address) {
	s.forget(ctx, to)
	_ = s.post.Close(ctx, to.Connection) // one that does not take this either ends by itself within two hours
}
