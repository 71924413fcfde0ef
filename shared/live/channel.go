package live

import (
	"context"
	"fmt"
	"slices"

	"golang.org/x/sync/errgroup"

	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/retry"
	"github.com/parleyhq/parley/shared/store"
)

// scene is a channel as it is found when its news is told.
type scene struct {
	app     parley.App
	head    parley.Head
	info    parley.Info
	members []parley.Member
	entries map[int64]parley.Message // those that changes name
}

// rereads bounds how often a scene that is older than its news is read again.
const rereads = 12

// channelNotices tell a channel's participants of its news.
func (s *Service) channelNotices(ctx context.Context, g group) ([]notice, error) {
	now, err := s.scene(ctx, g)
	if err != nil || !now.head.Visible() && now.head.State != parley.Deleted {
		return nil, err // a channel that nobody can know of has nobody to tell
	}
	if now.app.Disabled {
		return nil, nil // nobody there may read anything; a sync finds it when they may again
	}
	t := telling{scene: now, app: g.app, linksTo: func(m parley.Message) (messaging.Links, error) { return s.messaging.Links(ctx, g.app, m) }}
	for _, r := range sortHappenings(g.records) {
		if err := t.tell(r); err != nil {
			return nil, err
		}
	}
	err = t.tellReceipts(g)
	return t.notices, err
}

// scene reads the channel until it is as new as the news.
func (s *Service) scene(ctx context.Context, g group) (scene, error) {
	for n := 1; ; n++ {
		now, err := s.readScene(ctx, g)
		if err != nil {
			return now, err
		}
		behind := now.behind(g.records)
		if behind == "" {
			return now, nil
		}
		if n > rereads || retry.Pause(ctx, n) != nil {
			return now, fmt.Errorf("%s is older than what the stream says of it: %w", behind, retry.ErrBusy)
		}
	}
}

func (s *Service) readScene(ctx context.Context, g group) (scene, error) {
	var now scene
	b := s.store.Batch()
	head, app, info := b.Head(g.app, g.channel), b.App(g.app), &store.Slot[parley.Info]{}
	if slices.ContainsFunc(g.records, showsChannel) {
		info = b.Info(g.app, g.channel)
	}
	entries := map[int64]*store.Slot[parley.Message]{}
	for _, r := range g.records {
		if r.Change != nil && r.Change.Kind == parley.MessageChanged {
			entries[r.Change.Message] = b.Message(g.app, g.channel, r.Change.Message)
		}
	}
	reading, inner := errgroup.WithContext(ctx)
	reading.Go(func() error { return b.Run(inner) })
	reading.Go(func() (err error) {
		now.members, err = s.store.Members(inner, g.app, g.channel)
		return err
	})
	err := reading.Wait()
	now.app, now.head, now.info, now.entries = app.Value, head.Value, info.Value, map[int64]parley.Message{}
	for n, entry := range entries {
		now.entries[n] = entry.Value
	}
	if err != nil {
		return now, err
	}
	return now, s.readChangedSince(ctx, g, &now)
}

// readChangedSince reads those new entries that may have been changed since they were written: what was deleted
// meanwhile is not to be told as it was.
func (s *Service) readChangedSince(ctx context.Context, g group, now *scene) error {
	b := s.store.Batch()
	late := map[int64]*store.Slot[parley.Message]{}
	for _, r := range g.records {
		if r.Message != nil && r.Message.Change < now.head.LastChange {
			late[r.Message.Sequence] = b.Message(g.app, g.channel, r.Message.Sequence)
		}
	}
	err := b.Run(ctx)
	for n, entry := range late {
		if entry.Found && entry.Value.Change > now.entries[n].Change {
			now.entries[n] = entry.Value
		}
	}
	return err
}

// newest is a new entry as it is by now.
func (now scene) newest(m parley.Message) parley.Message {
	if entry, ok := now.entries[m.Sequence]; ok && entry.Change > m.Change {
		return entry
	}
	return m
}

