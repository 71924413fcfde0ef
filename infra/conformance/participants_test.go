package conformance_test

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"testing"
)

func (c caller) add(t testing.TB, channel string, users ...string) answer {
	t.Helper()
	return c.post(t, "/v1/channels/"+channel+"/participants", object{"user_ids": users})
}

// participants are all of a channel, by user id.
func (c caller) participants(t testing.TB, channel string) map[string]participant {
	t.Helper()
	found := map[string]participant{}
	for page := 1; ; page++ {
		got := as[list[participant]](t, c.get(t, fmt.Sprintf("/v1/channels/%s/participants?per_page=2&page=%d", channel, page)).is(t, http.StatusOK))
		for _, p := range got.Data {
			found[p.User] = p
		}
		if page*2 >= got.Meta.Total {
			same(t, "participants in all pages", len(found), got.Meta.Total)
			return found
		}
	}
}

func (c caller) remove(t testing.TB, channel, user string) answer {
	t.Helper()
	return c.delete(t, "/v1/channels/"+channel+"/participants/"+url.PathEscape(user))
}

func (c caller) role(t testing.TB, channel, user, role string) answer {
	t.Helper()
	return c.patch(t, "/v1/channels/"+channel+"/participants/"+url.PathEscape(user), object{"role": role})
}

func roles(of map[string]participant) map[string]string {
	found := map[string]string{}
	for user, p := range of {
		found[user] = p.Role
	}
	return found
}

func TestParticipantsAreAdded(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	alice, bob := a.two(t)
	c := alice.group(t, "bob")
	alice.sayN(t, c.ID, 2)
	got := as[added](t, bob.add(t, c.ID, "carol", "bob", "dave", "carol").is(t, http.StatusOK))
	statuses := map[string]string{}
	for _, p := range got.Data.Participants {
		statuses[p.User] = p.Role + " " + p.Status
	}
	same(t, "answer", statuses, map[string]string{"carol": "member added", "dave": "member added", "bob": "member already"})
	same(t, "roles", roles(alice.participants(t, c.ID)), map[string]string{"alice": "owner", "bob": "member", "carol": "member", "dave": "member"})
	now := alice.channelNow(t, c.ID)
	slices.Sort(now.Participants)
	same(t, "participants", now.Participants, []string{"alice", "bob", "carol", "dave"})
	same(t, "participant_count", now.Count, 4)
	same(t, "found by the new set", bob.search(t, object{"participants": []string{"alice", "carol", "dave"}}), []string{c.ID})
	same(t, "found by the old set", bob.search(t, object{"participants": []string{"alice"}, "types": []string{"GROUP"}}), []string{})
	carol := a.login(t, "carol")
	same(t, "carol's history", carol.history(t, c.ID, "").numbers(), []int{1, 2})
	same(t, "carol's channels", as[list[channel]](t, carol.get(t, "/v1/channels")).Meta.Total, 1)
	same(t, "by the server", as[added](t, a.server.add(t, c.ID, "erin").is(t, http.StatusOK)).Data.Participants[0].Status, "added")
}

func TestAddingNobodyOrMoreThan100IsRefused(t *testing.T) {
	t.Parallel()
	alice := newApp(t).login(t, "alice")
	c := alice.group(t)
	var many []string
	for range 101 {
		many = append(many, unique())
	}
	alice.add(t, c.ID, many...).refused(t, http.StatusUnprocessableEntity, "invalid_value").points(t, "/user_ids")
	alice.post(t, "/v1/channels/"+c.ID+"/participants", object{"user_ids": []string{}}).
		refused(t, http.StatusUnprocessableEntity, "invalid_value").points(t, "/user_ids")
	alice.add(t, c.ID, many[1:]...).is(t, http.StatusOK)
	now := alice.channelNow(t, c.ID)
	same(t, "participant_count", now.Count, 101)
	same(t, "participants", now.Participants, []string(nil))
	m := alice.say(t, c.ID, "hello everybody")
	same(t, "delivered, above 100", alice.messageNow(t, m.ID).Delivered, (*bool)(nil))
}

