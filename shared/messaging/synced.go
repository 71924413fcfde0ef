package messaging

import (
	"context"
	"iter"
	"slices"

	"golang.org/x/sync/errgroup"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/retry"
	"github.com/parleyhq/parley/shared/store"
)

// eachOf does something with each item, side by side.
func eachOf[T any](items []T, do func(i int, item T) error) error {
	var group errgroup.Group
	group.SetLimit(sideBySide)
	for i, item := range items {
		group.Go(func() error { return do(i, item) })
	}
	return group.Wait()
}

// gathered is what was read of a channel for a sync, each item at least as new as the head.
type gathered struct {
	room     room
	pending  parley.Pending
	page     parley.Span      // of the entries wanted
	messages []parley.Message // the page, until trim all that was read of it
	trimmed  []parley.Message // what trim left out of the page
	changes  []parley.Change  // since the position, or for a snapshot the last few
	torn     bool             // of the last few, one could not be seen
	latest   []parley.Change  // of them, the newest of each thing
	checks   []parley.Change  // the changes that everything read has to be as new as
	changed  map[int64]*store.Slot[parley.Message]
	info     *store.Slot[parley.Info]
	members  []parley.Member
	people   map[parley.UserID]*store.Slot[parley.Member] // of the latest changes, where members are not listed
}

// bringChannel reads until nothing that was read is older than a change that names it. A transaction shows
// itself within milliseconds, item by item.
func (s *Service) bringChannel(ctx context.Context, r room, p parley.Pending, perChannel int64) (*SyncedChannel, error) {
	for n := 1; ; n++ {
		g, err := s.gather(ctx, r, p, perChannel)
		if err != nil {
			return nil, err
		}
		if g.fresh() {
			g.trim()
			return s.synced(ctx, g)
		}
		if n > rereads || retry.Pause(ctx, n) != nil {
			return nil, notSettled()
		}
		again, err := s.rooms(ctx, r.actor, []parley.ChannelID{p.Channel})
		if err != nil || len(again) == 0 {
			return nil, err
		}
		r = again[0]
	}
}

// lastFew is how many changes a snapshot looks at, to see whether what it read is as new as its head: more
// than one transaction makes.
const lastFew = 25

func lastFewOf(h parley.Head) parley.Span {
	return parley.Span{First: max(1, h.LastChange-lastFew+1), Last: h.LastChange}
}

// wanted is which entries of the two logs are to be read.
func (g *gathered) wanted(perChannel int64) (changes parley.Span) {
	r, p := g.room, g.pending
	if p.Snapshot() {
		g.page = parley.Span{First: max(r.floor(), r.head.Last-perChannel+1), Last: r.head.Last}
		return lastFewOf(r.head)
	}
	first := max(r.floor(), p.Sequence+1)
	g.page = parley.Span{First: first, Last: min(r.head.Last, first+perChannel-1)}
	return parley.Span{First: p.Change + 1, Last: min(r.head.LastChange, p.Change+syncedChanges)}
}

func (s *Service) gather(ctx context.Context, r room, p parley.Pending, perChannel int64) (*gathered, error) {
	g := &gathered{room: r, pending: p}
	changes := g.wanted(perChannel)
	var err error
	if g.changes, err = s.changesIn(ctx, r, changes); err != nil {
		return nil, err
	}
	g.torn = p.Snapshot() && int64(len(g.changes)) < changes.Len()
	g.latest = latestOf(g.changes)
	if g.checks = g.latest; changes.Last < r.head.LastChange {
		if err := s.checkTail(ctx, g); err != nil {
			return nil, err
		}
	}
	whole := ctx
	group, ctx := errgroup.WithContext(ctx)
	group.Go(func() (err error) {
		g.messages, err = s.contiguous(ctx, r, g.page)
		return err
	})
	group.Go(func() (err error) {
		g.members, err = s.members(ctx, r)
		return err
	})
	group.Go(func() error { return s.readChanged(ctx, g) })
	if err := group.Wait(); err != nil {
		return nil, err
	}
	return g, s.readMine(whole, r, g.shown()...)
}

