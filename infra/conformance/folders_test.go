package conformance_test

import (
	"net/http"
	"testing"
)

// wary is an app with message requests on, and three people of it.
func wary(t *testing.T) (a app, alice, bob, carol user) {
	t.Helper()
	a = newApp(t)
	a.set(t, object{"message_requests": true})
	alice, bob = a.two(t)
	return a, alice, bob, a.login(t, "carol")
}

// lying are the channels of the caller that lie in a folder; "" is what a list shows that names none.
func (c caller) lying(t testing.TB, folder string) []string {
	t.Helper()
	query := ""
	if folder != "" {
		query = "?folder=" + folder
	}
	ids := []string{}
	for _, each := range as[list[channel]](t, c.get(t, "/v1/channels"+query).is(t, http.StatusOK)).Data {
		ids = append(ids, each.ID)
		if want := folder; want != "" {
			same(t, "folder in the list", value(each.Folder), want)
		}
	}
	return ids
}

func (c caller) move(t testing.TB, id, folder string) channel {
	t.Helper()
	return as[channel](t, c.put(t, "/v1/channels/"+id+"/folder", object{"folder": folder}).is(t, http.StatusOK))
}

func TestAMessageRequestWaitsUntilItIsTaken(t *testing.T) {
	t.Parallel()
	_, alice, bob, _ := wary(t)
	c := alice.personal(t, "bob")
	same(t, "the creator's own", value(c.Folder), "inbox")
	alice.say(t, c.ID, "hello")
	alice.react(t, alice.say(t, c.ID, "are you there?"), "👋")
	same(t, "the list", bob.lying(t, ""), []string{})
	same(t, "the inbox", bob.lying(t, "inbox"), []string{})
	same(t, "requests", bob.lying(t, "requests"), []string{c.ID})
	same(t, "declined", bob.lying(t, "declined"), []string{})
	same(t, "unread", bob.unread(t), unread{})
	now := bob.channelNow(t, c.ID)
	same(t, "its own numbers", []any{value(now.Folder), value(now.Unread), now.LastMessage.Sequence}, []any{"requests", 2, 2})
	before := bob.sync(t, object{})
	same(t, "in a sync", value(before.only(t).Channel.Folder), "requests")
	same(t, "the creator's list", alice.lying(t, "inbox"), []string{c.ID})

	taken := bob.move(t, c.ID, "inbox")
	same(t, "the answer", []any{value(taken.Folder), value(taken.Unread)}, []any{"inbox", 2})
	same(t, "its last message", counted(*taken.LastMessage), map[string]string{"👋": "1 false"})
	same(t, "again", bob.move(t, c.ID, "inbox"), taken)
	same(t, "the list", bob.lying(t, ""), []string{c.ID})
	same(t, "requests", bob.lying(t, "requests"), []string{})
	same(t, "unread", bob.unread(t), unread{Channels: 1, Messages: 2})
	same(t, "another device's sync", value(bob.sync(t, object{"channels": before.positions()}).only(t).Channel.Folder), "inbox")
}

func TestWhoseRequestIsDeclinedNoticesNothing(t *testing.T) {
	t.Parallel()
	_, alice, bob, _ := wary(t)
	c := alice.personal(t, "bob")
	m := alice.say(t, c.ID, "hello")
	hers := []any{alice.channelNow(t, c.ID), alice.messageNow(t, m.ID), alice.participants(t, c.ID), alice.sync(t, object{})}
	same(t, "the answer", value(bob.move(t, c.ID, "declined").Folder), "declined")
	same(t, "what she reads", []any{alice.channelNow(t, c.ID), alice.messageNow(t, m.ID), alice.participants(t, c.ID), alice.sync(t, object{})}, hers)
	same(t, "she goes on", alice.say(t, c.ID, "hello?").Sequence, 2)
	same(t, "she starts again", as[channel](t, alice.post(t, "/v1/channels", object{"participants": []string{"bob"}, "type": "PERSONAL"}).is(t, http.StatusOK)).ID, c.ID)
	same(t, "the list", bob.lying(t, ""), []string{})
	same(t, "requests", bob.lying(t, "requests"), []string{})
	same(t, "declined", bob.lying(t, "declined"), []string{c.ID})
	same(t, "unread", bob.unread(t), unread{})
	same(t, "her messages", bob.history(t, c.ID, "").numbers(), []int{1, 2})
	bob.move(t, c.ID, "inbox")
	same(t, "after all", bob.lying(t, ""), []string{c.ID})
}

func TestToAnswerIsToTake(t *testing.T) {
	t.Parallel()
	_, alice, bob, carol := wary(t)
	one, two := alice.personal(t, "bob"), carol.personal(t, "bob")
	alice.say(t, one.ID, "hello")
	bob.move(t, one.ID, "declined")
	bob.mark(t, one.ID, "seen", 1).is(t, http.StatusOK)
	same(t, "to look is not to take", bob.lying(t, "declined"), []string{one.ID})
	bob.say(t, one.ID, "hello yourself")
	same(t, "over HTTP", bob.lying(t, ""), []string{one.ID})
	needs(t, sockets)
	bob.connect(t).command(textFrame("hello", two.ID))
	same(t, "over a socket", len(bob.lying(t, "inbox")), 2)
}

