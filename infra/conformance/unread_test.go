package conformance_test

import (
	"math/rand/v2"
	"net/http"
	"testing"
)

// model is what unread means: entries above the watermark that are not mine.
type model struct {
	authors []int // who wrote entry n+1
	seen    []int // by user
}

func (m model) unread(user int) int {
	n := 0
	for i, author := range m.authors {
		if i+1 > m.seen[user] && author != user {
			n++
		}
	}
	return n
}

// say notes an entry: the author's watermark moves only where they had nothing unread before it.
func (m *model) say(user int) {
	all := m.unread(user) == 0
	m.authors = append(m.authors, user)
	if all {
		m.seen[user] = len(m.authors)
	}
}

func TestUnreadIsExactWithOwnSendsInBetween(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	people := []string{"alice", "bob", "carol"}
	callers := []caller{a.as("alice"), a.as("bob"), a.as("carol")}
	c := callers[0].group(t, "bob", "carol")
	other := callers[0].personal(t, "bob")
	callers[0].sayN(t, other.ID, 2) // bob has two more elsewhere, all the time
	m := model{seen: make([]int, len(people))}
	random := rand.New(rand.NewPCG(1, 2))
	for step := range 60 {
		who := random.IntN(len(people))
		switch random.IntN(5) {
		case 0:
			n := random.IntN(len(m.authors) + 1)
			got := as[watermarks](t, callers[who].mark(t, c.ID, "seen", n).is(t, http.StatusOK))
			m.seen[who] = max(m.seen[who], n)
			same(t, "unread of the answer", got.Unread, m.unread(who))
		case 1:
			n := random.IntN(len(m.authors) + 1)
			got := as[watermarks](t, callers[who].mark(t, c.ID, "delivered", n).is(t, http.StatusOK))
			same(t, "delivered changes nothing", got.Unread, m.unread(who))
		default:
			callers[who].say(t, c.ID, "hello")
			m.say(who)
		}
		checkUnread(t, step, callers, c.ID, m)
		if t.Failed() {
			return
		}
	}
}

func checkUnread(t *testing.T, step int, callers []caller, id string, m model) {
	t.Helper()
	who := step % len(callers)
	want := m.unread(who)
	same(t, "unread_count", value(callers[who].channelNow(t, id).Unread), want)
	for _, c := range as[list[channel]](t, callers[who].get(t, "/v1/channels")).Data {
		if c.ID == id {
			same(t, "in the list", value(c.Unread), want)
		}
	}
	total := unread{Messages: want}
	if want > 0 {
		total.Channels++
	}
	if who == 1 {
		total.Messages, total.Channels = total.Messages+2, total.Channels+1
	}
	same(t, "GET /v1/unread", callers[who].unread(t), total)
}

func TestNothingIsUnreadAtFirst(t *testing.T) {
	t.Parallel()
	alice := newApp(t).login(t, "alice")
	same(t, "unread", alice.unread(t), unread{})
	alice.group(t, "bob")
	same(t, "unread", alice.unread(t), unread{})
}

func TestUnreadIsTheSameOnEveryDevice(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	alice, bob := a.two(t)
	tablet := a.login(t, "bob")
	c := alice.group(t, "bob")
	alice.sayN(t, c.ID, 3)
	same(t, "phone", bob.unread(t), unread{Channels: 1, Messages: 3})
	bob.mark(t, c.ID, "seen", 2).is(t, http.StatusOK)
	same(t, "tablet", tablet.unread(t), unread{Channels: 1, Messages: 1})
	tablet.mark(t, c.ID, "seen", 3).is(t, http.StatusOK)
	same(t, "phone", bob.unread(t), unread{})
}

func TestUnreadOfManyOwnRunsIsExact(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	alice, bob := a.as("alice"), a.as("bob")
	c := alice.group(t, "bob")
	const turns = 45 // more runs of own messages than a small set holds
	for range turns {
		alice.say(t, c.ID, "I said")
		bob.say(t, c.ID, "and I")
	}
	same(t, "bob, who looked at nothing", value(bob.channelNow(t, c.ID).Unread), turns)
	same(t, "alice", value(alice.channelNow(t, c.ID).Unread), turns)
	for _, seen := range []int{1, 2, 13, 14, 50, 87, 90} {
		got := as[watermarks](t, bob.mark(t, c.ID, "seen", seen).is(t, http.StatusOK))
		same(t, "after seen", got.Unread, turns-(seen+1)/2)
	}
}

func TestUnreadAgreesWithTheHistoryAfterConcurrentSendsAndMarks(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	people := []caller{a.as("alice"), a.as("bob"), a.as("carol")}
	c := people[0].group(t, "bob", "carol")
	for round := range 4 {
		last := people[0].channelNow(t, c.ID).Last
		together(9, func(i int) {
			who := people[i%3]
			if i >= 6 {
				who.mark(t, c.ID, "seen", last*(i-5)/4)
				return
			}
			who.post(t, "/v1/messages", textTo("hello", c.ID))
		})
		for i, name := range []string{"alice", "bob", "carol"} {
			now := people[i].channelNow(t, c.ID)
			want := 0
			for _, m := range people[i].history(t, c.ID, "?per_page=100").Data.Messages {
				if m.Sequence > value(now.Seen) && m.Author != name {
					want++
				}
			}
			same(t, name, value(now.Unread), want)
			same(t, "messages", now.Last, (round+1)*6)
		}
	}
}