func TestReadOnlyParticipantsReadAndNoMore(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	alice, bob := a.two(t)
	c := alice.group(t, "bob")
	same(t, "role", as[participant](t, alice.role(t, c.ID, "bob", "read_only").is(t, http.StatusOK)).Role, "read_only")
	alice.say(t, c.ID, "hello")
	same(t, "role", value(bob.channelNow(t, c.ID).Role), "read_only")
	same(t, "history", bob.history(t, c.ID, "").numbers(), []int{1})
	bob.mark(t, c.ID, "seen", 1).is(t, http.StatusOK)
	bob.post(t, "/v1/messages", textTo("hello", c.ID)).refused(t, http.StatusForbidden, "read_only")
	if got := bob.add(t, c.ID, "carol"); got.Status != http.StatusForbidden {
		t.Errorf("a reader added somebody: %d %s", got.Status, got.Body)
	}
	bob.role(t, c.ID, "bob", "owner").refused(t, http.StatusForbidden, "forbidden")
	bob.role(t, c.ID, "me", "owner").refused(t, http.StatusForbidden, "forbidden")
	alice.role(t, c.ID, "bob", "member").is(t, http.StatusOK)
	bob.say(t, c.ID, "hello")
	alice.role(t, c.ID, "bob", "king").refused(t, http.StatusUnprocessableEntity, "invalid_value").points(t, "/role")
	alice.role(t, c.ID, "nobody", "member").refused(t, http.StatusNotFound, "not_found")
}

func TestWhoMayAddPeopleIsTheChannelsOwn(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	alice, bob := a.two(t)
	c := as[channel](t, alice.post(t, "/v1/channels", object{"participants": []string{"bob"}, "invite": "owners"}))
	same(t, "invite", c.Invite, "owners")
	bob.add(t, c.ID, "carol").refused(t, http.StatusForbidden, "forbidden")
	alice.add(t, c.ID, "carol").is(t, http.StatusOK)
	bob.patch(t, "/v1/channels/"+c.ID, object{"invite": "members"}).refused(t, http.StatusForbidden, "forbidden")
	alice.patch(t, "/v1/channels/"+c.ID, object{"invite": "members"}).is(t, http.StatusOK)
	same(t, "invite", bob.channelNow(t, c.ID).Invite, "members")
	bob.add(t, c.ID, "dave").is(t, http.StatusOK)
	alice.post(t, "/v1/channels", object{"participants": []string{"bob"}, "invite": "anybody"}).refused(t, http.StatusUnprocessableEntity, "invalid_value").points(t, "/invite")
}

func TestChannelKeepsAnOwner(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	alice, bob := a.two(t)
	c := alice.group(t, "bob", "carol")
	alice.role(t, c.ID, "alice", "member").refused(t, http.StatusConflict, "conflict")
	a.server.role(t, c.ID, "alice", "read_only").refused(t, http.StatusConflict, "conflict")
	alice.role(t, c.ID, "bob", "owner").is(t, http.StatusOK)
	alice.role(t, c.ID, "me", "member").is(t, http.StatusOK)
	same(t, "roles", roles(bob.participants(t, c.ID)), map[string]string{"alice": "member", "bob": "owner", "carol": "member"})
	alice.role(t, c.ID, "carol", "owner").refused(t, http.StatusForbidden, "forbidden")
}

func TestLastOwnerWhoLeavesHandsOver(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	alice := a.login(t, "alice")
	c := alice.group(t, "zoe")
	alice.add(t, c.ID, "bob").is(t, http.StatusOK)
	alice.remove(t, c.ID, "me").is(t, http.StatusNoContent)
	alice.get(t, "/v1/channels/"+c.ID).refused(t, http.StatusNotFound, "not_found")
	alice.remove(t, c.ID, "me").refused(t, http.StatusNotFound, "not_found")
	same(t, "roles", roles(a.as("bob").participants(t, c.ID)), map[string]string{"zoe": "owner", "bob": "member"})
	a.as("zoe").remove(t, c.ID, "zoe").is(t, http.StatusNoContent)
	same(t, "roles", roles(a.as("bob").participants(t, c.ID)), map[string]string{"bob": "owner"})
	a.as("bob").remove(t, c.ID, "me").is(t, http.StatusNoContent)
	same(t, "what stays is the server's", a.server.channelNow(t, c.ID).Count, 0)
}