// checkTail is for a page of changes that more changes follow. Who they name may be another again by now, and
// nothing but the newest changes says whether what was read of people is as new as the head.
func (s *Service) checkTail(ctx context.Context, g *gathered) error {
	span := lastFewOf(g.room.head)
	recent, err := s.changesIn(ctx, g.room, span)
	g.torn = int64(len(recent)) < span.Len()
	things := slices.DeleteFunc(slices.Clone(g.latest), func(c parley.Change) bool { return c.User != "" })
	g.checks = append(things, latestOf(recent)...)
	return err
}

// changesIn reads a span of the change log up to its end, or to a hole that did not close in time.
func (s *Service) changesIn(ctx context.Context, r room, span parley.Span) ([]parley.Change, error) {
	for n := 1; ; n++ {
		found, err := s.store.Changes(ctx, r.actor.App.ID, r.head.Channel, span)
		if err != nil {
			return nil, err
		}
		whole := 0
		for whole < len(found) && found[whole].ID == span.First+int64(whole) {
			whole++
		}
		if int64(whole) == span.Len() || n > rereads || retry.Pause(ctx, n) != nil {
			return found[:whole], nil
		}
	}
}

// latestOf is the newest change of each thing, in order.
func latestOf(changes []parley.Change) []parley.Change {
	type thing struct {
		message int64
		user    parley.UserID
	}
	seen := map[thing]bool{}
	var latest []parley.Change
	for _, c := range slices.Backward(changes) {
		if t := (thing{c.Message, c.User}); !seen[t] {
			seen[t] = true
			latest = append(latest, c)
		}
	}
	slices.Reverse(latest)
	return latest
}

// readChanged reads the things that the latest changes name, those entries aside that the page brings. Entries
// that come later are read, too: once the position is past a change, nothing else would show that one of them
// was read as it was before.
func (s *Service) readChanged(ctx context.Context, g *gathered) error {
	b := s.store.Batch()
	app, channel := g.room.actor.App.ID, g.room.head.Channel
	g.info = b.Info(app, channel)
	g.changed, g.people = map[int64]*store.Slot[parley.Message]{}, map[parley.UserID]*store.Slot[parley.Member]{}
	for _, c := range g.latest {
		if c.Kind == parley.MessageChanged && c.Message >= g.room.floor() && !g.page.Holds(c.Message) {
			g.changed[c.Message] = b.Message(app, channel, c.Message)
		}
	}
	for _, c := range slices.Concat(g.latest, g.checks) {
		if c.User != "" && !g.room.listsReceipts() && g.people[c.User] == nil {
			g.people[c.User] = b.Member(app, channel, c.User)
		}
	}
	return b.Run(ctx)
}

// told is a changed entry as an answer tells of it, also where the client gets it later: the position will be
// past the change, and what comes late of the entry's former state must find its newer one. What the page has,
// or the client may not read, is not told.
func (g *gathered) told(c parley.Change) (parley.Message, bool) {
	if slot := g.changed[c.Message]; slot != nil {
		return slot.Value, slot.Found
	}
	at := slices.IndexFunc(g.trimmed, func(m parley.Message) bool { return m.Sequence == c.Message })
	if at < 0 {
		return parley.Message{}, false
	}
	return g.trimmed[at], true
}

// fresh reports whether all that was read is as new as the changes that name it.
func (g *gathered) fresh() bool {
	return g.info.Found && !g.torn && !slices.ContainsFunc(g.checks, func(c parley.Change) bool { return !g.asNewAs(c) })
}

func (g *gathered) asNewAs(c parley.Change) bool {
	described := g.info.Value.Change >= c.ID
	switch c.Kind {
	case parley.MessageChanged:
		return g.freshMessage(c)
	case parley.ChannelChanged:
		return described
	case parley.ParticipantJoined, parley.ParticipantLeft:
		return described && g.freshMember(c)
	case parley.ParticipantChanged:
		return g.freshMember(c)
	}
	return true
}

func (g *gathered) freshMessage(c parley.Change) bool {
	if slot := g.changed[c.Message]; slot != nil {
		return slot.Found && slot.Value.Change >= c.ID
	}
	at := c.Message - g.page.First
	return at < 0 || at >= int64(len(g.messages)) || g.messages[at].Change >= c.ID
}

// freshMember compares what a change says of a participant with what was read. What explains a difference is
// a later change, which a head that is read again shows.
func (g *gathered) freshMember(c parley.Change) bool {
	member, found := g.member(c.User)
	if c.Kind == parley.ParticipantLeft {
		return !found || member.Change > c.ID
	}
	return found && member.Role == c.Role
}

