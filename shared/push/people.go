package push

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"sync"

	"golang.org/x/sync/errgroup"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/store"
)

// How many people are read together, and pushed to side by side.
const (
	peopleAtOnce = 100
	sideBySide   = 16
)

// news is what is to be pushed, as it is by now.
type news struct {
	app      parley.App
	head     parley.Head
	messages []parley.Message // those of the job that are there still
	members  []parley.Member
}

func (s *Service) readNews(ctx context.Context, j job) (news, error) {
	var n news
	b := s.store.Batch()
	app, head := b.App(j.App), b.Head(j.App, j.Channel)
	entries := make([]*store.Slot[parley.Message], len(j.Entries))
	for i, sequence := range j.Entries {
		entries[i] = b.Message(j.App, j.Channel, sequence)
	}
	if err := b.Run(ctx); err != nil {
		return n, err
	}
	if n.app, n.head = app.Value, head.Value; !app.Found || n.app.Disabled || !head.Found || !n.head.Visible() {
		return n, nil // nobody there may read anything
	}
	for _, entry := range entries {
		if entry.Found && !entry.Value.Deleted {
			n.messages = append(n.messages, entry.Value)
		}
	}
	var err error
	if len(n.messages) > 0 {
		n.members, err = s.store.Members(ctx, j.App, j.Channel)
	}
	return n, err
}

// recipients are the members whom a job concerns and a message is for.
func (n news) recipients(j job) []parley.Member {
	return slices.DeleteFunc(slices.Clone(n.members), func(m parley.Member) bool {
		if m.User <= j.After || j.Only != nil && !slices.Contains(j.Only, m.User) {
			return true
		}
		return len(n.unread(m, nil)) == 0
	})
}

// unread are the messages that count as unread for a member who blocks these people: what does not count, does not
// ring.
func (n news) unread(m parley.Member, blocks parley.Blocks) []parley.Message {
	if m.LiesIn() != parley.Inbox {
		return nil
	}
	var unread []parley.Message
	for _, message := range n.messages {
		if m.Recipient(message.Sequence, message.Author) && m.First <= message.Sequence && m.Seen < message.Sequence && !blocks.Has(message.Author) {
			unread = append(unread, message)
		}
	}
	return unread
}

// person is somebody who is away, and the devices that they have a right to be pushed to.
type person struct {
	parley.Member
	blocks  parley.Blocks
	devices parley.Devices
	live    []parley.Device
}

// newest is what a member is pushed of what is unread: one message of all that came together, since the badge counts the
// rest. One that shows something goes before the silent ones.
func (n news) newest(m parley.Member, blocks parley.Blocks) parley.Message {
	return slices.MaxFunc(n.unread(m, blocks), func(a, b parley.Message) int {
		if a.Pushes.Silent != b.Pushes.Silent {
			return map[bool]int{true: -1, false: 1}[a.Pushes.Silent]
		}
		return cmp.Compare(a.Sequence, b.Sequence)
	})
}

// outcome is what became of pushes to some people.
type outcome struct {
	tally
	failed    []parley.Member
	unreached []parley.Member
}

// errLate is somebody for whom there was no time.
var errLate = errors.New("no time")

func (o *outcome) note(ctx context.Context, n news, m parley.Member, done tally, err error) {
	o.add(done)
	switch {
	case errors.Is(err, errLate):
		o.unreached = append(o.unreached, m)
	case err != nil:
		logPush(ctx, n.app.ID, err)
		o.failed = append(o.failed, m)
	}
}

// pushTo pushes to those of some members who are away, and says to whom it could not.
func (s *Service) pushTo(ctx context.Context, n news, members []parley.Member) (outcome, error) {
	var total outcome
	people, err := s.away(ctx, n, members)
	if err != nil {
		return total, err
	}
	pushing, cancel := beforeTheEnd(ctx)
	defer cancel()
	var (
		mu    sync.Mutex
		group errgroup.Group
	)
	group.SetLimit(sideBySide)
	for _, p := range people {
		group.Go(func() error {
			done, err := tally{}, errLate
			if inTime(ctx) {
				done, err = s.pushOne(pushing, n, p)
			}
			mu.Lock()
			defer mu.Unlock()
			total.note(ctx, n, p.Member, done, err)
			return nil
		})
	}
	_ = group.Wait() // the outcome says how each ended
	return total, nil
}

// away are those of members who have no live connection and have a device, in one read; and in another, of whom the
// sessions are that put the devices, or whether somebody for whom a server did may be here.
func (s *Service) away(ctx context.Context, n news, members []parley.Member) ([]person, error) {
	b := s.store.Batch()
	connections, devices := make([]*store.Slot[parley.Connections], len(members)), make([]*store.Slot[parley.Devices], len(members))
	for i, m := range members {
		connections[i], devices[i] = b.Connections(n.app.ID, m.User), b.Devices(n.app.ID, m.User)
	}
	if err := b.Run(ctx); err != nil {
		return nil, err
	}
	var people []person
	for i, m := range members {
		c := connections[i].Value
		if len(c.Live(s.now())) == 0 && len(devices[i].Value.All) > 0 && len(n.unread(m, c.Blocks)) > 0 {
			people = append(people, person{Member: m, blocks: c.Blocks, devices: devices[i].Value})
		}
	}
	return s.entitled(ctx, n.app, people)
}

// entitled finds which devices their owners are logged in on.
func (s *Service) entitled(ctx context.Context, app parley.App, people []person) ([]person, error) {
	b := s.store.Batch()
	identities, sessions := make([]*store.Slot[parley.Identity], len(people)), make([][]*store.Slot[parley.Session], len(people))
	for i, p := range people {
		identities[i] = b.Identity(app.ID, p.User)
		for _, d := range p.devices.All {
			session := &store.Slot[parley.Session]{}
			if d.Session != "" {
				session = b.Session(app.ID, p.User, d.Session)
			}
			sessions[i] = append(sessions[i], session)
		}
	}
	if err := b.Run(ctx); err != nil {
		return nil, err
	}
	var entitled []person
	for i, p := range people {
		if who := identities[i].Value; who.User == "" || who.Suspended || who.Erased {
			continue
		}
		for k, d := range p.devices.All {
			if session := sessions[i][k]; d.Session == "" || session.Found && s.now().Before(session.Value.ExpiresAt) {
				p.live = append(p.live, d)
			}
		}
		if len(p.live) > 0 {
			entitled = append(entitled, p)
		}
	}
	return entitled, nil
}
