package promises

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"net/http"
	"slices"
)

// town is some people and their channels, with a ledger for each. One step is taken at a time; after it
// everything must be exact.
type town struct {
	d        *deployment
	name     string
	random   *rand.Rand
	people   map[string]*device
	channels []*ledger
	shown    map[string]watermarks // by user and channel: the highest watermarks that were shown
	steps    int
	story    []string // what was done last, for who reads a failure
}

func (d *deployment) newTown(name string, people ...string) *town {
	d.t.Helper()
	w := &town{d: d, name: name, random: d.random(name), people: map[string]*device{}, shown: map[string]watermarks{}}
	for _, user := range people {
		w.people[name+"-"+user] = d.login(name + "-" + user)
	}
	return w
}

// found makes a channel of the first of the people.
func (w *town) found(kind string, people ...string) *ledger {
	people = slices.Clone(people)
	for i := range people {
		people[i] = w.name + "-" + people[i]
	}
	var made channel
	w.people[people[0]].must(http.MethodPost, "/v1/channels",
		object{"participants": people, "type": kind, "uuid": fmt.Sprint("channel", len(w.channels))}).into(&made)
	l := newLedger(made.ID, people...)
	w.channels = append(w.channels, l)
	return l
}

func (w *town) tell(format string, args ...any) {
	w.steps++
	w.story = append(w.story, fmt.Sprintf("%d: ", w.steps)+fmt.Sprintf(format, args...))
	w.story = w.story[max(0, len(w.story)-12):]
}

func (w *town) wrong(format string, args ...any) {
	w.d.t.Errorf("%s\nafter %v", fmt.Sprintf(format, args...), w.story)
}

// send lets somebody write into one channel, or into several at once.
func (w *town) send(author string, to ...*ledger) {
	w.tell("%s sends into %d channels", author, len(to))
	var ids []string
	for _, l := range to {
		ids = append(ids, l.id)
	}
	words := fmt.Sprintf("%s %d", w.name, w.steps)
	a := w.people[author].must(http.MethodPost, "/v1/messages", text(words, ids...), "Idempotency-Key", fmt.Sprintf("%s.%d", w.name, w.steps))
	var many several
	if len(to) > 1 {
		a.into(&many)
	} else {
		many.Data.Messages = make([]sentInto, 1)
		a.into(&many.Data.Messages[0].Message)
	}
	for _, s := range many.Data.Messages {
		at := slices.IndexFunc(to, func(l *ledger) bool { return l.id == s.Message.Channel })
		if at < 0 {
			w.wrong("%s: no message for a channel", a) // P8 would let the rest fail; then the test must repeat it
			continue
		}
		if l := to[at]; s.Message.Sequence != l.last()+1 || s.Message.Author != author {
			w.wrong("%s: not entry %d by %s", a, l.last()+1, author)
		} else {
			l.entries = append(l.entries, entry{s.Message.ID, author})
		}
	}
}

// mark lets somebody say that everything up to an entry was delivered or seen, by channel or by message.
func (w *town) mark(user, kind string, l *ledger, n int64) {
	w.tell("%s: %s up to %d of %d", user, kind, n, l.last())
	if n > 0 && n <= l.last() && w.random.IntN(2) == 0 {
		l.mark(user, kind, n)
		var m message
		w.people[user].must(http.MethodPut, "/v1/messages/"+l.entries[n-1].id+"/"+kind, nil).into(&m)
		w.flags(user, l, m)
		return
	}
	a := w.people[user].settle(http.MethodPut, "/v1/channels/"+l.id+"/"+kind, object{"sequence_id": n})
	if n > l.last() {
		if a.status != http.StatusUnprocessableEntity || a.code != "sequence_ahead" {
			w.wrong("above the last entry %d: %s", l.last(), a)
		}
		return
	}
	l.mark(user, kind, n)
	var shown watermarks
	a.into(&shown)
	w.watermarks(user, l, shown, a.call)
}

// watermarks checks those that somebody was shown, and that they did not fall.
func (w *town) watermarks(user string, l *ledger, shown watermarks, where string) {
	if err := l.agrees(user, shown); err != nil {
		w.wrong("%s: %v", where, err)
	}
	at := user + "\x00" + l.id
	if before := w.shown[at]; shown.Seen < before.Seen || shown.Delivered < before.Delivered || shown.Last < before.Last {
		w.wrong("%s: fell from %+v to %+v", where, before, shown)
	}
	w.shown[at] = shown
}

// flags checks what a message says of its receipts, to any reader.
func (w *town) flags(reader string, l *ledger, m message) {
	if m.Sequence < 1 || m.Sequence > l.last() {
		w.wrong("%s is shown entry %d of %d", reader, m.Sequence, l.last())
		return
	}
	each, delivered, seen := l.status(m.Sequence)
	if m.Delivered != delivered || m.Seen != seen {
		w.wrong("%s: entry %d is delivered %t, seen %t; it should be %t, %t", reader, m.Sequence, m.Delivered, m.Seen, delivered, seen)
	}
	if m.Status != nil && !maps.Equal(m.Status, each) {
		w.wrong("%s: entry %d has %v, not %v", reader, m.Sequence, m.Status, each)
	}
}

// look checks everything that tells somebody of receipts and unread entries, in all their channels.
func (w *town) look(user string) {
	c := w.people[user]
	var total unread
	list := get[channels](c, "/v1/channels?per_page=100")
	for _, l := range w.channels {
		if !l.has(user) {
			continue
		}
		at := slices.IndexFunc(list.Data, func(c channel) bool { return c.ID == l.id })
		if at < 0 {
			w.wrong("%s: a channel is missing in the list", user)
			continue
		}
		w.watermarks(user, l, list.Data[at].watermarks(), user+" GET /v1/channels")
		w.watermarks(user, l, get[channel](c, "/v1/channels/"+l.id).watermarks(), user+" GET /v1/channels/{id}")
		if m := list.Data[at].LastMessage; m != nil {
			w.flags(user, l, *m)
		}
		if n := l.unread(user); n > 0 {
			total.Channels++
			total.Messages += n
		}
	}
	if got := get[unread](c, "/v1/unread"); got != total {
		w.wrong("%s GET /v1/unread: %+v, not %+v", user, got, total)
	}
	if got := get[channels](c, "/v1/channels?unread=true").Meta.Total; int64(got) != total.Channels {
		w.wrong("%s GET /v1/channels?unread=true: %d channels, not %d", user, got, total.Channels)
	}
}

// inspect checks the receipts of a page of a channel, and of one message of it by itself.
func (w *town) inspect(reader string, l *ledger) {
	if l.last() == 0 {
		return
	}
	c := w.people[reader]
	from := w.random.Int64N(l.last())
	shown := get[listing](c, fmt.Sprintf("/v1/channels/%s/messages?from_sequence_id=%d&per_page=100&receipts=true", l.id, from))
	for _, m := range shown.Data.Messages {
		if m.Status == nil {
			w.wrong("%s: entry %d has no recipient_status", reader, m.Sequence)
		}
		w.flags(reader, l, m)
	}
	one := l.entries[w.random.IntN(len(l.entries))]
	w.flags(reader, l, get[message](c, "/v1/messages/"+one.id))
}

// anybody of a channel.
func (w *town) anybody(l *ledger) string { return l.people[w.random.IntN(len(l.people))] }

// anywhere is one of the channels.
func (w *town) anywhere() *ledger { return w.channels[w.random.IntN(len(w.channels))] }
