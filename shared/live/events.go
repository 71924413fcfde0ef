package live

import (
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"time"

	"github.com/go-json-experiment/json"

	"github.com/parleyhq/parley/shared/access"
	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/post"
	"github.com/parleyhq/parley/shared/store"
	"github.com/parleyhq/parley/shared/wire"
)

// eventID names an event by what it tells of, so that it has the same id on both paths and in every repeat,
// and a client can drop what it has.
func eventID(app parley.AppID, about ...any) string {
	h := sha256.New()
	for _, part := range append([]any{app}, about...) {
		text := fmt.Sprint(part)
		_, _ = fmt.Fprintf(h, "%d:%s", len(text), text) // a hash takes everything
	}
	return base64.RawURLEncoding.EncodeToString(h.Sum(nil)[:15])
}

// encode writes an event. The same one has the same bytes.
func encode(e wire.Event) ([]byte, error) {
	text, err := json.Marshal(e, json.Deterministic(true))
	if err != nil {
		return nil, fmt.Errorf("event %s: %w", e.Type, err)
	}
	return text, nil
}

// encodeWithin writes an event; where it does not fit into a frame, it leaves out what less leaves out.
func encodeWithin(e wire.Event, less any) ([]byte, error) {
	text, err := encode(e)
	if err == nil && len(text) > post.MaxFrame {
		e.Data = less
		return encode(e)
	}
	return text, err
}

// entryEvents are an entry for its author, for everybody else, since its uuid is the author's own, and for those
// who block the author.
type entryEvents struct{ author, others, stub []byte }

// newEntryEvents are a new entry. Nobody can have it yet, so that both paths tell the same, but for links to what it
// carries.
func newEntryEvents(app parley.AppID, m parley.Message, links messaging.Links, receipts bool) (entryEvents, error) {
	return encodeEntry(createdEntry(app, m, links, receipts))
}

// createdEntry is a new entry, without its view.
func createdEntry(app parley.AppID, m parley.Message, links messaging.Links, receipts bool) (wire.Event, messaging.MessageView) {
	view := messaging.MessageView{Message: m, Links: links, Listed: true, Shared: true}
	if receipts {
		no := false
		view.Delivered, view.Seen = &no, &no
	}
	return wire.Event{
		Type: wire.MessageCreated, ID: eventID(app, m.Channel, wire.MessageCreated, m.Sequence), ChannelID: m.Channel,
		At: wire.Time(m.CreatedAt), SequenceID: m.Sequence, ChangeID: m.Change,
	}, view
}

// encodeEntry writes an event for each who may see another part of the entry.
func encodeEntry(event wire.Event, view messaging.MessageView) (events entryEvents, err error) {
	author, stub := view, messaging.Hidden(view.Message)
	author.Reader = view.Author
	for _, each := range []struct {
		view messaging.MessageView
		into *[]byte
	}{{view, &events.others}, {author, &events.author}, {stub, &events.stub}} {
		if event.Data = wire.MessageOf(each.view); each.view.Hidden {
			event.Reaction = nil
		}
		if *each.into, err = encode(event); err != nil {
			return events, err
		}
	}
	return events, nil
}

// notice tells a user of the entry, in groups by a stub where they block its author.
func (e entryEvents) notice(app parley.AppID, kind parley.ChannelType, user, author parley.UserID) notice {
	n := notice{app: app, user: user, event: e.others}
	if user == author {
		n.event = e.author
	}
	if kind != parley.Personal {
		n.from, n.stub = author, e.stub
	}
	return n
}

func changeEvent(app parley.AppID, c parley.Change) wire.Event {
	return wire.Event{
		Type: string(c.Kind), ID: eventID(app, c.Channel, c.Kind, c.ID), ChannelID: c.Channel,
		At: wire.Time(c.At), SequenceID: c.Sequence, ChangeID: c.ID,
	}
}

// changedEntryEvents are a changed message for its author and for everybody else.
func changedEntryEvents(app parley.AppID, c parley.Change, m parley.Message, links messaging.Links, members []parley.Member, receipts bool) (entryEvents, error) {
	return encodeEntry(changedEntry(app, c, m, links, members, receipts))
}

// changedEntry is a changed message, without its view.
func changedEntry(app parley.AppID, c parley.Change, m parley.Message, links messaging.Links, members []parley.Member, receipts bool) (wire.Event, messaging.MessageView) {
	view := messaging.MessageView{Message: m, Links: links, Listed: true, Shared: true}
	if receipts {
		delivered, seen := parley.MessageReceipts(members, m.Sequence, m.Author)
		view.Delivered, view.Seen = &delivered, &seen
	}
	event := changeEvent(app, c)
	event.Kind = c.What
	if c.What == parley.WhatReaction {
		event.Reaction = &wire.Reacted{UserID: c.Reactor, Key: c.Reaction, Added: c.Added}
	}
	return event, view
}

