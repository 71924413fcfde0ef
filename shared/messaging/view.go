package messaging

import (
	"context"
	"slices"

	"golang.org/x/sync/errgroup"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/store"
)

// MessageView is a message as one reader sees it.
type MessageView struct {
	parley.Message
	Reader      parley.UserID
	Delivered   *bool // nil where the channel does not tell
	Seen        *bool
	Status      map[parley.UserID]string // nil where it was not asked for, or the channel does not tell
	Listed      bool                     // in a list, which leaves out a large body
	Shared      bool                     // for several readers, without what is each one's own
	CallbackURL string                   // to its author, in the answer to the send
	Hidden      bool                     // of somebody whom the reader blocks: it has its number, and nothing more
	Links       Links
}

// Hidden is an entry for who may not see it.
func Hidden(m parley.Message) MessageView {
	return MessageView{Message: parley.Message{Channel: m.Channel, Sequence: m.Sequence}, Hidden: true}
}

// ChannelView is a channel as one caller sees it.
type ChannelView struct {
	parley.Head
	parley.Info
	Epoch       int64
	Member      *parley.Member // nil for a server that acts for nobody
	Unread      int64
	LastMessage *MessageView
}

// viewMessage shows m to the room's caller. Members are all participants where the channel tells of
// receipts, else nil.
func viewMessage(r room, m parley.Message, members []parley.Member, status bool) MessageView {
	if r.hides(m.Author) {
		return Hidden(m)
	}
	view := MessageView{Message: m, Reader: r.actor.User}
	if !r.listsReceipts() {
		return view
	}
	delivered, seen := parley.MessageReceipts(members, m.Sequence, m.Author)
	view.Delivered, view.Seen = &delivered, &seen
	if status {
		view.Status = map[parley.UserID]string{}
		for _, member := range members {
			if member.Recipient(m.Sequence, m.Author) {
				view.Status[member.User] = member.Status(m.Sequence)
			}
		}
	}
	return view
}

// showMessage is viewMessage, with links to what the message carries.
func (s *Service) showMessage(ctx context.Context, r room, m parley.Message, members []parley.Member, status bool) (MessageView, error) {
	view := viewMessage(r, m, members, status)
	if view.Hidden {
		return view, nil
	}
	var err error
	view.Links, err = s.Links(ctx, r.actor.App.ID, m)
	return view, err
}

// members reads the participants where the channel tells of receipts.
func (s *Service) members(ctx context.Context, r room) ([]parley.Member, error) {
	if !r.listsReceipts() {
		return nil, nil
	}
	return s.everyone(ctx, r)
}

// everyone reads all participants.
func (s *Service) everyone(ctx context.Context, r room) ([]parley.Member, error) {
	members, err := s.store.Members(ctx, r.actor.App.ID, r.head.Channel)
	for i, m := range members {
		members[i] = m.From(r.first)
	}
	return members, err
}

// viewChannels completes rooms to what lists show: the description and the last message.
func (s *Service) viewChannels(ctx context.Context, actor parley.Actor, rooms []room) ([]ChannelView, error) {
	counted := slices.Clone(rooms)
	b := s.store.Batch()
	infos := make([]*store.Slot[parley.Info], len(rooms))
	for i, r := range rooms {
		infos[i] = b.Info(actor.App.ID, r.head.Channel)
	}
	lasts := make([]*MessageView, len(rooms))
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(sideBySide)
	group.Go(func() error { return b.Run(ctx) })
	group.Go(func() error { return s.countUnread(ctx, counted) })
	for i, r := range rooms {
		if r.member.User == "" || r.head.Last < r.floor() {
			continue
		}
		group.Go(func() (err error) {
			lasts[i], err = s.lastMessage(ctx, r)
			return err
		})
	}
	if err := group.Wait(); err != nil {
		return nil, err
	}
	views := make([]ChannelView, len(rooms))
	for i, r := range counted {
		if !infos[i].Found { // the channel is older than its description: it was made an instant ago
			return nil, notSettled()
		}
		views[i] = viewChannel(r, infos[i].Value, lasts[i])
	}
	return views, nil
}

func (s *Service) lastMessage(ctx context.Context, r room) (*MessageView, error) {
	var (
		found   []parley.Message
		members []parley.Member
	)
	group, inner := errgroup.WithContext(ctx)
	group.Go(func() (err error) {
		if found, err = s.contiguous(inner, r, parley.Span{First: r.head.Last, Last: r.head.Last}); err != nil {
			return err
		}
		return s.readMine(inner, r, pointers(found)...)
	})
	group.Go(func() (err error) {
		members, err = s.members(inner, r)
		return err
	})
	if err := group.Wait(); err != nil {
		return nil, err
	}
	if len(found) == 0 {
		return nil, notSettled()
	}
	view, err := s.showMessage(ctx, r, found[0], members, false)
	view.Listed = true
	return &view, err
}

func viewChannel(r room, info parley.Info, last *MessageView) ChannelView {
	view := ChannelView{Head: r.head, Info: info, Epoch: r.actor.App.Epoch, LastMessage: last}
	if r.member.User != "" {
		member := r.member
		view.Member, view.Unread = &member, r.unread
	}
	return view
}