// showsChannel reports whether telling of a record shows the channel.
func showsChannel(r Record) bool { return r.Opened != nil || r.Change != nil && describes(*r.Change) }

// describes reports whether a change is told with the channel's description, which it wrote.
func describes(c parley.Change) bool {
	return c.Kind == parley.ChannelChanged || c.Kind == parley.ParticipantJoined
}

// behind says what of the scene is older than a record; "" where nothing is. Numbers of changes decide: the
// clocks of those who wrote differ.
func (now scene) behind(records []Record) string {
	if now.head.Channel == "" {
		return "" // there is no such channel any more
	}
	for _, r := range records {
		if showsChannel(r) && now.info.Channel == "" {
			return "the description"
		}
		if r.Opened != nil && now.head.LastChange == r.Opened.LastChange && len(now.members) < r.Opened.Participants {
			return "the list of participants"
		}
		switch c := r.Change; {
		case c == nil:
		case now.head.LastChange < c.ID:
			return "the head"
		case c.Kind == parley.MessageChanged && now.entries[c.Message].Change < c.ID:
			return "the message"
		case describes(*c) && now.info.Change < c.ID:
			return "the description"
		case c.Kind == parley.ParticipantJoined && now.head.LastChange == c.ID && now.member(c.User) == nil:
			return "the list of participants"
		case c.Kind == parley.ParticipantLeft && now.joinedBefore(c.User, c.ID):
			return "the list of participants"
		}
	}
	return ""
}

func (now scene) member(user parley.UserID) *parley.Member {
	i := slices.IndexFunc(now.members, func(m parley.Member) bool { return m.User == user })
	if i < 0 {
		return nil
	}
	return &now.members[i]
}

// joinedBefore reports whether somebody is a participant by an earlier change.
func (now scene) joinedBefore(user parley.UserID, change int64) bool {
	m := now.member(user)
	return m != nil && m.Change < change
}

func (now scene) view() messaging.ChannelView {
	return messaging.ChannelView{Head: now.head, Info: now.info, Epoch: now.app.Epoch}
}

// telling gathers the notices of one channel.
type telling struct {
	scene
	app     parley.AppID
	linksTo func(parley.Message) (messaging.Links, error)
	notices []notice
}

func (t *telling) to(user parley.UserID, event []byte) {
	t.notices = append(t.notices, notice{app: t.app, user: user, event: event})
}

func (t *telling) tell(r Record) error {
	switch {
	case t.head.State == parley.Deleted && (r.Change == nil || r.Change.Kind != parley.ChannelRemoved):
		return nil // its end is all there is to tell
	case r.Message != nil:
		m := t.newest(*r.Message)
		links, err := t.linksTo(m)
		if err != nil {
			return err
		}
		notices, err := entryNotices(t.app, t.head.Type, m, links, t.members, t.head.ListsReceipts())
		t.notices = append(t.notices, notices...)
		return err
	case r.Opened != nil:
		event, err := channelEvent(channelCreated(t.app, *r.Opened), t.view())
		for _, m := range t.members {
			if m.Change != 0 { // who came later was told when they came
				continue
			}
			t.to(m.User, event)
			if err == nil && m.LiesIn() != parley.Inbox { // the event before is the same for all
				var waits []byte
				waits, err = movedEvent(t.app, r.Opened.Channel, m, r.Opened.CreatedAt)
				t.to(m.User, waits)
			}
		}
		return err
	case r.Change != nil:
		return t.tellChange(*r.Change)
	}
	return nil
}

func (t *telling) tellChange(c parley.Change) error {
	switch c.Kind {
	case parley.MessageChanged:
		return t.tellEntryChanged(c)
	case parley.ParticipantJoined:
		if err := t.tellJoined(c); err != nil {
			return err
		}
	case parley.ParticipantLeft:
		if err := t.tellGone(c); err != nil {
			return err
		}
	}
	event, err := t.changeEvent(c)
	if err != nil {
		return err
	}
	for _, m := range t.members {
		if changeConcerns(m, c) && (c.Kind != parley.ParticipantJoined || m.User != c.User) {
			t.to(m.User, event)
		}
	}
	return nil
}

