package access

import (
	"cmp"
	"context"
	"errors"
	"time"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/retry"
	"github.com/parleyhq/parley/shared/store"
)

// PutDevice has the caller's news pushed to a device, new or in place of the one of its name, as long as the
// session lasts that put it. Whoever had it by its token before gets no more pushes there: a phone is in one
// hand at a time.
func (s *Service) PutDevice(ctx context.Context, c parley.Credential, d parley.Device) (parley.Device, error) {
	d = d.Canonical()
	malformed := d.Check()
	err := s.moveDevices(ctx, c, &d, func(found foundDevices) ([]store.DevicesMove, error) {
		if err := cmp.Or(malformed, found.identity.Value.ActedFor(found.actor.User)); err != nil {
			return nil, err
		}
		d.Session, d.PutAt = found.actor.Session, s.now().UTC().Truncate(time.Millisecond)
		moves := []store.DevicesMove{{From: found.mine.Value, To: found.mine.Value.Put(d)}}
		if owner := found.owner.Value; owner != "" && owner != found.actor.User {
			former, err := s.devicesOf(ctx, c.App, owner)
			return append(moves, store.DevicesMove{From: former, To: former.Give(d)}), err
		}
		return moves, nil
	})
	return d, err
}

// DeleteDevice ends pushes to a device of the caller's. One that is not there is gone already.
func (s *Service) DeleteDevice(ctx context.Context, c parley.Credential, id string) error {
	return s.moveDevices(ctx, c, nil, func(found foundDevices) ([]store.DevicesMove, error) {
		if mine := found.mine.Value; len(mine.Remove(id).All) < len(mine.All) {
			return []store.DevicesMove{{From: mine, To: mine.Remove(id)}}, nil
		}
		return nil, nil
	})
}

// foundDevices is what decides about devices: who calls, what they put, and whose a device is that is named.
type foundDevices struct {
	actor    parley.Actor
	identity *store.Slot[parley.Identity]
	mine     *store.Slot[parley.Devices]
	owner    *store.Slot[parley.UserID]
}

// moveDevices decides by what is found, and writes what was decided if it still is so; else it decides anew.
func (s *Service) moveDevices(ctx context.Context, c parley.Credential, named *parley.Device, decide func(foundDevices) ([]store.DevicesMove, error)) error {
	budget := retry.NewBudget()
	for {
		var moves []store.DevicesMove
		found, err := s.findDevices(ctx, c, named)
		if err == nil {
			moves, err = decide(found)
		}
		if err != nil && budget.Unsure() {
			err = retry.Unknown(err)
		}
		if err != nil || moves == nil {
			return err
		}
		if err = s.store.MoveDevices(ctx, c.App, moves...); err == nil {
			return nil
		}
		if errors.Is(err, store.ErrStale) {
			err = nil // others were first: nothing is wrong with another attempt
		}
		if err := budget.Again(ctx, err); err != nil {
			return err
		}
	}
}

func (s *Service) findDevices(ctx context.Context, c parley.Credential, named *parley.Device) (found foundDevices, err error) {
	b := s.store.Batch()
	found = foundDevices{mine: &store.Slot[parley.Devices]{}, identity: &store.Slot[parley.Identity]{}, owner: &store.Slot[parley.UserID]{}}
	if c.User != "" {
		found.mine, found.identity = b.Devices(c.App, c.User), b.Identity(c.App, c.User)
	}
	if named != nil {
		found.owner = b.DeviceOwner(c.App, *named)
	}
	if found.actor, err = s.Admit(ctx, c, b); err == nil {
		err = found.actor.Person()
	}
	return found, err
}

func (s *Service) devicesOf(ctx context.Context, app parley.AppID, user parley.UserID) (parley.Devices, error) {
	b := s.store.Batch()
	found := b.Devices(app, user)
	err := b.Run(ctx)
	return found.Value, err
}

// forgetDevices ends all pushes to somebody.
func (s *Service) forgetDevices(ctx context.Context, app parley.AppID, user parley.UserID) error {
	return retry.Repeat(ctx, func() error {
		before, err := s.devicesOf(ctx, app, user)
		if err != nil || len(before.All) == 0 {
			return err
		}
		err = s.store.MoveDevices(ctx, app, store.DevicesMove{From: before, To: parley.Devices{User: user}})
		if errors.Is(err, store.ErrStale) {
			return retry.ErrBusy
		}
		return err
	})
}
