package client

import (
	"fmt"
	"maps"
)

// Model is all that a device holds. It is not safe for concurrent use.
type Model struct {
	Me       string
	Epoch    string // as the server wrote it
	Channels map[string]*Room
	Faults   []string // what the server may not have said

	noted   map[string]bool  // the kinds of faults
	left    map[string]int64 // of channels that are mine no more: the highest change known of
	early   []Event          // came while a sync ran, or of channels not known yet
	syncing bool
	strange bool // an event came of a channel that is not known
}

// Room is what is held of one channel.
type Room struct {
	Info    Channel // without the caller's own fields
	Own     Own
	Members map[string]*Member
	Entries map[int64]*Entry
	Low     int64 // everything from here to Position.Sequence is held
	Position

	infoAt     int64 // the change that Info shows at least
	joinedAt   int64 // the highest change that says that the channel is mine
	loose      map[int64]bool
	highest    int64 // entry that is known to exist
	highChange int64 // change that is known to exist
}

// Own is what a channel is to its reader.
type Own struct {
	Role            string
	First           int64
	Seen, Delivered int64
	Unread          int64 // as the server said last
}

// Member is somebody in a channel, or who was.
type Member struct {
	Role            string
	Delivered, Seen int64
	Gone            bool

	at int64 // the change that says so
}

// NewModel is the model of a device that holds nothing.
func NewModel(user string) *Model {
	return &Model{Me: user, Channels: map[string]*Room{}, noted: map[string]bool{}, left: map[string]int64{}}
}

func newRoom() *Room {
	return &Room{Members: map[string]*Member{}, Entries: map[int64]*Entry{}, loose: map[int64]bool{}}
}

func (m *Model) fault(format string, args ...any) {
	if m.noted[format] { // one of a kind tells enough
		return
	}
	m.noted[format] = true
	m.Faults = append(m.Faults, m.Me+": "+fmt.Sprintf(format, args...))
}

// Positions are what a sync asks from.
func (m *Model) Positions(receipts bool) map[string]Position {
	out := map[string]Position{}
	for id, room := range m.Channels {
		p := room.Position
		p.Receipts = receipts
		out[id] = p
	}
	return out
}

// Gap is a channel of which entries are known to exist that are not held.
type Gap struct {
	Channel string
	After   int64
}

// Gaps are the gaps that reading entries fills, and whether anything is missing that only a sync brings.
func (m *Model) Gaps() (entries []Gap, sync bool) {
	for id, room := range m.Channels {
		if room.highest > room.Position.Sequence {
			entries = append(entries, Gap{id, room.Position.Sequence})
		}
		sync = sync || room.highChange > room.Position.Change
	}
	return entries, sync || m.strange
}

// Pointers are the messages of which only a pointer is held.
func (m *Model) Pointers() (ids []string) {
	for _, room := range m.Channels {
		for _, e := range room.Entries {
			if e.Truncated {
				ids = append(ids, e.ID)
			}
		}
	}
	return ids
}

// Fill takes over entries that were read. The page has to start right after the gap's beginning.
func (m *Model) Fill(gap Gap, page []Entry) {
	room := m.Channels[gap.Channel]
	if room == nil {
		return
	}
	m.consecutive(gap.Channel, "a page", page)
	for i := range page {
		m.store(gap.Channel, room, &page[i])
	}
	room.advance()
}

// FillBelow takes over the entries that were read from before Low.
func (m *Model) FillBelow(id string, page []Entry) {
	room := m.Channels[id]
	if room == nil || len(page) == 0 {
		return
	}
	m.consecutive(id, "a page", page)
	for i := range page {
		m.store(id, room, &page[i])
	}
	if page[len(page)-1].Sequence >= room.Low-1 {
		room.Low = min(room.Low, page[0].Sequence)
	}
}

// Whole takes over a message that was read by its id.
func (m *Model) Whole(e *Entry) {
	if room := m.Channels[e.Channel]; room != nil && room.Entries[e.Sequence] != nil {
		m.store(e.Channel, room, e)
	}
}

// store keeps the newest state of an entry.
func (m *Model) store(id string, room *Room, e *Entry) {
	held := room.Entries[e.Sequence]
	switch {
	case e.Sequence < 1 || e.Channel != id:
		m.fault("an entry of channel %s says that it is %d of %s", id, e.Sequence, e.Channel)
		return
	case held != nil && !held.Hidden && !e.Hidden && (held.ID != e.ID || held.Author != e.Author):
		m.fault("entry %d of %s is %s by %s, and was %s by %s", e.Sequence, id, e.ID, e.Author, held.ID, held.Author)
		return
	case e.contradicts(held):
		m.fault("entry %d of %s at change %d is\n%s\nand was\n%s", e.Sequence, id, e.Change, e.State, held.State)
	case e.UUID != "" && e.Author != m.Me:
		m.fault("the uuid of entry %d of %s is shown, which is by %s", e.Sequence, id, e.Author)
	case held != nil && held.Deleted && !e.Deleted && e.Change > held.Change:
		m.fault("entry %d of %s was deleted and is there again", e.Sequence, id)
	}
	if e.Sequence >= room.Own.First && e.newer(held) {
		room.Entries[e.Sequence] = e
	}
	room.highest = max(room.highest, e.Sequence)
}

// advance moves the positions over what is held.
func (r *Room) advance() {
	r.Position.Sequence = max(r.Position.Sequence, r.Own.First-1)
	for r.Entries[r.Position.Sequence+1] != nil {
		r.Position.Sequence++
	}
	for r.loose[r.Position.Change+1] {
		r.Position.Change++
	}
	maps.DeleteFunc(r.loose, func(change int64, _ bool) bool { return change <= r.Position.Change })
}

// consecutive notes where entries are not in order without a gap.
func (m *Model) consecutive(id, where string, entries []Entry) {
	for i := range entries {
		if i > 0 && entries[i].Sequence != entries[i-1].Sequence+1 {
			m.fault("%s of %s has entry %d after %d", where, id, entries[i].Sequence, entries[i-1].Sequence)
		}
	}
}
