package client

import "slices"

// BeginSync is to be called before a sync is asked for. What comes until EndSync is applied twice: the
// answer may be older.
func (m *Model) BeginSync() {
	m.syncing, m.strange = true, false
	m.early = nil // a sync that begins now knows of all that they tell
}

// EndSync is to be called after the last page of a sync, or when it failed. Then what it was to explain
// stays unexplained.
func (m *Model) EndSync(done bool) {
	again := m.strange || !done
	m.syncing = false
	m.replay()
	m.strange = m.strange || again
}

// Page takes over a page of a sync that asked from those positions. It reports whether newer entries
// exist.
func (m *Model) Page(asked map[string]Position, a SyncAnswer) (more bool) {
	if len(a.Epoch) > 0 {
		m.Epoch = string(a.Epoch)
	}
	for i := range a.Channels {
		c := &a.Channels[i]
		from, named := asked[c.Channel.ID]
		snapshot := !named || c.Reset != ""
		m.judge(c, from, snapshot)
		if m.stale(c) {
			m.strange = true
			continue
		}
		m.take(c, snapshot)
		more = more || c.HasMore && !snapshot
	}
	for _, id := range a.Removed {
		m.gone(id, asked)
	}
	return more
}

// judge notes what a sync must not answer.
func (m *Model) judge(c *SyncChannel, from Position, snapshot bool) {
	id, n := c.Channel.ID, len(c.Messages)
	m.consecutive(id, "a sync", c.Messages)
	switch {
	case c.Channel.First == nil || c.Channel.Role == nil || c.Channel.Seen == nil || c.Channel.Unread == nil:
		m.fault("a sync shows channel %s without the caller's own fields", id)
	case n > 0 && c.Sequence != c.Messages[n-1].Sequence:
		m.fault("a sync of %s ends at entry %d and gives the position %d", id, c.Messages[n-1].Sequence, c.Sequence)
	case n > 0 && c.Messages[0].Sequence < *c.Channel.First:
		m.fault("a sync of %s starts at entry %d, below the floor %d", id, c.Messages[0].Sequence, *c.Channel.First)
	case snapshot:
	case n > 0 && c.Messages[0].Sequence != max(from.Sequence+1, *c.Channel.First):
		m.fault("a sync of %s from %d starts at %d (floor %d)", id, from.Sequence, c.Messages[0].Sequence, *c.Channel.First)
	case n == 0 && c.Sequence != from.Sequence && c.Sequence >= *c.Channel.First:
		m.fault("a sync of %s from %d gives nothing and the position %d", id, from.Sequence, c.Sequence)
	case c.Sequence < from.Sequence || c.Change < from.Change:
		m.fault("a sync of %s goes back from %+v to %+v", id, from, c.Position)
	}
	m.counted(c.Channel)
	m.judgeChanges(c, from, snapshot)
}

func (m *Model) judgeChanges(c *SyncChannel, from Position, snapshot bool) {
	before := from.Change
	if snapshot {
		before = 0
	}
	for _, change := range c.Changes {
		if change.Change <= before || change.Change > c.Change {
			m.fault("a sync of %s from change %d to %d has change %d after %d", c.Channel.ID, from.Change, c.Change, change.Change, before)
		}
		before = change.Change
	}
}

// stale reports whether the answer is older than what made the channel be no more mine.
func (m *Model) stale(c *SyncChannel) bool {
	left, ok := m.left[c.Channel.ID]
	return ok && m.Channels[c.Channel.ID] == nil && c.Channel.LastChange < left
}

func (m *Model) take(c *SyncChannel, snapshot bool) {
	id := c.Channel.ID
	room := m.Channels[id]
	if room == nil || snapshot {
		room = newRoom()
		m.Channels[id] = room
		room.Position, room.Low = c.Position, c.Position.Sequence+1-int64(len(c.Messages))
	}
	room.joinedAt = max(room.joinedAt, c.Change) // the channel is mine at this change
	delete(m.left, id)
	room.own(c)
	for i := range c.Messages {
		m.store(id, room, &c.Messages[i])
	}
	for _, change := range c.Changes {
		m.apply(Event{Type: change.Kind, Channel: id, Change: change.Change, Data: change.Object})
	}
	room.people(m.Me, c)
	room.Position.Change = max(room.Position.Change, c.Change)
	room.advance()
}

// joined is the highest change, among the events that came while the sync ran, that says that the
// channel is mine.
func (m *Model) joined(id string) (change int64) {
	for _, e := range m.early {
		if e.Channel == id && mine(m.Me, e) {
			change = max(change, e.Change)
		}
	}
	return change
}

func (r *Room) own(c *SyncChannel) {
	if c.Change >= r.infoAt {
		r.Info, r.infoAt = c.Channel, c.Change
	}
	r.Position.Member = max(r.Position.Member, c.Member)
	if c.Channel.First == nil || c.Channel.Seen == nil || c.Channel.Delivered == nil || c.Channel.Unread == nil || c.Channel.Role == nil {
		return // judged already
	}
	r.Own.raise(*c.Channel.Delivered, *c.Channel.Seen)
	r.Own.Role, r.Own.Unread = *c.Channel.Role, *c.Channel.Unread
	r.floor(*c.Channel.First)
}

// people takes over all who are in the channel. Who is not among them has left, unless something newer
// says that they joined.
func (r *Room) people(me string, c *SyncChannel) {
	if c.Participants == nil {
		return
	}
	for _, p := range c.Participants {
		r.member(p, false, c.Change)
		r.raise(p.User, p.Delivered, p.Seen)
	}
	for user, member := range r.Members {
		there := slices.ContainsFunc(c.Participants, func(p Participant) bool { return p.User == user })
		if !there && member.at <= c.Change {
			member.Gone, member.at = true, c.Change
		}
	}
	r.raise(me, r.Own.Delivered, r.Own.Seen)
}

// gone drops a channel that a sync says is not mine, unless an event said otherwise meanwhile.
func (m *Model) gone(id string, asked map[string]Position) {
	if _, named := asked[id]; !named {
		m.fault("a sync says that %s is removed, which was not asked for", id)
		return
	}
	if m.joined(id) > 0 {
		m.strange = true
		return
	}
	m.drop(id, 0)
}