// changeEvent is a change for everybody whom it only concerns.
func (t *telling) changeEvent(c parley.Change) ([]byte, error) {
	event := changeEvent(t.app, c)
	switch c.Kind {
	case parley.ChannelChanged:
		return channelEvent(event, t.view())
	case parley.ChannelRemoved:
		return removedChannel(t.app, c, parley.WhatDeleted)
	}
	event.Data = participantOf(c)
	return encode(event)
}

func (t *telling) tellEntryChanged(c parley.Change) error {
	entry := t.entries[c.Message]
	links, err := t.linksTo(entry)
	if err != nil {
		return err
	}
	events, err := changedEntryEvents(t.app, c, entry, links, t.members, t.head.ListsReceipts())
	for _, m := range t.members {
		if changeConcerns(m, c) {
			t.notices = append(t.notices, events.notice(t.app, t.head.Type, m.User, entry.Author))
		}
	}
	return err
}

// tellJoined shows the channel to the one who joined, if they are still there.
func (t *telling) tellJoined(c parley.Change) error {
	if t.member(c.User) == nil {
		return nil
	}
	event, err := channelEvent(joinedChannel(t.app, c), t.view())
	t.to(c.User, event)
	return err
}

// tellGone tells the one who left, if they have not come back.
func (t *telling) tellGone(c parley.Change) error {
	if t.member(c.User) != nil {
		return nil
	}
	event, err := removedChannel(t.app, c, c.What)
	t.to(c.User, event)
	return err
}

// tellReceipts tells how far people have come, the last state of each, and their own devices what of their
// history they cleared. Above 100 participants receipts are read by who looks.
func (t *telling) tellReceipts(g group) error {
	moved := lastReceipts(g.records)
	if t.head.State == parley.Deleted {
		return nil
	}
	for _, r := range moved {
		if r.After.Folder != r.Before.Folder {
			event, err := movedEvent(t.app, g.channel, r.After, r.After.Marker.At)
			if err != nil {
				return err
			}
			t.to(r.After.User, event)
		}
		// Who left, or came back, since then is not to hear of a history that is theirs no more.
		if now := t.member(r.After.User); r.After.First == r.Before.First || now == nil || now.Change != r.After.Change {
			continue
		}
		event, err := clearedEvent(t.app, g.channel, r.After)
		if err != nil {
			return err
		}
		t.to(r.After.User, event)
	}
	if !t.head.ListsReceipts() {
		return nil
	}
	// A folder is its owner's alone: nobody else hears of a move.
	moved = slices.DeleteFunc(moved, func(r store.Receipt) bool {
		return r.After.First == r.Before.First && r.After.Delivered == r.Before.Delivered && r.After.Seen == r.Before.Seen
	})
	for some := range slices.Chunk(moved, receiptsPerEvent) {
		event, err := receiptsEvent(t.app, g.channel, some)
		if err != nil {
			return err
		}
		for _, m := range t.members {
			n := notice{app: t.app, user: m.User, event: event}
			if len(some) == 1 && m.User == some[0].After.User {
				n.except = some[0].After.Marker.Connection // which was answered
			}
			t.notices = append(t.notices, n)
		}
	}
	return nil
}

// lastReceipts are the receipts of records, each user's merged: from before the first to after the last.
func lastReceipts(records []Record) []store.Receipt {
	var merged []store.Receipt
	for _, r := range records {
		if r.Receipt == nil {
			continue
		}
		i := slices.IndexFunc(merged, func(m store.Receipt) bool { return m.After.User == r.Receipt.After.User })
		if i < 0 {
			merged = append(merged, *r.Receipt)
			continue
		}
		merged[i].After = r.Receipt.After
	}
	return merged
}
