package client

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
)

// world is a server of one channel, as far as the contract tells: it makes events and answers.
type world struct {
	random  *rand.Rand
	id      string
	entries []Object // entry n is entries[n-1]
	changes []Event
	title   string
	people  map[string]string // roles
	marks   map[string]int64
	events  []Event
}

func newWorld(seed uint64) *world {
	return &world{
		random: rand.New(rand.NewPCG(seed, 1)), id: "c1", title: "first",
		people: map[string]string{"me": "owner", "ann": "member", "bob": "member"}, marks: map[string]int64{},
	}
}

func encode(v any) json.RawMessage {
	text, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return text
}

func decode[T any](v any) (out T) {
	if err := json.Unmarshal(encode(v), &out); err != nil {
		panic(err)
	}
	return out
}

func (w *world) tell(kind string, sequence, change int64, data any) Event {
	e := Event{Type: kind, ID: fmt.Sprint(kind, sequence, change), Channel: w.id, Sequence: sequence, Change: change, Data: encode(data)}
	w.events = append(w.events, e)
	return e
}

func (w *world) change(kind string, sequence int64, data any) {
	w.changes = append(w.changes, w.tell(kind, sequence, int64(len(w.changes)+1), data))
}

func (w *world) send(author string) {
	n := int64(len(w.entries) + 1)
	m := Object{
		"id": fmt.Sprint("m", n), "channel_id": w.id, "sequence_id": n, "change_id": len(w.changes), "author": author,
		"content": Object{"text": fmt.Sprint("words ", n)}, "deleted": false, "delivered": false, "seen": false,
	}
	w.entries = append(w.entries, m)
	w.tell(MessageCreated, n, int64(len(w.changes)), m)
}

func (w *world) touch(n int64, fields Object) {
	m := Object{}
	for name, field := range w.entries[n-1] {
		m[name] = field
	}
	for name, field := range fields {
		m[name] = field
	}
	m["change_id"] = len(w.changes) + 1
	w.entries[n-1] = m
	w.change(MessageChanged, n, m)
}

func (w *world) shared() Object {
	return Object{"id": w.id, "title": w.title, "last_sequence_id": len(w.entries), "last_change_id": len(w.changes)}
}

// step does something drawn.
func (w *world) step() {
	last := int64(len(w.entries))
	switch choice := w.random.IntN(10); {
	case choice < 5 || last == 0:
		w.send([]string{"me", "ann", "bob"}[w.random.IntN(3)])
	case choice < 6:
		w.touch(1+w.random.Int64N(last), Object{"deleted": true, "content": nil})
	case choice < 7:
		if n := 1 + w.random.Int64N(last); w.entries[n-1]["deleted"] == false {
			w.touch(n, Object{"metadata": Object{"n": len(w.changes)}})
		}
	case choice < 8:
		w.title = fmt.Sprint("title ", len(w.changes))
		shared := w.shared()
		shared["last_change_id"] = len(w.changes) + 1
		w.change(ChannelChanged, 0, shared)
	case choice < 9:
		w.member()
	default:
		user := []string{"me", "ann"}[w.random.IntN(2)]
		w.marks[user] = max(w.marks[user], w.random.Int64N(last+1))
		w.tell(Receipts, 0, 0, []Participant{{User: user, Delivered: w.marks[user], Seen: w.marks[user]}})
	}
}

func (w *world) member() {
	if w.people["bob"] == "" {
		w.people["bob"] = "member"
		w.change(ParticipantJoined, 0, Participant{User: "bob", Role: "member"})
		return
	}
	delete(w.people, "bob")
	w.change(ParticipantLeft, 0, Participant{User: "bob"})
}

// sync answers from a position, or with a snapshot of the newest entries where from is nil.
func (w *world) sync(from *Position, page int64) SyncAnswer {
	c := w.shared()
	last := int64(len(w.entries))
	c["role"], c["first_sequence_id"], c["unread_count"] = w.people["me"], 1, 0
	c["seen_sequence_id"], c["delivered_sequence_id"] = w.marks["me"], w.marks["me"]
	first, until := max(1, last-page+1), last
	out := Object{"channel": c, "change_id": len(w.changes), "has_more": first > 1, "participants": w.participants()}
	changes := []Object{}
	if from != nil {
		first, until = from.Sequence+1, min(last, from.Sequence+page)
		out["has_more"] = until < last
		for _, e := range w.compacted(from.Change) {
			changes = append(changes, Object{"change_id": e.Change, "kind": e.Type, "object": e.Data})
		}
	}
	out["changes"], out["sequence_id"], out["messages"] = changes, until, w.entries[first-1:until]
	return decode[SyncAnswer](Object{"epoch": 1, "channels": []Object{out}, "removed": []string{}, "next_cursor": nil})
}

// compacted are the changes after one, of each thing the last.
func (w *world) compacted(after int64) (out []Event) {
	things := map[string]bool{}
	for _, e := range slices.Backward(w.changes[after:]) {
		thing := fmt.Sprint(e.Type, e.Sequence)
		if e.Type == ParticipantJoined || e.Type == ParticipantLeft {
			thing = participantOf(e).User
		}
		if !things[thing] {
			out = append(out, e)
		}
		things[thing] = true
	}
	slices.Reverse(out)
	return out
}

func (w *world) participants() (out []Participant) {
	for user, role := range w.people {
		out = append(out, Participant{User: user, Role: role, Delivered: w.marks[user], Seen: w.marks[user]})
	}
	return out
}