func TestWhoLeavesKeepsNothing(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	alice, bob := a.two(t)
	carol := a.login(t, "carol")
	c := alice.group(t, "bob", "carol")
	m := alice.say(t, c.ID, "hello")
	carol.remove(t, c.ID, "bob").refused(t, http.StatusForbidden, "forbidden")
	alice.remove(t, c.ID, "bob").is(t, http.StatusNoContent)
	alice.remove(t, c.ID, "bob").is(t, http.StatusNoContent)
	alice.remove(t, c.ID, "nobody").is(t, http.StatusNoContent)
	for _, path := range []string{"/v1/channels/" + c.ID, "/v1/messages/" + m.ID, "/v1/channels/" + c.ID + "/messages", "/v1/channels/" + c.ID + "/participants"} {
		bob.get(t, path).refused(t, http.StatusNotFound, "not_found")
	}
	bob.post(t, "/v1/messages", textTo("hello", c.ID)).refused(t, http.StatusNotFound, "not_found")
	same(t, "bob's unread", bob.unread(t), unread{})
	same(t, "bob's channels", as[list[channel]](t, bob.get(t, "/v1/channels")).Meta.Total, 0)
	same(t, "recipients", alice.messageNow(t, m.ID).Status, map[string]string{"carol": "sent"})
	a.server.remove(t, c.ID, "me").refused(t, http.StatusUnprocessableEntity, "user_required")
	carol.remove(t, c.ID, "carol").is(t, http.StatusNoContent)
	same(t, "participants", alice.channelNow(t, c.ID).Participants, []string{"alice"})
}

func TestHistoryBeginsWhereTheChannelSays(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	alice := a.login(t, "alice")
	for history, want := range map[string][]int{"all": {1, 2, 3}, "joining": {3}} {
		c := alice.channel(t, object{"participants": []string{}, "history": history})
		old := alice.sayN(t, c.ID, 2)
		alice.add(t, c.ID, "carol").is(t, http.StatusOK)
		m := alice.say(t, c.ID, "welcome")
		carol := a.as("carol")
		same(t, history+": numbers", carol.history(t, c.ID, "").numbers(), want)
		now := carol.channelNow(t, c.ID)
		same(t, history+": first_sequence_id", value(now.First), want[0])
		same(t, history+": participants", alice.participants(t, c.ID)["carol"].First, want[0])
		same(t, history+": unread", value(now.Unread), 1) // what was said before they came is no news
		if history == "joining" {
			carol.get(t, "/v1/messages/"+old[1].ID).refused(t, http.StatusNotFound, "not_found")
		}
		same(t, history+": recipients", alice.messageNow(t, m.ID).Status, map[string]string{"carol": "sent"})
		same(t, history+": no recipient of what was before", len(alice.messageNow(t, old[0].ID).Status), 0)
	}
}

func TestParticipantsOfAPersonalChannelAreFixed(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	alice, bob := a.two(t)
	c := alice.personal(t, "bob")
	for _, by := range []caller{alice.caller, bob.caller, a.server} {
		by.add(t, c.ID, "carol").refused(t, http.StatusConflict, "conflict")
		by.remove(t, c.ID, "bob").refused(t, http.StatusConflict, "conflict")
	}
	bob.remove(t, c.ID, "me").refused(t, http.StatusConflict, "conflict")
	for _, u := range []user{alice, bob} {
		u.delete(t, "/v1/channels/"+c.ID).refused(t, http.StatusForbidden, "forbidden")
	}
	a.server.delete(t, "/v1/channels/"+c.ID).is(t, http.StatusNoContent)
	same(t, "another", alice.personal(t, "bob").ID != c.ID, true)
}

func TestChangingParticipantsEndsThatAChannelIsDistinct(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	alice := a.login(t, "alice")
	body := object{"participants": []string{"bob"}, "distinct": true}
	first := alice.channel(t, body)
	alice.add(t, first.ID, "carol").is(t, http.StatusOK)
	same(t, "distinct", alice.channelNow(t, first.ID).Distinct, false)
	second := alice.channel(t, body)
	same(t, "another", second.ID != first.ID, true)
	a.as("bob").remove(t, second.ID, "me").is(t, http.StatusNoContent)
	same(t, "distinct", alice.channelNow(t, second.ID).Distinct, false)
	same(t, "a third", alice.channel(t, body).ID != second.ID, true)
	alice.channel(t, object{"participants": []string{"bob", "carol"}, "distinct": true})
}

