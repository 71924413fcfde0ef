package streams

import "time"

// ledger holds the records that were read and lie before one that is not done yet, in the order of
// the stream. Its start is how far everything is done.
type ledger struct {
	entries []*entry
	open    int // entries that are not done
}

type entry struct {
	place   Position
	created time.Time
	done    bool
}

func (l *ledger) add(place Position, created time.Time) *entry {
	e := &entry{place: place, created: created}
	l.entries = append(l.entries, e)
	l.open++
	return e
}

// finish notes that e is done, and gives the place up to which everything is, where it moved.
func (l *ledger) finish(e *entry) (place Position, moved bool) {
	if !e.done {
		e.done = true
		l.open--
	}
	for len(l.entries) > 0 && l.entries[0].done {
		place, moved = l.entries[0].place, true
		l.entries = l.entries[1:]
	}
	return place, moved
}
