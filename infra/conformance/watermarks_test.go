package conformance_test

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
)

func TestWatermarksOnlyRise(t *testing.T) {
	t.Parallel()
	alice, bob := newApp(t).two(t)
	c := alice.group(t, "bob")
	alice.sayN(t, c.ID, 6)
	for i, step := range []struct {
		kind            string
		to              int
		delivered, seen int
	}{
		{"delivered", 3, 3, 0},
		{"delivered", 1, 3, 0},
		{"seen", 2, 3, 2},
		{"seen", 0, 3, 2},
		{"seen", 5, 5, 5},
		{"delivered", 4, 5, 5},
		{"seen", 1, 5, 5},
		{"delivered", 6, 6, 5},
		{"delivered", 6, 6, 5},
		{"seen", 6, 6, 6},
		{"seen", 6, 6, 6},
	} {
		got := as[watermarks](t, bob.mark(t, c.ID, step.kind, step.to).is(t, http.StatusOK))
		same(t, "answer", got, watermarks{
			Channel: c.ID, Last: 6, Delivered: step.delivered, Seen: step.seen, Unread: 6 - step.seen,
		})
		now := bob.channelNow(t, c.ID)
		same(t, "channel", []int{value(now.Delivered), value(now.Seen)}, []int{step.delivered, step.seen})
		if t.Failed() {
			t.Fatalf("at step %d: %+v", i, step)
		}
	}
}

func TestWatermarksNeverPassTheLastNumber(t *testing.T) {
	t.Parallel()
	alice, bob := newApp(t).two(t)
	c := alice.group(t, "bob")
	bob.mark(t, c.ID, "seen", 0).is(t, http.StatusOK)
	bob.mark(t, c.ID, "seen", 1).refused(t, http.StatusUnprocessableEntity, "sequence_ahead")
	alice.sayN(t, c.ID, 2)
	for _, kind := range []string{"seen", "delivered"} {
		bob.mark(t, c.ID, kind, 3).refused(t, http.StatusUnprocessableEntity, "sequence_ahead")
		bob.mark(t, c.ID, kind, 1<<52).refused(t, http.StatusUnprocessableEntity, "sequence_ahead")
	}
	now := bob.channelNow(t, c.ID)
	same(t, "watermarks", []int{value(now.Delivered), value(now.Seen)}, []int{0, 0})
}

func TestMarkingAMessageMarksAllBeforeIt(t *testing.T) {
	t.Parallel()
	alice, bob := newApp(t).two(t)
	c := alice.group(t, "bob")
	sent := alice.sayN(t, c.ID, 3)
	bob.put(t, "/v1/messages/"+sent[1].ID+"/seen", nil).is(t, http.StatusOK)
	for i, want := range []string{"seen", "seen", "sent"} {
		same(t, "status", alice.messageNow(t, sent[i].ID).Status, map[string]string{"bob": want})
	}
	bob.put(t, "/v1/messages/"+sent[0].ID+"/seen", nil).is(t, http.StatusOK)
	same(t, "seen", value(bob.channelNow(t, c.ID).Seen), 2)
}

func TestSendingMarksNothingOfOthersAsSeen(t *testing.T) {
	t.Parallel()
	alice, bob := newApp(t).two(t)
	c := alice.group(t, "bob")
	first := alice.say(t, c.ID, "did you see this?")
	bob.say(t, c.ID, "I am writing something else")
	same(t, "alice's message", alice.messageNow(t, first.ID).Status, map[string]string{"bob": "sent"})
	same(t, "bob's watermark", value(bob.channelNow(t, c.ID).Seen), 0)
	same(t, "bob's unread", value(bob.channelNow(t, c.ID).Unread), 1)
}

func TestSendingMovesTheWatermarkOfWhoHadSeenAll(t *testing.T) {
	t.Parallel()
	alice, bob := newApp(t).two(t)
	c := alice.group(t, "bob")
	alice.sayN(t, c.ID, 2)
	now := alice.channelNow(t, c.ID)
	same(t, "alice", []int{value(now.Seen), value(now.Delivered), value(now.Unread)}, []int{2, 2, 0})
	bob.mark(t, c.ID, "seen", 2).is(t, http.StatusOK)
	bob.say(t, c.ID, "hello")
	same(t, "bob", value(bob.channelNow(t, c.ID).Seen), 3)
}

func TestMarkingMyOwnMessageMarksNothingForOthers(t *testing.T) {
	t.Parallel()
	alice, _ := newApp(t).two(t)
	c := alice.personal(t, "bob")
	m := alice.say(t, c.ID, "hello")
	marked := as[message](t, alice.put(t, "/v1/messages/"+m.ID+"/seen", nil).is(t, http.StatusOK))
	same(t, "delivered", value(marked.Delivered), false)
	same(t, "seen", value(marked.Seen), false)
}

func TestConcurrentMarksKeepTheHighest(t *testing.T) {
	t.Parallel()
	alice, bob := newApp(t).two(t)
	c := alice.group(t, "bob")
	alice.sayN(t, c.ID, 10)
	together(10, func(i int) {
		kind := []string{"seen", "delivered"}[i%2]
		bob.mark(t, c.ID, kind, i+1)
	})
	now := bob.channelNow(t, c.ID)
	same(t, "watermarks", []int{value(now.Delivered), value(now.Seen)}, []int{10, 9})
}

// Above 100 participants a message tells nothing of its recipients; who looks finds them on pages.
func TestReceiptsArePagedAtAnySize(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	alice, bob := a.two(t)
	c := alice.group(t, "bob")
	first := alice.say(t, c.ID, "hello")
	var many []string
	for i := range 100 {
		many = append(many, fmt.Sprintf("late-%03d", i))
	}
	alice.add(t, c.ID, many...).is(t, http.StatusOK)
	second := alice.say(t, c.ID, "hello everybody")
	bob.mark(t, c.ID, "delivered", 2).is(t, http.StatusOK)
	bob.mark(t, c.ID, "seen", 1).is(t, http.StatusOK)
	a.as("late-099").mark(t, c.ID, "seen", 2).is(t, http.StatusOK)

	page := func(by caller, id, query string) list[receipt] {
		return as[list[receipt]](t, by.get(t, "/v1/messages/"+id+"/receipts"+query).is(t, http.StatusOK))
	}
	same(t, "of who was there", page(alice.caller, first.ID, ""), list[receipt]{
		Data: []receipt{{User: "bob", Status: "seen", Delivered: 2, Seen: 1}}, Meta: meta{Page: 1, PerPage: 50, Total: 1},
	})
	newest := page(bob.caller, second.ID, "?per_page=100")
	same(t, "total", newest.Meta.Total, 101)
	same(t, "the first", newest.Data[0], receipt{User: "bob", Status: "delivered", Delivered: 2, Seen: 1})
	same(t, "one who has nothing", newest.Data[1], receipt{User: "late-000", Status: "sent", Delivered: 1, Seen: 1})
	same(t, "in order", slices.IsSortedFunc(newest.Data, func(a, b receipt) int { return strings.Compare(a.User, b.User) }), true)
	same(t, "the last page", page(a.server, second.ID, "?per_page=100&page=2").Data, []receipt{{User: "late-099", Status: "seen", Delivered: 2, Seen: 2}})
	same(t, "beyond it", page(alice.caller, second.ID, "?per_page=100&page=3").Data, []receipt{})
}
