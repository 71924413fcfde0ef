package messaging

import (
	"cmp"
	"context"
	"slices"

	"github.com/go-json-experiment/json/jsontext"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/retry"
	"github.com/parleyhq/parley/shared/store"
)

// GetChannel shows a channel that the caller is in.
func (s *Service) GetChannel(ctx context.Context, c parley.Credential, named string) (ChannelView, error) {
	channel, ok := parley.ParseChannelID(named)
	if !ok {
		return ChannelView{}, s.checked(ctx, c, noChannel())
	}
	r, err := s.enter(ctx, c, channel, s.store.Batch())
	if err != nil {
		return ChannelView{}, err
	}
	return s.one(ctx, r)
}

func (s *Service) one(ctx context.Context, r room) (ChannelView, error) {
	views, err := s.viewChannels(ctx, r.actor, []room{r})
	if err != nil {
		return ChannelView{}, err
	}
	return views[0], nil
}

// channel shows a channel that was found standing to a caller who is admitted to the app already. One
// that is becoming visible may show its head before its members, so who is not in it looks again.
func (s *Service) channel(ctx context.Context, actor parley.Actor, channel parley.ChannelID) (ChannelView, error) {
	for n := 1; ; n++ {
		rooms, err := s.rooms(ctx, actor, []parley.ChannelID{channel})
		if err != nil {
			return ChannelView{}, err
		}
		if len(rooms) > 0 {
			return s.one(ctx, rooms[0])
		}
		if n > rereads || retry.Pause(ctx, n) != nil {
			return ChannelView{}, noChannel()
		}
	}
}

// rooms reads those of the channels that the caller is in: two small items each.
func (s *Service) rooms(ctx context.Context, actor parley.Actor, channels []parley.ChannelID) ([]room, error) {
	return s.roomsOpenTo(ctx, actor, channels, actor.User == "")
}

// roomsOpenTo is rooms; with everybody, those too that the caller is not in.
func (s *Service) roomsOpenTo(ctx context.Context, actor parley.Actor, channels []parley.ChannelID, everybody bool) ([]room, error) {
	b := s.store.Batch()
	heads := make([]*store.Slot[parley.Head], len(channels))
	members := make([]*store.Slot[parley.Member], len(channels))
	for i, channel := range channels {
		heads[i], members[i] = b.Head(actor.App.ID, channel), &store.Slot[parley.Member]{}
		if actor.User != "" {
			members[i] = b.Member(actor.App.ID, channel, actor.User)
		}
	}
	if err := b.Run(ctx); err != nil {
		return nil, err
	}
	var found []*room
	for i := range channels {
		if heads[i].Found && heads[i].Value.Visible() && (everybody || members[i].Found) {
			found = append(found, s.newRoom(actor, heads[i], members[i]))
		}
	}
	if err := s.settle(ctx, actor.App.ID, found); err != nil {
		return nil, err
	}
	rooms := make([]room, len(found))
	for i, r := range found {
		rooms[i] = *r
	}
	return rooms, nil
}

// ChannelFilter is which of the caller's channels are wanted, and in which order.
type ChannelFilter struct {
	Types     []parley.ChannelType // none: all
	Unread    bool
	Folder    parley.Folder // "" is the inbox
	ByCreated bool          // newest first; else newest activity first
	Page      parley.Page
}

// Channels is a page of channels and how many there are in all.
type Channels struct {
	Views []ChannelView
	Total int
}

// ListChannels shows the caller's channels.
func (s *Service) ListChannels(ctx context.Context, c parley.Credential, f ChannelFilter) (Channels, error) {
	actor, rooms, err := s.mine(ctx, c)
	if err != nil {
		return Channels{}, err
	}
	rooms = within(rooms, cmp.Or(f.Folder, parley.Inbox))
	if f.Unread {
		if err := s.countUnread(ctx, rooms); err != nil {
			return Channels{}, err
		}
	}
	rooms = slices.DeleteFunc(rooms, func(r room) bool {
		return f.Unread && r.unread == 0 || !ofType(r.head.Type, f.Types)
	})
	slices.SortFunc(rooms, func(a, b room) int {
		if f.ByCreated {
			return cmp.Or(b.head.CreatedAt.Compare(a.head.CreatedAt), cmp.Compare(a.head.Channel, b.head.Channel))
		}
		return cmp.Or(b.head.LastAt.Compare(a.head.LastAt), cmp.Compare(a.head.Channel, b.head.Channel))
	})
	views, err := s.viewChannels(ctx, actor, parley.Cut(rooms, f.Page))
	return Channels{Views: views, Total: len(rooms)}, err
}

// within are the rooms that lie in a folder of their caller's.
func within(rooms []room, folder parley.Folder) []room {
	return slices.DeleteFunc(rooms, func(r room) bool { return r.member.LiesIn() != folder })
}

