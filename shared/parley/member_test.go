package parley

import (
	"testing"

	"pgregory.net/rapid"
)

// A member's few numbers must give the same unread count as counting the whole log, whatever the order
// of own entries, others' entries and receipts, also where the item no longer knows all own numbers. (P4, P5)
func TestUnreadIsExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		const me, other = UserID("me"), UserID("other")
		var (
			m   = Member{User: me, Role: RoleMember, First: 1}
			log []UserID
		)
		last := func() int64 { return int64(len(log)) }
		mine := func(from, to int64) (n int64) {
			for i := from; i <= to; i++ {
				if log[i-1] == me {
					n++
				}
			}
			return n
		}
		for range rapid.IntRange(1, 400).Draw(t, "steps") {
			before := m
			switch rapid.IntRange(0, 9).Draw(t, "step") {
			case 0:
				to := rapid.Int64Range(0, last()).Draw(t, "delivered")
				m, _ = m.MarkDelivered(to)
				if m.Seen != before.Seen || m.Delivered != max(before.Delivered, to) {
					t.Fatalf("delivered %d: %+v became %+v", to, before, m)
				}
			case 1:
				to := rapid.Int64Range(0, last()).Draw(t, "seen")
				m, _ = m.MarkSeen(to, mine(m.Seen+1, max(m.Seen, to)))
				if m.Seen != max(before.Seen, to) {
					t.Fatalf("seen %d: %+v became %+v", to, before, m)
				}
			case 2, 3, 4, 5:
				log = append(log, other)
			default:
				log = append(log, me)
				m = m.Sent(last())
				if m.Seen != before.Seen && mine(before.Seen+1, last()) != last()-before.Seen {
					t.Fatalf("sending marked others' entries as seen: %+v became %+v", before, m)
				}
			}
			if want := last() - m.Seen - mine(m.Seen+1, last()); m.Unread(last()) != want {
				t.Fatalf("unread %d, want %d: %+v", m.Unread(last()), want, m)
			}
			if m.Delivered < m.Seen || m.Delivered > last() || m.Seen < before.Seen || m.Delivered < before.Delivered {
				t.Fatalf("watermarks: %+v became %+v, last %d", before, m, last())
			}
		}
	})
}

// A head read an instant before its member must not make the count negative.
func TestUnreadOfAnOlderHeadIsNotNegative(t *testing.T) {
	m := Member{Seen: 3}
	if got := m.Unread(2); got != 0 {
		t.Errorf("seen 3 of 2: %d unread", got)
	}
	m = Member{Seen: 1, Own: Runs{4, 4}}
	if got := m.Unread(3); got != 2 {
		t.Errorf("entries 2 and 3 by others: %d unread", got)
	}
}

func TestMessageReceipts(t *testing.T) {
	author := Member{User: "author", Seen: 5, Delivered: 5}
	early := Member{User: "early", Delivered: 5, Seen: 3}
	late := Member{User: "late", Joined: 5}
	for _, test := range []struct {
		name            string
		members         []Member
		n               int64
		delivered, seen bool
	}{
		{"nobody else", []Member{author}, 5, false, false},
		{"delivered to the only recipient", []Member{author, early}, 5, true, false},
		{"seen by the only recipient", []Member{author, early}, 3, true, true},
		{"who joined later is no recipient", []Member{author, late}, 5, false, false},
		{"one of two recipients", []Member{author, early, late}, 6, false, false},
	} {
		delivered, seen := MessageReceipts(test.members, test.n, "author")
		if delivered != test.delivered || seen != test.seen {
			t.Errorf("%s: delivered %t, seen %t", test.name, delivered, seen)
		}
	}
}

// A floor that rises over a member counts as if they had cleared their history, wherever it comes to lie in what
// their item knows of their own entries, and marks from there on are exact. (P4)
func TestUnreadIsExactFromAFloorOn(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		const me, other = UserID("me"), UserID("other")
		var log []UserID
		m := Member{User: me, Role: RoleMember, First: 1}
		last := func() int64 { return int64(len(log)) }
		mine := func(from, to int64) (n int64) {
			for i := from; i <= to; i++ {
				if log[i-1] == me {
					n++
				}
			}
			return n
		}
		floor := int64(1)
		for range rapid.IntRange(300, 600).Draw(t, "steps") {
			switch rapid.IntRange(0, 99).Draw(t, "step") { // small ones come often
			case 98:
				floor = rapid.Int64Range(floor, last()+1).Draw(t, "floor")
			case 99:
				to := rapid.Int64Range(0, last()).Draw(t, "seen")
				from := m.From(floor)
				var own int64
				if from.NeedsCount(to) {
					own = mine(from.Seen+1, to)
				}
				if next, moved := from.MarkSeen(to, own); moved {
					m = next.Counted(mine(next.Uncounted().First, next.Uncounted().Last))
				}
			default:
				by := other
				if (len(log)+rapid.IntRange(0, 3).Draw(t, "drift")/3)%2 == 0 {
					by = me
				}
				log = append(log, by)
				if by == me {
					m = m.Sent(last())
				}
			}
			now := m.From(floor)
			now = now.Counted(mine(now.Uncounted().First, now.Uncounted().Last))
			if now.Seen < floor-1 || now.Delivered < now.Seen || now.First < floor || now.Seen > last() {
				t.Fatalf("from %d: %+v became %+v", floor, m, now)
			}
			if want := last() - now.Seen - mine(now.Seen+1, last()); now.Unread(last()) != want {
				t.Fatalf("from %d: unread %d, want %d: %+v became %+v", floor, now.Unread(last()), want, m, now)
			}
		}
	})
}