func TestWhatIsNoRequest(t *testing.T) {
	t.Parallel()
	a, alice, bob, carol := wary(t)
	waits := a.as("alice").personal(t, "bob")
	same(t, "a server for a person begins one", bob.lying(t, "requests"), []string{waits.ID})
	group := alice.group(t, "bob")
	byServer := a.server.channel(t, object{"participants": []string{"bob", "carol"}, "type": "PERSONAL"})
	same(t, "a server's folder", byServer.Folder, (*string)(nil))
	a.set(t, object{"message_requests": false})
	off := alice.personal(t, "carol")
	same(t, "a group, and what a server began", len(bob.lying(t, "inbox")), 2)
	same(t, "begun with the setting off", len(carol.lying(t, "inbox")), 2)
	same(t, "one that waits goes on", bob.lying(t, "requests"), []string{waits.ID})
	same(t, "any may be declined", value(carol.move(t, off.ID, "declined").Folder), "declined")
	bob.put(t, "/v1/channels/"+group.ID+"/folder", object{"folder": "declined"}).refused(t, http.StatusConflict, "conflict")
	for _, bad := range []string{"requests", "Inbox", ""} {
		bob.put(t, "/v1/channels/"+waits.ID+"/folder", object{"folder": bad}).refused(t, http.StatusUnprocessableEntity, "invalid_value").points(t, "/folder")
	}
	for _, bad := range []any{nil, 1, true, []string{"inbox"}} {
		bob.put(t, "/v1/channels/"+waits.ID+"/folder", object{"folder": bad}).refused(t, http.StatusBadRequest, "invalid_request").points(t, "/folder")
	}
	bob.put(t, "/v1/channels/"+waits.ID+"/folder", object{}).refused(t, http.StatusBadRequest, "invalid_request").points(t, "/folder")
	carol.put(t, "/v1/channels/"+waits.ID+"/folder", object{"folder": "inbox"}).refused(t, http.StatusNotFound, "not_found")
	a.server.put(t, "/v1/channels/"+waits.ID+"/folder", object{"folder": "inbox"}).refused(t, http.StatusUnprocessableEntity, "user_required")
	bob.get(t, "/v1/channels?folder=archive").refused(t, http.StatusBadRequest, "invalid_request")
	same(t, "nothing was moved", bob.lying(t, "requests"), []string{waits.ID})
}

// moved reports whether a frame says that the channel lies in a folder of one's own.
func moved(t *testing.T, folder string) func(frame) bool {
	return func(f frame) bool {
		return dataOf[struct {
			Folder string `json:"folder"`
		}](t, f).Folder == folder
	}
}

func TestFoldersAreToldToOnesOwnDevicesAlone(t *testing.T) {
	t.Parallel()
	needs(t, sockets)
	_, alice, bob, _ := wary(t)
	phone, tablet, hers := bob.connect(t), bob.connect(t), alice.connect(t)
	c := alice.personal(t, "bob")
	phone.event("channel.created", c.ID)
	phone.event("participant.changed", c.ID, moved(t, "requests"))
	bob.move(t, c.ID, "declined")
	bob.move(t, c.ID, "inbox")
	for _, s := range []*socket{phone, tablet} {
		s.event("participant.changed", c.ID, moved(t, "inbox"))
	}
	bob.say(t, c.ID, "hello")
	hers.event("message.created", c.ID)
	for _, kind := range []string{"participant.changed", "receipts"} {
		if f, _, told := hers.find(func(f frame) bool { return f.Type == kind && f.Channel == c.ID }); told {
			t.Errorf("she is told: %s %s", kind, f.Data)
		}
	}
}

// Who waits is a stranger: neither of the two sees whether the other is there, or types.
func TestARequestMakesNobodyAcquainted(t *testing.T) {
	t.Parallel()
	needs(t, sockets)
	_, alice, bob, _ := wary(t)
	c := alice.personal(t, "bob")
	his, hers := bob.connect(t), alice.connect(t)
	types := object{"type": "typing", "channel_id": c.ID, "state": "started"}
	his.command(object{"type": "presence", "watch": []string{"alice"}})
	hers.command(object{"type": "presence", "watch": []string{"bob"}})
	his.command(object{"type": "presence", "status": "busy"})
	hers.command(object{"type": "presence", "status": "busy"})
	hers.command(types)
	his.command(types)
	hers.command(textFrame("hello", c.ID))
	his.event("message.created", c.ID)
	his.command(textFrame("hello yourself", c.ID))
	hers.event("message.created", c.ID, func(f frame) bool { return f.Sequence == 2 })
	for who, s := range map[string]*socket{"he": his, "she": hers} {
		if f, _, told := s.find(func(f frame) bool { return f.Type == "presence" || f.Type == "typing" }); told {
			t.Errorf("%s is told: %s %s", who, f.Type, f.Data)
		}
	}
	hers.command(object{"type": "presence", "watch": []string{"bob"}})
	his.command(object{"type": "presence", "status": "away"})
	hers.event("presence", "")
	his.command(types)
	hers.event("typing", c.ID)
	bob.move(t, c.ID, "declined")
	his.command(object{"type": "presence", "status": "available"})
	hers.command(types)
	hers.command(textFrame("hello?", c.ID))
	his.event("message.created", c.ID, func(f frame) bool { return f.Sequence == 3 })
	if f, _, told := his.find(func(f frame) bool { return f.Type == "typing" }); told {
		t.Errorf("who declined is told: %s", f.Data)
	}
}
