package conformance_test

import (
	"encoding/json"
	"net/http"
	"slices"
	"testing"
)

func (c caller) search(t *testing.T, body object) []string {
	t.Helper()
	found := as[list[channel]](t, c.post(t, "/v1/channels/search", body).is(t, http.StatusOK))
	ids := []string{}
	for _, entry := range found.Data {
		ids = append(ids, entry.ID)
	}
	same(t, "total", found.Meta.Total, len(ids))
	slices.Sort(ids)
	return ids
}

func ids(channels ...channel) []string {
	all := []string{}
	for _, c := range channels {
		all = append(all, c.ID)
	}
	slices.Sort(all)
	return all
}

func TestSearchIsByExactlyThisSet(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	alice, bob := a.two(t)
	dave := a.login(t, "dave")
	personal := alice.personal(t, "bob")
	pair := alice.group(t, "bob")
	green := alice.channel(t, object{"participants": []string{"bob", "carol"}, "metadata": json.RawMessage(`{"colour": "green", "n": {"a": 1, "b": 2}}`)})
	red := bob.channel(t, object{"participants": []string{"alice", "carol"}, "metadata": json.RawMessage(`{"colour": "red"}`)})
	four := alice.group(t, "bob", "carol", "dave")
	self := alice.group(t)
	group := []string{"GROUP"}
	for _, test := range []struct {
		name string
		by   caller
		body object
		want []string
	}{
		{"two and no types: the PERSONAL one", alice.caller, object{"participants": []string{"alice", "bob"}}, ids(personal)},
		{"the caller is added", alice.caller, object{"participants": []string{"bob"}}, ids(personal)},
		{"by the other", bob.caller, object{"participants": []string{"alice"}}, ids(personal)},
		{"order and repetition mean nothing", bob.caller, object{"participants": []string{"bob", "alice", "bob"}}, ids(personal)},
		{"two and GROUP", alice.caller, object{"participants": []string{"bob"}, "types": group}, ids(pair)},
		{"two and MULTI", alice.caller, object{"participants": []string{"bob"}, "types": []string{"MULTI"}}, ids(pair)},
		{"two and both types", alice.caller, object{"participants": []string{"bob"}, "types": []string{"GROUP", "PERSONAL"}}, ids(personal, pair)},
		{"three", alice.caller, object{"participants": []string{"carol", "bob"}}, ids(green, red)},
		{"three by another", a.as("carol"), object{"participants": []string{"alice", "bob"}}, ids(green, red)},
		{"three, no PERSONAL", alice.caller, object{"participants": []string{"carol", "bob"}, "types": []string{"PERSONAL"}}, ids()},
		{"one", alice.caller, object{"participants": []string{}}, ids(self)},
		{"metadata", alice.caller, object{"participants": []string{"carol", "bob"}, "metadata": object{"colour": "green"}}, ids(green)},
		{"all of the metadata given", alice.caller, object{"participants": []string{"carol", "bob"}, "metadata": object{"colour": "green", "n": object{"b": 2, "a": 1}}}, ids(green)},
		{"members are equal as a whole", alice.caller, object{"participants": []string{"carol", "bob"}, "metadata": object{"n": object{"a": 1}}}, ids()},
		{"other metadata", alice.caller, object{"participants": []string{"carol", "bob"}, "metadata": object{"colour": "blue"}}, ids()},
		{"nobody knows them", alice.caller, object{"participants": []string{"bob", "stranger"}}, ids()},
		{"who is not in them searches with them", dave.caller, object{"participants": []string{"alice", "bob", "carol"}}, ids(four)},
		{"the server", a.server, object{"participants": []string{"alice", "bob"}}, ids(personal)},
		{"the server, three", a.server, object{"participants": []string{"alice", "carol", "bob"}}, ids(green, red)},
	} {
		t.Run(test.name, func(t *testing.T) {
			same(t, "found", test.by.search(t, test.body), test.want)
		})
	}
}

func TestSearchPages(t *testing.T) {
	t.Parallel()
	alice := newApp(t).login(t, "alice")
	want := ids(alice.group(t, "bob", "carol"), alice.group(t, "bob", "carol"), alice.group(t, "bob", "carol"))
	body := object{"participants": []string{"bob", "carol"}}
	var read []string
	for _, page := range []string{"1", "2", "3"} {
		got := as[list[channel]](t, alice.post(t, "/v1/channels/search?per_page=2&page="+page, body).is(t, http.StatusOK))
		same(t, "total", got.Meta.Total, 3)
		for _, c := range got.Data {
			read = append(read, c.ID)
		}
	}
	slices.Sort(read)
	same(t, "all pages", read, want)
}

func TestSearchOfMoreThan100IsRefused(t *testing.T) {
	t.Parallel()
	alice := newApp(t).login(t, "alice")
	var many []string
	for range 101 {
		many = append(many, unique())
	}
	alice.post(t, "/v1/channels/search", object{"participants": many}).
		refused(t, http.StatusUnprocessableEntity, "invalid_value").points(t, "/participants")
	alice.post(t, "/v1/channels/search", object{"participants": many[:1], "types": []string{"CROWD"}}).
		refused(t, http.StatusUnprocessableEntity, "invalid_value").points(t, "/types")
}
