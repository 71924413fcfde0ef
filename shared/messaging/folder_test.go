package messaging_test

import (
	"context"
	"testing"

	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/meter"
	"github.com/parleyhq/parley/shared/parley"
)

func (w *world) listed(c parley.Credential, folder parley.Folder) int {
	w.t.Helper()
	list, err := w.ListChannels(context.Background(), c, messaging.ChannelFilter{Folder: folder, Page: parley.Page{Number: 1, Size: 50}})
	w.is("list", err, "")
	return list.Total
}

// What somebody new begins waits uncounted until it is taken or answered; who begins it notices nothing.
func TestMessageRequestsWait(t *testing.T) {
	t.Parallel()
	w := quiet(t)
	ctx := context.Background()
	after := w.app
	after.Settings.MessageRequests = true
	_, err := w.store.UpdateApp(ctx, w.app, after)
	w.is("settings", err, "")
	alice, bob := w.user("alice"), w.user("bob")
	answered, declined := w.channel(alice, parley.Personal, "bob"), w.channel(w.user("eve"), parley.Personal, "bob")
	w.send(alice, answered.Head.Channel, "hello")
	if w.listed(alice, parley.Inbox) != 1 || w.listed(bob, parley.Inbox) != 0 || w.listed(bob, parley.Requests) != 2 {
		t.Error("a request does not wait")
	}
	if unread, err := w.CountUnread(ctx, bob); err != nil || unread.Messages != 0 {
		t.Errorf("a request counts: %+v, %v", unread, err)
	}
	w.send(bob, answered.Head.Channel, "hello yourself")
	_, err = w.MoveChannel(ctx, bob, string(declined.Head.Channel), parley.Declined)
	w.is("decline", err, "")
	if w.listed(bob, parley.Inbox) != 1 || w.listed(bob, parley.Declined) != 1 || w.listed(bob, parley.Requests) != 0 {
		t.Error("an answer does not take it, or it was not declined")
	}
	_, err = w.MoveChannel(ctx, bob, string(declined.Head.Channel), parley.Inbox)
	w.is("take", err, "")
	if w.listed(bob, parley.Inbox) != 2 {
		t.Error("it was not taken")
	}
	w.send(w.user("eve"), declined.Head.Channel, "hello")
	for _, to := range []parley.Folder{parley.Declined, parley.Inbox} {
		priced(t, "to "+string(to), meter.Usage{Calls: 5, ReadUnits: 9, WriteUnits: 1}, func(ctx context.Context) error {
			_, err := w.MoveChannel(ctx, bob, string(declined.Head.Channel), to)
			return err
		})
	}
	group := w.channel(alice, parley.Group, "bob").Head.Channel
	_, err = w.MoveChannel(ctx, bob, string(group), parley.Declined)
	w.is("a group", err, parley.Conflict)
	_, err = w.MoveChannel(ctx, bob, string(group), parley.Requests)
	w.is("into requests", err, parley.InvalidValue)
}
