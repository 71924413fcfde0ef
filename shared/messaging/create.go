package messaging

import (
	"bytes"
	"context"
	"errors"
	"slices"
	"time"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/retry"
	"github.com/parleyhq/parley/shared/store"
)

// CreateChannel makes a channel, or finds the one that stands for it: made by the same caller with the
// same uuid, the PERSONAL one of its two people, or the distinct one of its participants.
func (s *Service) CreateChannel(ctx context.Context, c parley.Credential, draft parley.ChannelDraft) (view ChannelView, fresh bool, err error) {
	if draft.UUID == nil {
		uuid, err := s.newKey()
		if err != nil {
			return view, false, err
		}
		draft.UUID = &uuid
	}
	wanted, err := draft.Check(c.User)
	if err != nil {
		return view, false, err
	}
	wanted.Channel = wanted.ID(c.App)
	b := s.store.Batch()
	head, claim := b.Head(c.App, wanted.Channel), &store.Slot[parley.ChannelID]{}
	switch {
	case wanted.Type == parley.Personal:
		claim = b.Pair(c.App, wanted.Participants)
	case wanted.Distinct:
		claim = b.Distinct(c.App, wanted.Participants)
	}
	identities := s.askIdentities(b, c.App, wanted.Participants)
	actor, err := s.admit(ctx, c, b)
	if err != nil {
		return view, false, err
	}
	if head.Found || claim.Found {
		view, err = s.standing(ctx, actor, wanted, store.Existing{Head: found(head), Channel: claim.Value})
		return view, false, err
	}
	if len(wanted.Participants) > actor.App.Settings.MaxParticipants {
		return view, false, channelFull()
	}
	for _, user := range wanted.Participants {
		if err := identities[user].Value.NotErased(); err != nil {
			return view, false, err
		}
	}
	unknown := unknownOf(identities)
	if err := s.access.ReserveIdentities(ctx, actor.App, unknown...); err != nil {
		return view, false, err
	}
	return s.create(ctx, actor, wanted, unknown)
}

func found[T any](slot *store.Slot[T]) *T {
	if !slot.Found {
		return nil
	}
	return &slot.Value
}

func (s *Service) askIdentities(b *store.Batch, app parley.AppID, users []parley.UserID) map[parley.UserID]*store.Slot[parley.Identity] {
	slots := map[parley.UserID]*store.Slot[parley.Identity]{}
	for _, user := range users {
		slots[user] = b.Identity(app, user)
	}
	return slots
}

func unknownOf(slots map[parley.UserID]*store.Slot[parley.Identity]) []parley.UserID {
	var unknown []parley.UserID
	for user, slot := range slots {
		if !slot.Found {
			unknown = append(unknown, user)
		}
	}
	return unknown
}

func (s *Service) create(ctx context.Context, actor parley.Actor, wanted parley.NewChannel, unknown []parley.UserID) (ChannelView, bool, error) {
	call, err := s.newCall()
	if err != nil {
		return ChannelView{}, false, err
	}
	now := s.now().UTC().Truncate(time.Millisecond)
	info := wanted.Info
	info.UpdatedAt = now
	head := parley.Head{
		Channel: info.Channel, Type: info.Type, LastAt: now, State: parley.Open, Participants: len(info.Participants),
		BodyHash: wanted.Hash, Call: call, CreatedAt: now,
	}
	row := store.NewChannel{App: actor.App.ID, Head: head, Info: info, Members: asRequests(actor, info, peopleOf(info, now)), Unknown: unknown, Now: now}
	if len(info.Participants) > store.MaxPeopleAtOnce {
		row.Building, row.Head.State = true, parley.Building
	}
	budget := retry.NewBudget()
	for {
		existing, err := s.store.CreateChannel(ctx, row)
		if existing == nil && err == nil {
			break
		}
		if existing != nil && existing.Blocked {
			return ChannelView{}, false, refused(budget, blocked())
		}
		if existing != nil {
			view, err := s.standing(ctx, actor, wanted, *existing)
			mine := existing.Head != nil && bytes.Equal(existing.Head.Call, head.Call) // by an attempt that had no answer
			if parley.CodeOf(err) == parley.Blocked {
				err = refused(budget, err)
			}
			return view, mine, lost(budget, err)
		}
		if err := budget.Again(ctx, err); err != nil {
			return ChannelView{}, false, err
		}
	}
	if row.Building {
		if err := s.build(ctx, actor, row.Head, info); err != nil {
			return ChannelView{}, false, retry.AfterWrite(err)
		}
	}
	r := room{actor: actor, head: head}
	for _, m := range row.Members {
		if m.User == actor.User {
			r.member = m
		}
	}
	return viewChannel(r, info, nil), true, nil
}

