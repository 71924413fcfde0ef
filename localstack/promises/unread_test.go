package promises

import (
	"fmt"
	"testing"
)

// P4 and P5: whatever people send, mark and look at, in any order, the numbers that each of them is shown
// are exact after every step, the same in every place, and say of nobody more than they said themselves.
func TestExactUnreadAndTrueReceipts(t *testing.T) {
	d := start(t)
	d.newTown("quiet", "ann", "bob", "cid", "dan", "eve").live(scaled(90), func() bool { return true })
	w := d.newTown("faults", "ann", "bob", "cid", "dan", "eve")
	d.faulty(bad)
	faults := []string{"conflict", "throttle", "timeout.after", "error.after", "unprocessed.keys"}
	w.live(scaled(30), func() bool { return d.happened(faults...) })
	d.demandFaults(faults...)
}

// live lets things happen in any order, at least so many, and until enough has happened.
func (w *town) live(steps int, enough func() bool) {
	w.found("PERSONAL", "ann", "bob")
	w.found("GROUP", "bob", "ann", "cid")
	w.found("GROUP", "cid", "ann", "bob", "dan", "eve")
	w.found("GROUP", "eve")
	for n := 0; n < steps || n < atMost && !enough(); n++ {
		l := w.anywhere()
		user, kind := w.anybody(l), "seen"
		if w.random.IntN(2) == 0 {
			kind = "delivered"
		}
		switch w.random.IntN(10) {
		case 0:
			if user = w.name + "-bob"; w.d.t.Failed() {
				return
			}
			w.send(user, w.channels[:3]...)
		case 1, 2, 3, 4, 5:
			w.send(user, l)
		default:
			w.mark(user, kind, l, w.random.Int64N(l.last()+3))
		}
		w.look(user)
		if other := w.anybody(l); other != user {
			w.look(other)
			w.inspect(other, l)
		}
		if w.d.t.Failed() {
			return
		}
	}
}

const atMost = 300 // steps

// P4: the store keeps only so many runs of somebody's own entries above what they have seen. With more
// of them, unread stays exact, also where what they then see ends among those that were given up.
func TestExactUnreadAmongManyOwn(t *testing.T) {
	d := start(t)
	for round := range scaled(2) {
		d.newTown(fmt.Sprint("quiet", round), "ann", "bob").crossBound(40, 25)
	}
	w := d.newTown("faults", "ann", "bob")
	d.faulty("conflict=0.1,throttle=0.05,timeout=0.05,error=0.05,unprocessed=0.05")
	w.crossBound(36, scaled(10))
	d.demandFaults("conflict", "throttle", "timeout.after", "error.after", "unprocessed.keys")
}

// crossBound lets ann write so many runs among what bob writes and she has not seen, and then see it bit
// by bit, and write again.
func (w *town) crossBound(runs, marks int) {
	l := w.found("GROUP", "ann", "bob")
	ann, bob := l.people[0], l.people[1]
	write := func(author string, most int) {
		for range 1 + w.random.IntN(most) {
			w.send(author, l)
		}
	}
	for range runs + w.random.IntN(20) {
		write(bob, 2)
		write(ann, 2)
	}
	w.look(ann)
	for range marks {
		seen := l.marks[ann].seen
		switch w.random.IntN(6) {
		case 0:
			write(ann, 2)
		case 1:
			write(bob, 2)
		case 2:
			w.mark(ann, "delivered", l, w.random.Int64N(l.last()+1))
		default:
			w.mark(ann, "seen", l, min(l.last(), max(0, seen-2+w.random.Int64N(16))))
		}
		w.look(ann)
		if w.d.t.Failed() {
			return
		}
	}
	w.mark(ann, "seen", l, l.last())
	w.look(ann)
	w.look(bob)
}
