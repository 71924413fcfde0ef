package messaging

import (
	"context"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/retry"
)

// MoveChannel puts a PERSONAL channel into the caller's inbox, or among those that they declined. Nobody else
// notices.
func (s *Service) MoveChannel(ctx context.Context, c parley.Credential, named string, to parley.Folder) (ChannelView, error) {
	if to != parley.Inbox && to != parley.Declined {
		return ChannelView{}, s.checked(ctx, c, parley.RefuseField(parley.InvalidValue, "/folder", "must be inbox or declined"))
	}
	channel, ok := parley.ParseChannelID(named)
	if !ok {
		return ChannelView{}, s.checked(ctx, c, noChannel())
	}
	r, err := s.enter(ctx, c, channel, s.store.Batch())
	if err == nil {
		err = r.actor.Person()
	}
	if err != nil {
		return ChannelView{}, err
	}
	if r.head.Type != parley.Personal {
		return ChannelView{}, parley.Refuse(parley.Conflict, "only a PERSONAL channel can be taken or declined; a group is left")
	}
	if r.member, err = s.move(ctx, r, to); err != nil {
		return ChannelView{}, err
	}
	view, err := s.one(ctx, r)
	return view, retry.AfterWrite(err)
}

// move writes the caller's folder, one write unit, unless the channel lies there.
func (s *Service) move(ctx context.Context, r room, to parley.Folder) (parley.Member, error) {
	budget := retry.NewBudget()
	for {
		next, changed := r.stored.Move(to)
		if !changed {
			return r.member, nil
		}
		next.Marker, next.Marks = r.actor.Marker(r.stored.Marker.Reached, s.now()), r.stored.Marks+1
		done, instead, err := s.store.MoveWatermarks(ctx, r.actor.App.ID, r.head.Channel, r.stored, next)
		if done {
			r.seat(next)
			return r.member, nil
		}
		if err == nil && instead == nil {
			return r.member, noChannel()
		}
		if err := budget.Again(ctx, err); err != nil {
			return r.member, err
		}
		if instead != nil {
			r.seat(*instead)
		}
	}
}
