package conformance_test

import (
	"fmt"
	"net/http"
	"testing"
)

func TestPagesOfMessagesAreArithmetic(t *testing.T) {
	t.Parallel()
	alice, bob := newApp(t).two(t)
	c := alice.group(t, "bob")
	alice.sayN(t, c.ID, 23)
	for _, test := range []struct {
		query string
		want  []int
		total int
	}{
		{"", run(1, 23), 23},
		{"?order=asc", run(1, 23), 23},
		{"?order=desc", run(23, 1), 23},
		{"?per_page=10", run(1, 10), 23},
		{"?per_page=10&page=2", run(11, 20), 23},
		{"?per_page=10&page=3", run(21, 23), 23},
		{"?per_page=10&page=4", []int{}, 23},
		{"?per_page=1&page=23", []int{23}, 23},
		{"?per_page=1&page=24", []int{}, 23},
		{"?page=1000000000", []int{}, 23},
		{"?per_page=10&order=desc", run(23, 14), 23},
		{"?per_page=10&order=desc&page=3", run(3, 1), 23},
		{"?per_page=10&order=desc&page=4", []int{}, 23},

		{"?from_sequence_id=0", run(1, 23), 23},
		{"?from_sequence_id=20", run(21, 23), 3},
		{"?from_sequence_id=23", []int{}, 0},
		{"?from_sequence_id=9999", []int{}, 0},
		{"?from_sequence_id=5&per_page=10", run(6, 15), 18},
		{"?from_sequence_id=5&per_page=10&page=2", run(16, 23), 18},
		{"?from_sequence_id=5&per_page=10&order=desc", run(23, 14), 18},
		{"?from_sequence_id=5&per_page=10&order=desc&page=2", run(13, 6), 18},

		{"?before_sequence_id=24&per_page=5", run(19, 23), 23},
		{"?before_sequence_id=9999&per_page=5", run(19, 23), 23},
		{"?before_sequence_id=10&per_page=5", run(5, 9), 9},
		{"?before_sequence_id=10&per_page=5&page=2", run(1, 4), 9},
		{"?before_sequence_id=10&per_page=5&page=3", []int{}, 9},
		{"?before_sequence_id=10&per_page=5&order=desc", run(9, 5), 9},
		{"?before_sequence_id=10&per_page=5&order=desc&page=2", run(4, 1), 9},
		{"?before_sequence_id=1", []int{}, 0},

		{"?from_sequence_id=5&before_sequence_id=12", run(6, 11), 6},
		{"?from_sequence_id=5&before_sequence_id=12&order=desc", run(11, 6), 6},
		{"?from_sequence_id=5&before_sequence_id=12&per_page=4", run(6, 9), 6},
		{"?from_sequence_id=5&before_sequence_id=12&per_page=4&page=2", run(10, 11), 6},
		{"?from_sequence_id=5&before_sequence_id=12&per_page=4&order=desc", run(11, 8), 6},
		{"?from_sequence_id=0&before_sequence_id=12&per_page=4", run(1, 4), 11},
		{"?from_sequence_id=5&before_sequence_id=6", []int{}, 0},
		{"?from_sequence_id=12&before_sequence_id=5", []int{}, 0},
	} {
		t.Run(test.query, func(t *testing.T) {
			got := bob.history(t, c.ID, test.query)
			same(t, "numbers", got.numbers(), test.want)
			same(t, "total", got.Meta.Total, test.total)
		})
	}
}

func TestAnEmptyChannelHasAnEmptyPage(t *testing.T) {
	t.Parallel()
	alice := newApp(t).login(t, "alice")
	c := alice.group(t, "bob")
	for _, query := range []string{"", "?order=desc", "?before_sequence_id=5", "?from_sequence_id=3", "?page=2"} {
		got := alice.history(t, c.ID, query)
		same(t, query, got.numbers(), []int{})
		same(t, query+" total", got.Meta.Total, 0)
	}
}

func TestPagesOfChannelsCoverThemAllOnce(t *testing.T) {
	t.Parallel()
	alice := newApp(t).login(t, "alice")
	const total = 7
	var made []string
	for range total {
		made = append([]string{alice.group(t, "bob").ID}, made...)
	}
	for _, sort := range []string{"", "&sort=activity", "&sort=created"} {
		var read []string
		for page := 1; page <= 4; page++ {
			got := as[list[channel]](t, alice.get(t, fmt.Sprintf("/v1/channels?per_page=3&page=%d%s", page, sort)).is(t, http.StatusOK))
			same(t, "meta", got.Meta, meta{Page: page, PerPage: 3, Total: total})
			for _, c := range got.Data {
				read = append(read, c.ID)
			}
		}
		same(t, "channels, newest first"+sort, read, made)
	}
}

func TestChannelsAreListedByActivityOrCreation(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	alice, bob := a.two(t)
	old, middle, young := alice.group(t, "bob"), alice.group(t, "bob", "x"), alice.group(t, "bob", "y")
	alice.say(t, old.ID, "still here")
	order := func(u user, query string) (ids []string) {
		for _, c := range as[list[channel]](t, u.get(t, "/v1/channels"+query).is(t, http.StatusOK)).Data {
			ids = append(ids, c.ID)
		}
		return ids
	}
	for _, u := range []user{alice, bob} {
		same(t, "default", order(u, ""), []string{old.ID, young.ID, middle.ID})
		same(t, "activity", order(u, "?sort=activity"), []string{old.ID, young.ID, middle.ID})
		same(t, "created", order(u, "?sort=created"), []string{young.ID, middle.ID, old.ID})
		same(t, "unread=false is all", len(order(u, "?unread=false")), 3)
	}
	same(t, "unread for the author", len(order(alice, "?unread=true")), 0)
	same(t, "unread", order(bob, "?unread=true"), []string{old.ID})
	personal := bob.personal(t, "alice")
	for query, want := range map[string][]string{
		"?types=PERSONAL": {personal.ID}, "?types=GROUP": {old.ID, young.ID, middle.ID}, "?types=MULTI": {old.ID, young.ID, middle.ID},
		"?types=GROUP,PERSONAL":               {personal.ID, old.ID, young.ID, middle.ID},
		"?types=PERSONAL&unread=true":         nil,
		"?types=GROUP&unread=true&per_page=1": {old.ID},
	} {
		same(t, query, order(bob, query), want)
	}
}

func TestPagesOfAppsAndKeys(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	for range 2 {
		a.server.post(t, "/v1/api-keys", object{}).is(t, http.StatusCreated)
	}
	got := as[list[object]](t, a.server.get(t, "/v1/api-keys?per_page=2&page=2").is(t, http.StatusOK))
	same(t, "keys on page 2", len(got.Data), 1)
	same(t, "meta", got.Meta, meta{Page: 2, PerPage: 2, Total: 3})
	newApp(t)
	seen := map[any]bool{}
	first := as[list[object]](t, operator().get(t, "/v1/apps?per_page=1").is(t, http.StatusOK))
	second := as[list[object]](t, operator().get(t, "/v1/apps?per_page=1&page=2").is(t, http.StatusOK))
	for _, page := range []list[object]{first, second} {
		for _, entry := range page.Data {
			seen[entry["id"]] = true
		}
	}
	same(t, "apps on two pages", len(seen), 2)
	beyond := as[list[object]](t, operator().get(t, fmt.Sprintf("/v1/apps?per_page=100&page=%d", first.Meta.Total)).is(t, http.StatusOK))
	same(t, "beyond the end", len(beyond.Data), 0)
}
