package promises

import (
	"fmt"
	"slices"
)

// ledger is the model of one channel: who wrote which entry, and what each participant said to have
// got and seen. Sending says nothing, except that one's own entry is not unread.
type ledger struct {
	id      string
	people  []string
	entries []entry // entry n is entries[n-1]
	marks   map[string]mark
}

type entry struct{ id, author string }

// mark is the highest entries that somebody said were delivered to them and seen by them.
type mark struct{ delivered, seen int64 }

func newLedger(id string, people ...string) *ledger {
	return &ledger{id: id, people: people, marks: map[string]mark{}}
}

func (l *ledger) last() int64 { return int64(len(l.entries)) }

// others is how many entries in (after, upto] somebody else than user wrote.
func (l *ledger) others(user string, after, upto int64) (n int64) {
	for _, e := range l.entries[after:upto] {
		if e.author != user {
			n++
		}
	}
	return n
}

// unread is what P4 says.
func (l *ledger) unread(user string) int64 { return l.others(user, l.marks[user].seen, l.last()) }

// mark notes what a receipt says. Watermarks only rise, and who has seen something has it.
func (l *ledger) mark(user, kind string, n int64) {
	m := l.marks[user]
	if kind == "seen" {
		m.seen = max(m.seen, n)
	}
	m.delivered = max(m.delivered, n, m.seen)
	l.marks[user] = m
}

// status is what the participants' receipts say of entry n: for each recipient, and for all together.
func (l *ledger) status(n int64) (each map[string]string, delivered, seen bool) {
	each = map[string]string{}
	author := l.entries[n-1].author
	recipients := slices.DeleteFunc(slices.Clone(l.people), func(user string) bool { return user == author })
	delivered, seen = len(recipients) > 0, len(recipients) > 0
	for _, user := range recipients {
		m := l.marks[user]
		switch {
		case m.seen >= n:
			each[user] = "seen"
		case m.delivered >= n:
			each[user] = "delivered"
		default:
			each[user] = "sent"
		}
		delivered, seen = delivered && m.delivered >= n, seen && m.seen >= n
	}
	return each, delivered, seen
}

// agrees reports what is wrong with the watermarks shown to user. They may stand above the marks, over
// entries of the user's own alone.
func (l *ledger) agrees(user string, w watermarks) error {
	m := l.marks[user]
	over := func(shown, marked int64) bool {
		return shown < marked || shown > l.last() || l.others(user, marked, shown) > 0
	}
	switch {
	case w.Last != l.last():
		return fmt.Errorf("last_sequence_id is %d, not %d", w.Last, l.last())
	case over(w.Seen, m.seen):
		return fmt.Errorf("seen is %d, and %s said %d", w.Seen, user, m.seen)
	case over(w.Delivered, m.delivered) || w.Delivered < w.Seen:
		return fmt.Errorf("delivered is %d beside seen %d, and %s said %d", w.Delivered, w.Seen, user, m.delivered)
	case w.Unread != l.unread(user):
		return fmt.Errorf("unread is %d, not %d", w.Unread, l.unread(user))
	}
	return nil
}

func (c channel) watermarks() watermarks {
	return watermarks{Last: c.Last, Delivered: c.Delivered, Seen: c.Seen, Unread: c.Unread}
}

func (l *ledger) has(user string) bool { return slices.Contains(l.people, user) }
