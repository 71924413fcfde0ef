package conformance_test

import (
	"net/http"
	"testing"
)

// A bot needs no place in a channel: its app's server sends as it.
func TestAServerSendsAsABotThatIsInNoChannel(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	alice, bob := a.two(t)
	his := bob.connect(t)
	a.server.put(t, "/v1/identities/helper", object{"type": "bot", "display_name": "Helper"}).is(t, http.StatusOK)
	c := alice.group(t, "bob")
	bot := a.as("helper")
	m := bot.say(t, c.ID, "how can I help?", key("first"))
	same(t, "author and number", []any{m.Author, m.Sequence, *m.Delivered}, []any{"helper", 1, false})
	same(t, "its event", dataOf[message](t, his.event("message.created", c.ID)).Author, "helper")
	same(t, "a repeat", as[message](t, bot.post(t, "/v1/messages", textTo("how can I help?", c.ID), key("first")).is(t, http.StatusOK)).ID, m.ID)
	bot.post(t, "/v1/messages", textTo("another", c.ID), key("first")).refused(t, http.StatusUnprocessableEntity, "key_reused")
	for _, who := range []user{alice, bob} {
		now := who.channelNow(t, c.ID)
		same(t, who.id+": unread and last", []any{value(now.Unread), now.LastMessage.Author}, []any{1, "helper"})
		same(t, who.id+": in a sync", who.sync(t, object{}).only(t).Messages[0].Author, "helper")
		who.mark(t, c.ID, "seen", 1).is(t, http.StatusOK)
	}
	same(t, "seen by all", *a.server.messageNow(t, m.ID).Seen, true)
	same(t, "participants", a.server.channelNow(t, c.ID).Count, 2)
	shown := as[struct{ Data []identity }](t, bob.post(t, "/v1/identities/list", object{"user_ids": []string{"helper"}}).is(t, http.StatusOK)).Data
	same(t, "who that is", []any{len(shown), shown[0].Type}, []any{1, "bot"})

	bot.get(t, "/v1/messages/"+m.ID).refused(t, http.StatusNotFound, "not_found")
	bot.delete(t, "/v1/messages/"+m.ID).refused(t, http.StatusNotFound, "not_found")
	a.server.delete(t, "/v1/messages/"+m.ID).is(t, http.StatusNoContent)
	same(t, "deleted for all", alice.messageNow(t, m.ID).Deleted, true)
}

func TestAServerSendsFromOutsideIntoAnyChannelOfItsApp(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	alice, bob := a.two(t)
	archive := a.server.channel(t, object{"participants": []string{}})
	same(t, "an archive tells of no receipts", a.as("clerk").say(t, archive.ID, "for the file").Delivered, (*bool)(nil))
	same(t, "the clerk", as[identity](t, a.server.get(t, "/v1/identities/clerk").is(t, http.StatusOK)).Type, "user")

	direct := alice.personal(t, "bob")
	alice.block(t, "bob")
	a.as("bob").post(t, "/v1/messages", textTo("hello", direct.ID)).refused(t, http.StatusUnprocessableEntity, "blocked")
	same(t, "between two of whom one blocks the other", a.as("clerk").say(t, direct.ID, "please be kind").Sequence, 1)

	group := alice.group(t, "bob")
	bob.block(t, "clerk")
	a.as("clerk").say(t, group.ID, "hello")
	same(t, "to who blocks the author", value(bob.channelNow(t, group.ID).Unread), 0)
	same(t, "to others", value(alice.channelNow(t, group.ID).Unread), 1)

	a.server.delete(t, "/v1/identities/clerk").is(t, http.StatusNoContent)
	a.as("clerk").post(t, "/v1/messages", textTo("hello", group.ID)).refused(t, http.StatusGone, "erased")
	a.login(t, "clerk2").post(t, "/v1/messages", textTo("hello", group.ID)).refused(t, http.StatusNotFound, "not_found")
	a.server.post(t, "/v1/messages", textTo("hello", group.ID)).refused(t, http.StatusUnprocessableEntity, "user_required")
	newApp(t).as("alice").post(t, "/v1/messages", textTo("hello", group.ID)).refused(t, http.StatusNotFound, "not_found")
}

// Layer's client API proxy: what a user may do by themselves, their app's server does for them.
func TestLayerAServerActsAsAUser(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	alice := a.login(t, "alice")
	bob := a.as("bob") // who never logs in
	c := alice.group(t, "bob")
	first := alice.say(t, c.ID, "hello")
	same(t, "unread", bob.unread(t), unread{Channels: 1, Messages: 1})
	same(t, "sync", value(bob.sync(t, object{}).only(t).Channel.Unread), 1)
	bob.put(t, "/v1/messages/"+first.ID+"/delivered", nil).is(t, http.StatusOK)
	same(t, "delivered", alice.messageNow(t, first.ID).Status, map[string]string{"bob": "delivered"})
	bob.mark(t, c.ID, "seen", 1).is(t, http.StatusOK)
	same(t, "seen", alice.messageNow(t, first.ID).Status, map[string]string{"bob": "seen"})
	bob.react(t, first, "👍")
	same(t, "reacted", counted(alice.messageNow(t, first.ID)), map[string]string{"👍": "1 false"})

	his := bob.say(t, c.ID, "mine")
	bob.patch(t, "/v1/messages/"+his.ID+"/metadata", object{"edited": true}).is(t, http.StatusOK)
	bob.delete(t, "/v1/messages/"+his.ID).is(t, http.StatusNoContent)
	same(t, "deleted", alice.messageNow(t, his.ID).Deleted, true)

	bob.patch(t, "/v1/identities/me", object{"display_name": "Bob"}).is(t, http.StatusOK)
	bob.block(t, "alice")
	same(t, "blocked", as[list[blocked]](t, bob.get(t, "/v1/blocks").is(t, http.StatusOK)).Data[0].User, "alice")
	bob.unblock(t, "alice")
	bob.delete(t, "/v1/channels/"+c.ID+"/participants/me").is(t, http.StatusNoContent)
	bob.get(t, "/v1/channels/"+c.ID).refused(t, http.StatusNotFound, "not_found")
	same(t, "left", alice.channelNow(t, c.ID).Participants, []string{"alice"})
}

// A bot is somebody like others where its server wants it to be: in channels, and on a socket.
func TestABotTakesPartAndConnects(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	a.server.put(t, "/v1/identities/helper", object{"type": "bot"}).is(t, http.StatusOK)
	alice, helper := a.login(t, "alice"), a.login(t, "helper")
	same(t, "still a bot", helper.session.Identity.Type, "bot")
	socket := helper.connect(t)
	c := alice.personal(t, "helper")
	alice.say(t, c.ID, "hello")
	socket.event("message.created", c.ID)
	same(t, "by itself", helper.say(t, c.ID, "hello, Alice").Author, "helper")
	same(t, "by its server", a.as("helper").say(t, c.ID, "and welcome").Author, "helper")
	same(t, "its own", value(helper.channelNow(t, c.ID).Unread), 1)
}