func TestExposedChannelsAreFoundAndJoined(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	alice, bob := a.two(t)
	make := func(title string, exposed bool) channel {
		return alice.channel(t, object{"participants": []string{}, "title": title, "exposed": exposed})
	}
	lunch, lounge, dinner, secret := make("Lunch", true), make("lounge", true), make("Dinner", true), make("Luck", false)
	alice.personal(t, "carol")
	found := func(query string) (titles []string) {
		for _, c := range as[list[channel]](t, bob.get(t, "/v1/channels?exposed=true"+query).is(t, http.StatusOK)).Data {
			titles = append(titles, value(c.Title))
			same(t, "bob's own", []any{c.Role, c.Unread}, []any{(*string)(nil), (*int)(nil)})
		}
		return titles
	}
	same(t, "exposed", found(""), []string{"Dinner", "lounge", "Lunch"})
	same(t, "by prefix", found("&title_prefix=Lu"), []string{"Lunch"})
	same(t, "by prefix in any case", found("&title_prefix=lO"), []string{"lounge"})
	same(t, "of nobody", found("&title_prefix=x"), []string(nil))
	same(t, "second page", found("&per_page=2&page=2"), []string{"Lunch"})
	same(t, "by a server", as[list[channel]](t, a.server.get(t, "/v1/channels?exposed=true")).Meta.Total, 3)
	for parameter, query := range map[string]string{"title_prefix": "title_prefix=x", "types": "exposed=true&types=GROUP", "unread": "exposed=true&unread=true", "sort": "exposed=true&sort=created"} {
		bob.get(t, "/v1/channels?"+query, byARuleOfItsOwn).refused(t, http.StatusBadRequest, "invalid_request").points(t, parameter)
	}
	join := func(by caller, c channel) answer {
		return by.put(t, "/v1/channels/"+c.ID+"/participants/me", nil)
	}
	joined := as[channel](t, join(bob.caller, lunch).is(t, http.StatusOK))
	same(t, "role", value(joined.Role), "member")
	same(t, "again", as[channel](t, join(bob.caller, lunch).is(t, http.StatusOK)).ID, lunch.ID)
	same(t, "participant_count", alice.channelNow(t, lunch.ID).Count, 2)
	bob.say(t, lunch.ID, "hello")
	join(bob.caller, secret).refused(t, http.StatusNotFound, "not_found")
	join(newApp(t).login(t, "bob").caller, lunch).refused(t, http.StatusNotFound, "not_found")
	alice.patch(t, "/v1/channels/"+dinner.ID, object{"title": "Supper"}).is(t, http.StatusOK)
	alice.patch(t, "/v1/channels/"+lounge.ID, object{"exposed": false}).is(t, http.StatusOK)
	join(bob.caller, lounge).refused(t, http.StatusNotFound, "not_found")
	carol := a.login(t, "carol")
	var titles []string
	for _, c := range as[list[channel]](t, carol.get(t, "/v1/channels?exposed=true")).Data {
		titles = append(titles, value(c.Title))
	}
	same(t, "after the changes", titles, []string{"Lunch", "Supper"})
}

func TestManyJoinAtOnce(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	alice := a.as("alice")
	c := alice.channel(t, object{"participants": []string{}, "exposed": true})
	const people = 8
	together(people, func(i int) {
		got := a.as(fmt.Sprint("person-", i)).put(t, "/v1/channels/"+c.ID+"/participants/me", nil)
		if got.Status != http.StatusOK {
			t.Errorf("%d %s", got.Status, got.Body)
		}
	})
	now := alice.channelNow(t, c.ID)
	same(t, "participants", []int{len(now.Participants), now.Count, now.LastChange}, []int{people + 1, people + 1, people})
}

func TestClearedHistoryIsGoneForOneselfOnly(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	alice, bob := a.two(t)
	tablet := a.login(t, "bob")
	c := alice.group(t, "bob")
	sent := alice.sayN(t, c.ID, 5)
	clear := func(n int) answer {
		return bob.put(t, "/v1/channels/"+c.ID+"/cleared", object{"sequence_id": n})
	}
	got := as[cleared](t, clear(3).is(t, http.StatusOK))
	same(t, "answer", got.watermarks, watermarks{Channel: c.ID, Last: 5, Delivered: 3, Seen: 3, Unread: 2})
	same(t, "first_sequence_id", got.First, 4)
	same(t, "again, below", as[cleared](t, clear(1).is(t, http.StatusOK)).First, 4)
	for _, u := range []user{bob, tablet} {
		same(t, "numbers", u.history(t, c.ID, "").numbers(), []int{4, 5})
		same(t, "first_sequence_id", value(u.channelNow(t, c.ID).First), 4)
		u.get(t, "/v1/messages/"+sent[2].ID).refused(t, http.StatusNotFound, "not_found")
	}
	same(t, "alice's numbers", alice.history(t, c.ID, "").numbers(), run(1, 5))
	clear(6).refused(t, http.StatusUnprocessableEntity, "sequence_ahead")
	same(t, "all", as[cleared](t, clear(5).is(t, http.StatusOK)).Unread, 0)
	now := bob.channelNow(t, c.ID)
	same(t, "last_message", now.LastMessage, (*message)(nil))
	same(t, "nothing left", bob.history(t, c.ID, "").Meta.Total, 0)
	alice.say(t, c.ID, "anew")
	same(t, "numbers", bob.history(t, c.ID, "").numbers(), []int{6})
}