func ofType(t parley.ChannelType, wanted []parley.ChannelType) bool {
	return len(wanted) == 0 || slices.Contains(wanted, t)
}

// mine reads all channels of the calling person.
func (s *Service) mine(ctx context.Context, c parley.Credential) (parley.Actor, []room, error) {
	actor, err := s.admit(ctx, c, s.store.Batch())
	if err != nil {
		return actor, nil, err
	}
	if err := actor.Person(); err != nil {
		return actor, nil, err
	}
	channels, err := s.store.Memberships(ctx, actor.App.ID, actor.User)
	if err != nil {
		return actor, nil, err
	}
	rooms, err := s.rooms(ctx, actor, channels)
	return actor, rooms, err
}

// ListExposed shows the channels of the app that anybody in it may join, whose titles begin with a text, in
// order of their titles. Of those that the caller is in it shows the caller's own fields too.
func (s *Service) ListExposed(ctx context.Context, c parley.Credential, titlePrefix string, page parley.Page) (Channels, error) {
	actor, err := s.admit(ctx, c, s.store.Batch())
	if err != nil {
		return Channels{}, err
	}
	channels, err := s.store.Exposed(ctx, actor.App.ID, titlePrefix)
	if err != nil {
		return Channels{}, err
	}
	rooms, err := s.roomsOpenTo(ctx, actor, parley.Cut(channels, page), true)
	if err != nil {
		return Channels{}, err
	}
	views, err := s.viewChannels(ctx, actor, rooms)
	views = slices.DeleteFunc(views, func(v ChannelView) bool { return !v.Exposed && v.Member == nil }) // by now
	return Channels{Views: views, Total: len(channels)}, err
}

// ChannelQuery looks for channels by their exact participants.
type ChannelQuery struct {
	Participants []string
	Types        []parley.ChannelType // none: any; for two participants, the PERSONAL one
	Metadata     jsontext.Value       // members that the channel's metadata must have
	Page         parley.Page
}

// SearchChannels shows the channels whose participants are exactly those asked for, the caller added,
// oldest first.
func (s *Service) SearchChannels(ctx context.Context, c parley.Credential, q ChannelQuery) (Channels, error) {
	users, err := parley.UserSet(q.Participants, "/participants")
	if err != nil {
		return Channels{}, err
	}
	metadata, err := parley.Metadata(q.Metadata, parley.MaxChannelMetadata, "/metadata")
	if err != nil {
		return Channels{}, err
	}
	actor, err := s.admit(ctx, c, s.store.Batch())
	if err != nil {
		return Channels{}, err
	}
	if actor.User != "" {
		users = parley.WithUser(users, actor.User)
	}
	if len(users) > parley.MaxListedParticipants {
		return Channels{}, parley.RefuseField(parley.InvalidValue, "/participants", "more than 100; larger sets are not searched")
	}
	if len(users) == 2 && len(q.Types) == 0 {
		q.Types = []parley.ChannelType{parley.Personal}
	}
	rooms, err := s.search(ctx, actor, users, q.Types, metadata)
	if err != nil {
		return Channels{}, err
	}
	views, err := s.viewChannels(ctx, actor, parley.Cut(rooms, q.Page))
	return Channels{Views: views, Total: len(rooms)}, err
}

func (s *Service) search(ctx context.Context, actor parley.Actor, users []parley.UserID, types []parley.ChannelType, metadata jsontext.Value) ([]room, error) {
	channels, err := s.store.ChannelsOf(ctx, actor.App.ID, users)
	if err != nil {
		return nil, err
	}
	rooms, err := s.rooms(ctx, actor, channels)
	if err != nil {
		return nil, err
	}
	rooms = slices.DeleteFunc(rooms, func(r room) bool { return !ofType(r.head.Type, types) })
	if len(metadata) > len("{}") {
		if rooms, err = s.withMetadata(ctx, actor.App.ID, rooms, metadata); err != nil {
			return nil, err
		}
	}
	slices.SortFunc(rooms, func(a, b room) int {
		return cmp.Or(a.head.CreatedAt.Compare(b.head.CreatedAt), cmp.Compare(a.head.Channel, b.head.Channel))
	})
	return rooms, nil
}

func (s *Service) withMetadata(ctx context.Context, app parley.AppID, rooms []room, metadata jsontext.Value) ([]room, error) {
	b := s.store.Batch()
	infos := map[parley.ChannelID]*store.Slot[parley.Info]{}
	for _, r := range rooms {
		infos[r.head.Channel] = b.Info(app, r.head.Channel)
	}
	if err := b.Run(ctx); err != nil {
		return nil, err
	}
	return slices.DeleteFunc(rooms, func(r room) bool {
		return !parley.HasMembers(infos[r.head.Channel].Value.Metadata, metadata)
	}), nil
}
