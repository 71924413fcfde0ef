package live

import (
	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/wire"
)

// Told is a channel as it is found when somebody beside its participants is told of what happened there.
type Told struct {
	App     parley.App
	Head    parley.Head
	Info    parley.Info              // for Shows
	Members []parley.Member          // for changed messages, where the channel tells of receipts
	Entries map[int64]parley.Message // those that changes name
}

// Shows reports whether telling of a record shows the channel.
func Shows(r Record) bool {
	return r.Opened != nil || r.Change != nil && r.Change.Kind == parley.ChannelChanged
}

// Event is what a record says, as every participant is told of it: without what is each one's own. It has the id that
// it has on sockets. Links are to what the message carries that it shows.
func (t Told) Event(r Record, links messaging.Links) wire.Event {
	switch {
	case r.Message != nil:
		event, view := createdEntry(t.App.ID, *r.Message, links, t.Head.ListsReceipts())
		event.Data = wire.MessageOf(view)
		return event
	case r.Opened != nil:
		event := channelCreated(t.App.ID, *r.Opened)
		event.Data = t.channel()
		return event
	}
	return t.change(*r.Change, links)
}

// Shown is the message that telling of a record shows, if it shows one.
func (t Told) Shown(r Record) (m parley.Message, ok bool) {
	switch {
	case r.Message != nil:
		return *r.Message, true
	case r.Change != nil && r.Change.Kind == parley.MessageChanged:
		m, ok = t.Entries[r.Change.Message]
	}
	return m, ok
}

func (t Told) change(c parley.Change, links messaging.Links) wire.Event {
	event := changeEvent(t.App.ID, c)
	switch c.Kind {
	case parley.MessageChanged:
		event, view := changedEntry(t.App.ID, c, t.Entries[c.Message], links, t.Members, t.Head.ListsReceipts())
		event.Data = wire.MessageOf(view)
		return event
	case parley.ChannelChanged:
		event.Data = t.channel()
	case parley.ChannelRemoved:
		return removedEvent(t.App.ID, c, parley.WhatDeleted)
	default:
		event.Data = participantOf(c)
	}
	return event
}

func (t Told) channel() wire.EventChannel {
	return wire.EventChannelOf(messaging.ChannelView{Head: t.Head, Info: t.Info, Epoch: t.App.Epoch})
}

// Unread is a message that some of its recipients have not seen. It is no event of sockets.
func (t Told) Unread(m parley.Message, users []parley.UserID, from parley.UserID, links messaging.Links) wire.Event {
	event, view := createdEntry(t.App.ID, m, links, t.Head.ListsReceipts())
	if t.Head.ListsReceipts() {
		delivered, seen := parley.MessageReceipts(t.Members, m.Sequence, m.Author)
		view.Delivered, view.Seen = &delivered, &seen
	}
	event.Type, event.ID = parley.MessageUnread, eventID(t.App.ID, m.Channel, parley.MessageUnread, m.Sequence, from)
	event.Data = wire.Unread{Message: wire.MessageOf(view), UserIDs: users}
	return event
}

// InOrder are a channel's records in the order in which they happened.
func InOrder(records []Record) []Record { return sortHappenings(records) }
