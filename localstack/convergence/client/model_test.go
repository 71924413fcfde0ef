package client

import (
	"fmt"
	"maps"
	"strings"
	"testing"
)

// differs says in what a model is not the world, or "".
func differs(m *Model, w *world) string {
	room := m.Channels[w.id]
	switch {
	case len(m.Faults) > 0:
		return strings.Join(m.Faults, "\n")
	case room == nil:
		return "the channel is not there"
	case room.Position.Sequence != int64(len(w.entries)) || room.Position.Change != int64(len(w.changes)):
		return fmt.Sprintf("the positions are %+v, not %d and %d", room.Position, len(w.entries), len(w.changes))
	case *room.Info.Title != w.title:
		return fmt.Sprintf("the title is %q, not %q", *room.Info.Title, w.title)
	case !maps.Equal(room.People(), w.people):
		return fmt.Sprintf("the people are %v, not %v", room.People(), w.people)
	case room.Own.Seen != w.marks["me"] || room.Members["ann"].Seen != w.marks["ann"]:
		return fmt.Sprintf("the watermarks are %+v and %+v, not %v", room.Own, room.Members["ann"], w.marks)
	}
	for n := room.Low; n <= room.Position.Sequence; n++ {
		want := decode[Entry](w.entries[n-1])
		if got := room.Entries[n]; got == nil || got.State != want.State {
			return fmt.Sprintf("entry %d is %+v, not %+v", n, got, want)
		}
	}
	if unread, known := room.Unread("me"); known && unread != w.unread() {
		return fmt.Sprintf("unread is %d, not %d", unread, w.unread())
	}
	return ""
}

func (w *world) unread() (n int64) {
	for _, m := range w.entries[w.marks["me"]:] {
		if m["author"] != "me" && m["deleted"] == false {
			n++
		}
	}
	return n
}

// begun is a model that has synced with a young world.
func begun(w *world) *Model {
	for range 5 {
		w.step()
	}
	m := NewModel("me")
	m.BeginSync()
	m.Page(nil, w.sync(nil, 100))
	m.EndSync(true)
	w.events = nil
	return m
}

func TestEventsInAnyOrderAndNumberConverge(t *testing.T) {
	for seed := range uint64(100) {
		w := newWorld(seed)
		m := begun(w)
		for range 60 {
			w.step()
		}
		events := append(w.events, w.events[:len(w.events)/2]...)
		w.random.Shuffle(len(events), func(i, j int) { events[i], events[j] = events[j], events[i] })
		for _, e := range events {
			m.Apply(e)
		}
		if what := differs(m, w); what != "" {
			t.Fatalf("seed %d: %s", seed, what)
		}
		if entries, sync := m.Gaps(); len(entries) > 0 || sync {
			t.Fatalf("seed %d: gaps %v, %t", seed, entries, sync)
		}
	}
}

func TestASyncBesideEventsConverges(t *testing.T) {
	for seed := range uint64(100) {
		w := newWorld(seed)
		m := begun(w)
		for range 4 { // absences, each ended by a sync during which the world goes on
			for range w.random.IntN(40) {
				w.step()
			}
			w.events = nil
			syncBeside(m, w)
		}
		if what := differs(m, w); what != "" {
			t.Fatalf("seed %d: %s", seed, what)
		}
	}
}

// syncBeside syncs as a device does, while things happen between question and answer, which events tell
// of before the answer is taken.
func syncBeside(m *Model, w *world) {
	for more := true; more; {
		m.BeginSync()
		asked := m.Positions(true)
		from := asked[w.id]
		answer := w.sync(&from, 10)
		if w.random.IntN(6) == 0 {
			answer = w.sync(nil, 10)
			answer.Channels[0].Reset = "gap"
		}
		for range w.random.IntN(6) {
			w.step()
		}
		for _, e := range w.events {
			m.Apply(e)
		}
		w.events = nil
		more = m.Page(asked, answer)
		m.EndSync(true)
		entries, sync := m.Gaps()
		more = more || sync || len(entries) > 0
	}
}

func TestGapsAreKnown(t *testing.T) {
	w := newWorld(1)
	m := begun(w)
	before := m.Channels[w.id].Position.Sequence
	w.send("ann")
	w.send("bob")
	m.Apply(w.events[1])
	entries, sync := m.Gaps()
	if len(entries) != 1 || entries[0] != (Gap{w.id, before}) || sync {
		t.Fatalf("one entry is missing after %d, and the gaps are %v, %t", before, entries, sync)
	}
	m.Fill(entries[0], []Entry{decode[Entry](w.entries[before])})
	if what := differs(m, w); what != "" {
		t.Error(what)
	}
	w.touch(1, Object{"metadata": Object{"lost": true}})
	w.send("ann")
	m.Apply(w.events[3])
	if _, sync := m.Gaps(); !sync {
		t.Error("a message tells of a change that never came, and no sync is due")
	}
}

