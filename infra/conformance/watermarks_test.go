package conformance_test

import (
	"net/http"
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
