package parley_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/parleyhq/parley/shared/parley"
)

// What was read at two moments of one transaction does not agree, whichever of the two is older.
func TestAMessageAndOnesOwnReactionsAgreeWhereTheyAreOfOneMoment(t *testing.T) {
	now := time.Now()
	messages, own := []parley.Message{{}}, []parley.Reacted{{User: "alice"}}
	for n := range 12 { // alice, then others, then alice again
		m, mine := messages[n], own[n]
		if n < 2 || n == 9 {
			var changed bool
			if m, mine, changed = m.React(mine, fmt.Sprint(n), true, int64(n+1), now); !changed {
				t.Fatal("a new reaction changes nothing")
			}
		} else {
			m, _, _ = m.React(parley.Reacted{User: parley.UserID(fmt.Sprint("other-", n))}, "x", true, int64(n+1), now)
		}
		messages, own = append(messages, m), append(own, mine)
	}
	for _, test := range []struct {
		message, own int
		agree        bool
	}{
		{0, 0, true}, {1, 1, true}, {2, 2, true}, {5, 2, true}, {9, 2, true}, {12, 10, true}, {10, 10, true},
		{1, 0, false}, {2, 1, false}, {5, 1, false}, {9, 1, false}, {10, 9, false}, {12, 9, false}, // their own is older
		{0, 1, false}, {1, 2, false}, {9, 10, false}, // the message is older
	} {
		if got := messages[test.message].Agrees(own[test.own]); got != test.agree {
			t.Errorf("the message at %d and one's own at %d: %t", test.message, test.own, got)
		}
	}
}

func TestReactionsCountInAMessagesSize(t *testing.T) {
	before := parley.Message{Size: 1100}
	after, own, _ := before.React(parley.Reacted{User: "alice"}, "👍", true, 1, time.Now())
	if grown := after.Size - before.Size; grown < len(`"👍":{"count":1,"mine":false},`) {
		t.Errorf("grew by %d", grown)
	}
	if back, _, _ := after.React(own, "👍", false, 2, time.Now()); back.Size != before.Size || len(back.Reactions) != 0 {
		t.Errorf("%d bytes, %v", back.Size, back.Reactions)
	}
}