func TestWhoIsRemovedKeepsNothingAndMayComeBack(t *testing.T) {
	removed := Event{Type: ChannelRemoved, Channel: "c1", Change: 50}
	again := Event{Type: ChannelCreated, Channel: "c1", Change: 51}
	late := Event{Type: ChannelChanged, Channel: "c1", Change: 49}
	t.Run("removed", func(t *testing.T) {
		m := begun(newWorld(1))
		m.Apply(removed)
		m.Apply(late)
		if _, sync := m.Gaps(); len(m.Channels) != 0 || sync {
			t.Errorf("after the removal there is %v, sync %t", m.Channels, sync)
		}
		m.Apply(again)
		if _, sync := m.Gaps(); !sync {
			t.Error("the channel is mine again, and no sync is due")
		}
	})
	t.Run("out of order", func(t *testing.T) {
		w := newWorld(1)
		m := begun(w)
		again.Data = encode(w.shared())
		m.Apply(again)
		if _, sync := m.Gaps(); len(m.Channels) != 0 || !sync {
			t.Errorf("what was held before is held still, or no sync is due: %v, %t", m.Channels, sync)
		}
		w.changes = make([]Event, 51)
		m.BeginSync()
		m.Page(m.Positions(true), w.sync(nil, 100))
		m.EndSync(true)
		m.Apply(removed)
		m.Apply(again)
		if _, sync := m.Gaps(); len(m.Channels) != 1 || sync {
			t.Errorf("what is older than the sync changed something: %v, %t", m.Channels, sync)
		}
	})
	t.Run("during a sync", func(t *testing.T) {
		m := begun(newWorld(1))
		m.BeginSync()
		asked := m.Positions(true)
		again.Data = encode(newWorld(1).shared())
		m.Apply(again)
		m.Page(asked, SyncAnswer{Removed: []string{"c1"}})
		m.EndSync(true)
		if _, sync := m.Gaps(); !sync {
			t.Error("an old answer says that a channel is removed that was joined meanwhile, and no sync is due")
		}
	})
}

func TestClearingElsewhereDropsHistory(t *testing.T) {
	w := newWorld(2)
	m := begun(w)
	for range 10 {
		w.send("ann")
	}
	for _, e := range w.events {
		m.Apply(e)
	}
	m.Apply(Event{Type: ParticipantChanged, Channel: w.id, Data: encode(Participant{User: "me", Role: "owner", First: 8})})
	room := m.Channels[w.id]
	if room.Low != 8 || room.Entries[7] != nil || room.Own.Seen != 7 || room.Own.Role != "owner" {
		t.Errorf("after clearing up to 7: %+v from %d", room.Own, room.Low)
	}
	if entries, sync := m.Gaps(); len(entries) > 0 || sync {
		t.Errorf("clearing left gaps: %v, %t", entries, sync)
	}
}

// What the contract forbids must be noted, or the tests of the server prove nothing.
func TestFaultsAreNoted(t *testing.T) {
	spoil := map[string]func(a *SyncAnswer){
		"hole":            func(a *SyncAnswer) { c := &a.Channels[0]; c.Messages = append(c.Messages[:1], c.Messages[2:]...) },
		"not from there":  func(a *SyncAnswer) { c := &a.Channels[0]; c.Messages = c.Messages[1:] },
		"position beyond": func(a *SyncAnswer) { a.Channels[0].Position.Sequence++ },
		"position back":   func(a *SyncAnswer) { a.Channels[0].Position.Change = 0 },
		"other's change":  func(a *SyncAnswer) { a.Channels[0].Changes[0].Change = 99 },
		"nobody's":        func(a *SyncAnswer) { a.Channels[0].Channel.Role = nil },
		"removed unasked": func(a *SyncAnswer) { a.Removed = []string{"other"} },
		"uuid of another": func(a *SyncAnswer) { a.Channels[0].Messages[0].UUID = "u" },
		"another's entry": func(a *SyncAnswer) { a.Channels[0].Messages[0].Channel = "other" },
		"below the floor": func(a *SyncAnswer) { *a.Channels[0].Channel.First = 1000 },
	}
	for name, do := range spoil {
		t.Run(name, func(t *testing.T) {
			w := newWorld(3)
			m := begun(w)
			w.touch(1, Object{"metadata": Object{}})
			for range 4 {
				w.send("ann")
			}
			from := m.Channels[w.id].Position
			m.BeginSync()
			asked := m.Positions(true)
			answer := w.sync(&from, 100)
			do(&answer)
			m.Page(asked, answer)
			if len(m.Faults) == 0 {
				t.Error("nothing was noted")
			}
		})
	}
	t.Run("one change, two states", func(t *testing.T) {
		w := newWorld(3)
		m := begun(w)
		w.send("ann")
		m.Apply(w.events[0])
		w.entries[len(w.entries)-1]["content"] = Object{"text": "other words"}
		w.tell(MessageCreated, 0, 0, w.entries[len(w.entries)-1])
		m.Apply(w.events[1])
		if len(m.Faults) == 0 {
			t.Error("nothing was noted")
		}
	})
	t.Run("back from the dead", func(t *testing.T) {
		w := newWorld(3)
		m := begun(w)
		w.touch(1, Object{"deleted": true})
		w.touch(1, Object{"deleted": false})
		for _, e := range w.events {
			m.Apply(e)
		}
		if len(m.Faults) == 0 {
			t.Error("nothing was noted")
		}
	})
}