// asRequests has a PERSONAL channel that somebody begins wait for its other person, where the app wants that.
func asRequests(actor parley.Actor, info parley.Info, people []parley.Member) []parley.Member {
	for i := range people {
		if actor.App.Settings.MessageRequests && info.Type == parley.Personal && actor.User != "" && people[i].User != actor.User {
			people[i].Folder = parley.Requests
		}
	}
	return people
}

// peopleOf are the first participants of a channel. All of them may read from the first entry on.
func peopleOf(info parley.Info, now time.Time) []parley.Member {
	var people []parley.Member
	for _, user := range info.Participants {
		role := parley.RoleMember
		if user == info.CreatedBy {
			role = parley.RoleOwner
		}
		people = append(people, parley.Member{User: user, Role: role, First: 1, Revision: 1, JoinedAt: now})
	}
	return people
}

// build writes the people of a channel that has more than one transaction takes, and opens it. Who
// finds a channel half built goes on building it; every step may be made twice.
func (s *Service) build(ctx context.Context, actor parley.Actor, head parley.Head, info parley.Info) error {
	b := s.store.Batch()
	identities := s.askIdentities(b, actor.App.ID, info.Participants)
	if err := b.Run(ctx); err != nil {
		return err
	}
	unknown := unknownOf(identities)
	row := store.NewChannel{App: actor.App.ID, Head: head, Info: info, Now: head.CreatedAt}
	for people := range slices.Chunk(peopleOf(info, head.CreatedAt), store.MaxPeopleAtOnce) {
		row.Members, row.Unknown = people, nil
		for _, m := range people {
			if slices.Contains(unknown, m.User) {
				row.Unknown = append(row.Unknown, m.User)
			}
		}
		if err := built(retry.Repeat(ctx, func() error { return s.store.AddPeople(ctx, row) })); err != nil {
			return err
		}
	}
	return built(retry.Repeat(ctx, func() error { return s.store.OpenChannel(ctx, row) }))
}

// built takes it for success that somebody else has finished.
func built(err error) error {
	if errors.Is(err, store.ErrNotBuilding) {
		return nil
	}
	return err
}

// standing shows the channel that stands where a new one was wanted, if it is the one that was meant.
func (s *Service) standing(ctx context.Context, actor parley.Actor, wanted parley.NewChannel, existing store.Existing) (ChannelView, error) {
	channel := wanted.Channel
	if existing.Head != nil {
		if !bytes.Equal(existing.Head.BodyHash, wanted.Hash) {
			return ChannelView{}, parley.RefuseField(parley.KeyReused, "/uuid", "you used this uuid for another channel")
		}
	} else if existing.Channel != "" {
		channel = existing.Channel
	}
	head, info, err := s.appeared(ctx, actor.App.ID, channel)
	if err != nil {
		return ChannelView{}, err
	}
	if head.State == parley.Deleted {
		if existing.Head == nil {
			return ChannelView{}, notSettled() // its claim is about to go, too
		}
		return ChannelView{}, parley.RefuseField(parley.Conflict, "/uuid", "the channel that you made with this uuid was deleted; take another")
	}
	if head.Blocked() && existing.Head == nil { // a repeat gets what the first call got
		return ChannelView{}, blocked()
	}
	if wanted.Distinct && existing.Head == nil && !info.Distinct {
		return ChannelView{}, notSettled() // so is that of one whose participants became others
	}
	if info.Distinct && !parley.SameJSON(info.Metadata, wanted.Metadata) {
		return ChannelView{}, parley.RefuseField(parley.MetadataConflict, "/metadata", "the distinct channel of these participants has other metadata")
	}
	if head.State == parley.Building {
		if err := s.build(ctx, actor, head, info); err != nil {
			return ChannelView{}, retry.AfterWrite(err)
		}
		view, err := s.channel(ctx, actor, channel)
		return view, retry.AfterWrite(err)
	}
	return s.channel(ctx, actor, channel)
}

// appeared reads a channel that something says is there, until its items can be seen.
func (s *Service) appeared(ctx context.Context, app parley.AppID, channel parley.ChannelID) (parley.Head, parley.Info, error) {
	for n := 1; ; n++ {
		b := s.store.Batch()
		head, info := b.Head(app, channel), b.Info(app, channel)
		if err := b.Run(ctx); err != nil {
			return parley.Head{}, parley.Info{}, err
		}
		if head.Found && info.Found {
			return head.Value, info.Value, nil
		}
		if n > rereads || retry.Pause(ctx, n) != nil {
			return parley.Head{}, parley.Info{}, notSettled()
		}
	}
}