func (g *gathered) member(user parley.UserID) (parley.Member, bool) {
	if slot := g.people[user]; slot != nil {
		return slot.Value, slot.Found
	}
	at := slices.IndexFunc(g.members, func(m parley.Member) bool { return m.User == user })
	if at < 0 {
		return parley.Member{}, false
	}
	return g.members[at], true
}

// trim leaves out what would make a single channel's part of an answer too large: the newest of what follows
// a position, the oldest of a snapshot. At least one entry stays, so that every answer brings a client on.
func (g *gathered) trim() {
	if g.pending.Snapshot() {
		kept := fitting(slices.Backward(g.messages))
		g.page.First += int64(len(g.messages) - kept)
		g.messages = g.messages[len(g.messages)-kept:]
		return
	}
	kept := fitting(slices.All(g.messages))
	g.messages, g.trimmed = g.messages[:kept], g.messages[kept:]
	bytes := 0
	for i, c := range g.changes {
		if message, ok := g.told(c); ok {
			bytes += listedSize(message)
		}
		if bytes > channelBytes && i > 0 {
			g.changes = g.changes[:i]
			g.latest = latestOf(g.changes)
			return
		}
	}
}

// fitting is how many messages fit into one channel's part of an answer.
func fitting(messages iter.Seq2[int, parley.Message]) int {
	n, bytes := 0, 0
	for _, m := range messages {
		if bytes += listedSize(m); bytes > channelBytes && n > 0 {
			break
		}
		n++
	}
	return n
}

// synced shapes what was gathered. The position is of what is in the answer, never of the head.
func (s *Service) synced(ctx context.Context, g *gathered) (*SyncedChannel, error) {
	counted := []room{g.room}
	if err := s.countUnread(ctx, counted); err != nil {
		return nil, err
	}
	r, p := counted[0], g.pending
	out := &SyncedChannel{
		Reset: p.Reset, Sequence: g.page.First - 1 + int64(len(g.messages)), Change: p.Change + int64(len(g.changes)),
	}
	if p.Snapshot() {
		out.Change = r.head.LastChange
		out.HasMore = g.page.First > r.floor()
	} else {
		out.Sequence = max(out.Sequence, p.Sequence)
		out.HasMore = out.Sequence < r.head.Last || out.Change < r.head.LastChange
	}
	for _, m := range g.messages {
		view, err := s.showMessage(ctx, r, m, g.members, false)
		if err != nil {
			return nil, err
		}
		view.Listed = true
		out.Messages = append(out.Messages, view)
	}
	var last *MessageView
	if n := len(out.Messages); n > 0 && out.Messages[n-1].Sequence == r.head.Last {
		last = &out.Messages[n-1]
	} else if r.head.Last >= r.floor() {
		var err error
		if last, err = s.lastMessage(ctx, r); err != nil {
			return nil, err
		}
	}
	out.Channel = viewChannel(r, g.info.Value, last)
	if !p.Snapshot() {
		if err := s.tell(ctx, g, out); err != nil {
			return nil, err
		}
	}
	if r.listsReceipts() && (p.Snapshot() || p.Receipts || g.peopleChanged()) {
		out.Participants = g.members
	}
	return out, nil
}

// tell adds the newest state of what was changed.
func (s *Service) tell(ctx context.Context, g *gathered, out *SyncedChannel) error {
	for _, c := range g.latest {
		told := SyncedChange{Change: c}
		switch c.Kind {
		case parley.MessageChanged:
			message, ok := g.told(c)
			if !ok {
				continue
			}
			view, err := s.showMessage(ctx, g.room, message, g.members, false)
			if err != nil {
				return err
			}
			view.Listed = true
			told.Entry = &view
		case parley.ChannelChanged:
			told.Channel = &out.Channel
		default:
			told.Role = g.roleOf(c)
		}
		out.Changes = append(out.Changes, told)
	}
	return nil
}

// roleOf is a participant's role as it is now.
func (g *gathered) roleOf(c parley.Change) parley.Role {
	if member, found := g.member(c.User); found {
		return member.Role
	}
	return c.Role
}

func (g *gathered) peopleChanged() bool {
	return slices.ContainsFunc(g.changes, func(c parley.Change) bool { return c.User != "" })
}