// channelEvent shows the channel. One that does not fit leaves out its participants, as channels with more
// than 100 do.
func channelEvent(event wire.Event, view messaging.ChannelView) ([]byte, error) {
	whole := wire.EventChannelOf(view)
	less := whole
	less.Participants = nil
	event.Data = whole
	return encodeWithin(event, less)
}

func channelCreated(app parley.AppID, head parley.Head) wire.Event {
	return wire.Event{
		Type: wire.ChannelCreated, ID: eventID(app, head.Channel, wire.ChannelCreated, 0), ChannelID: head.Channel,
		At: wire.Time(head.CreatedAt), SequenceID: head.Last, ChangeID: head.LastChange,
	}
}

// joinedChannel is the channel for the one who joined it by a change.
func joinedChannel(app parley.AppID, c parley.Change) wire.Event {
	event := changeEvent(app, c)
	event.Type, event.ID = wire.ChannelCreated, eventID(app, c.Channel, wire.ChannelCreated, c.ID)
	return event
}

func participantOf(c parley.Change) wire.Participant {
	return wire.Participant{UserID: c.User, Role: c.Role}
}

// removedChannel is for whom the channel is there no more.
func removedChannel(app parley.AppID, c parley.Change, reason string) ([]byte, error) {
	return encode(removedEvent(app, c, reason))
}

func removedEvent(app parley.AppID, c parley.Change, reason string) wire.Event {
	event := changeEvent(app, c)
	event.Type, event.ID = string(parley.ChannelRemoved), eventID(app, c.Channel, parley.ChannelRemoved, c.ID)
	event.Data = wire.Removal{Reason: reason}
	return event
}

// receiptsPerEvent keeps an event of receipts within a frame, whatever the user ids.
const receiptsPerEvent = 50

func receiptsEvent(app parley.AppID, channel parley.ChannelID, moved []store.Receipt) ([]byte, error) {
	about := []any{channel, wire.Receipts}
	data := make([]wire.Receipt, len(moved))
	var at time.Time
	for i, r := range moved {
		data[i] = wire.Receipt{UserID: r.After.User, Delivered: r.After.Delivered, Seen: r.After.Seen}
		about = append(about, r.After.User, r.After.Delivered, r.After.Seen)
		if r.After.Marker.At.After(at) {
			at = r.After.Marker.At
		}
	}
	return encode(wire.Event{Type: wire.Receipts, ID: eventID(app, about...), ChannelID: channel, At: wire.Time(at), Data: data})
}

// clearedEvent tells somebody's own devices from which entry on their history is theirs to read.
func clearedEvent(app parley.AppID, channel parley.ChannelID, m parley.Member) ([]byte, error) {
	return encode(wire.Event{
		Type: string(parley.ParticipantChanged), ID: eventID(app, channel, "cleared", m.User, m.First), ChannelID: channel,
		At: wire.Time(m.Marker.At), Data: wire.Participant{UserID: m.User, Role: m.Role, FirstSequenceID: m.First},
	})
}

// movedEvent tells somebody's own devices which folder a channel lies in since a time.
func movedEvent(app parley.AppID, channel parley.ChannelID, m parley.Member, at time.Time) ([]byte, error) {
	return encode(wire.Event{
		Type: string(parley.ParticipantChanged), ID: eventID(app, channel, "moved", m.User, m.Marks), ChannelID: channel,
		At: wire.Time(at), Data: wire.Participant{UserID: m.User, Role: m.Role, Folder: m.LiesIn()},
	})
}

// identityEvent shows what everybody may see of a person. One that does not fit leaves out the metadata.
func identityEvent(app parley.AppID, i parley.Identity) ([]byte, error) {
	less := i
	less.Profile.Metadata = nil
	return encodeWithin(wire.Event{
		Type: wire.IdentityChanged, ID: eventID(app, wire.IdentityChanged, i.User, i.UpdatedAt.UnixMilli()), At: wire.Time(i.UpdatedAt),
		Data: wire.IdentityOf(access.IdentityView{Identity: i}),
	}, wire.IdentityOf(access.IdentityView{Identity: less}))
}

// SessionEnded tells the connections of a session that it is over. Who ends it and the fan-out tell the same.
func SessionEnded(app parley.AppID, session string, at time.Time) ([]byte, error) {
	return encode(wire.Event{
		Type: wire.SessionEnded, ID: eventID(app, wire.SessionEnded, session), At: wire.Time(at),
	})
}
