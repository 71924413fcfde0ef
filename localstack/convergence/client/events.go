package client

import (
	"encoding/json"
	"slices"
)

// Apply takes over an event. Events may come twice, late and in any order.
func (m *Model) Apply(e Event) {
	if m.syncing {
		m.early = append(m.early, e) // once more after the sync, which may be older than this
	}
	m.apply(e)
}

func (m *Model) apply(e Event) {
	if e.Channel == "" {
		return
	}
	if e.Type == ChannelRemoved {
		m.removed(e)
		return
	}
	room := m.Channels[e.Channel]
	if room == nil {
		m.stranger(e)
		return
	}
	if mine(m.Me, e) && e.Change > room.joinedAt {
		m.drop(e.Channel, 0) // what is held is of a time before: its end comes late, or never
		m.stranger(e)
		return
	}
	room.highChange = max(room.highChange, e.Change)
	switch e.Type {
	case MessageCreated, MessageChanged:
		m.message(room, e)
	case ChannelCreated, ChannelChanged:
		m.channel(room, e)
	case ParticipantJoined, ParticipantLeft, ParticipantChanged:
		m.participant(room, e)
	case Receipts:
		m.receipts(room, e)
	}
	if e.Change > 0 && e.Type != MessageCreated && e.Type != Receipts {
		room.loose[e.Change] = true
	}
	room.advance()
}

// mine reports whether an event says that the channel is mine.
func mine(me string, e Event) bool {
	return e.Type == ChannelCreated || e.Type == ParticipantJoined && participantOf(e).User == me
}

func participantOf(e Event) (p Participant) {
	_ = json.Unmarshal(e.Data, &p) // what cannot be read is nobody
	return p
}

// stranger keeps an event of a channel that is not known, unless it is a late one of a channel that was
// left. Only a sync can tell what it belongs to.
func (m *Model) stranger(e Event) {
	if left, ok := m.left[e.Channel]; ok && e.Change <= left {
		return
	}
	if !m.syncing {
		m.early = append(m.early, e)
	}
	m.strange = true
}

// removed drops a channel, unless the removal is older than what made the channel mine.
func (m *Model) removed(e Event) {
	room := m.Channels[e.Channel]
	if room == nil {
		m.left[e.Channel] = max(m.left[e.Channel], e.Change)
		return
	}
	if e.Change != 0 && e.Change <= room.joinedAt {
		return
	}
	m.drop(e.Channel, e.Change)
}

func (m *Model) drop(id string, change int64) {
	if room := m.Channels[id]; room != nil {
		change = max(change, room.joinedAt)
	}
	m.left[id] = max(m.left[id], change)
	delete(m.Channels, id)
}

func (m *Model) message(room *Room, e Event) {
	entry := &Entry{}
	if err := json.Unmarshal(e.Data, entry); err != nil || entry.Sequence == 0 {
		m.fault("a message cannot be read: %v: %s", err, e.Data)
		return
	}
	if e.Type == MessageChanged && entry.Change < e.Change && !entry.Hidden {
		m.fault("change %d of %s shows entry %d at change %d", e.Change, e.Channel, entry.Sequence, entry.Change)
	}
	room.highChange = max(room.highChange, entry.Change)
	m.store(e.Channel, room, entry)
}

func (m *Model) channel(room *Room, e Event) {
	var c Channel
	if err := json.Unmarshal(e.Data, &c); err != nil || c.ID != e.Channel {
		m.fault("a channel cannot be read: %v: %s", err, e.Data)
		return
	}
	if c.Role != nil || c.Unread != nil || c.Seen != nil || c.First != nil {
		m.fault("an event or a change of %s shows somebody's own fields: %s %d: %.300s", e.Channel, e.Type, e.Change, e.Data)
	}
	m.counted(c)
	if e.Change >= room.infoAt {
		room.Info, room.infoAt = c, e.Change
	}
	room.highest = max(room.highest, c.Last)
	room.highChange = max(room.highChange, c.LastChange)
}

// counted notes where a channel's participants are not as many as it says.
func (m *Model) counted(c Channel) {
	if c.Participants != nil && len(c.Participants) != c.Count {
		m.fault("channel %s (entry %d, change %d) has %d participants, and names %v", c.ID, c.Last, c.LastChange, c.Count, c.Participants)
	}
}

func (m *Model) participant(room *Room, e Event) {
	p := participantOf(e)
	if p.User == "" {
		m.fault("a participant cannot be read: %s", e.Data)
		return
	}
	room.member(p, e.Type == ParticipantLeft, e.Change)
	if e.Type == ParticipantJoined {
		room.raise(p.User, e.Sequence, e.Sequence) // who joins starts at the last number
	}
	if p.User != m.Me || e.Type == ParticipantLeft {
		return
	}
	if e.Change >= room.Members[m.Me].at {
		room.Own.Role = p.Role
	}
	if p.First > 0 { // history was cleared, on another device
		room.Own.raise(p.First-1, p.First-1)
		room.floor(p.First)
	}
}

// member takes over a membership at a change.
func (r *Room) member(p Participant, gone bool, change int64) {
	held := r.Members[p.User]
	if held == nil {
		held = &Member{at: -1}
		r.Members[p.User] = held
	}
	if change < held.at {
		return
	}
	held.Gone, held.at = gone, change
	if !gone && p.Role != "" {
		held.Role = p.Role
	}
}

// raise lifts somebody's watermarks, which only rise.
func (r *Room) raise(user string, delivered, seen int64) {
	held := r.Members[user]
	if held == nil {
		held = &Member{Gone: true, at: -1} // who they are comes later
		r.Members[user] = held
	}
	held.Seen = max(held.Seen, seen)
	held.Delivered = max(held.Delivered, delivered, seen)
}

func (m *Model) receipts(room *Room, e Event) {
	var all []Participant
	if err := json.Unmarshal(e.Data, &all); err != nil {
		m.fault("receipts cannot be read: %v: %s", err, e.Data)
		return
	}
	for _, p := range all {
		room.raise(p.User, p.Delivered, p.Seen)
		if p.User == m.Me {
			room.Own.raise(p.Delivered, p.Seen)
		}
		room.highest = max(room.highest, p.Delivered, p.Seen)
	}
}

func (o *Own) raise(delivered, seen int64) {
	o.Seen = max(o.Seen, seen)
	o.Delivered = max(o.Delivered, delivered, seen)
}

// Marked takes over the answer to a receipt of one's own.
func (m *Model) Marked(id string, w Watermarks) {
	room := m.Channels[id]
	if room == nil {
		return
	}
	room.Own.raise(w.Delivered, w.Seen)
	room.raise(m.Me, w.Delivered, w.Seen)
	room.highest = max(room.highest, w.Last)
}

// Cleared drops the history that was cleared up to an entry.
func (m *Model) Cleared(id string, upto int64) {
	if room := m.Channels[id]; room != nil {
		room.Own.raise(upto, upto)
		room.floor(upto + 1)
	}
}

// floor drops what lies below the first entry that may be seen.
func (r *Room) floor(first int64) {
	r.Own.First = max(r.Own.First, first)
	r.Low = max(r.Low, r.Own.First)
	for n := range r.Entries {
		if n < r.Own.First {
			delete(r.Entries, n)
		}
	}
	r.advance()
}

// replay applies again what came early, and keeps what still belongs to nothing known.
func (m *Model) replay() {
	early := slices.Clone(m.early)
	m.early, m.strange = nil, false
	for _, e := range early {
		m.apply(e)
	}
}
