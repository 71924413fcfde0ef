package access

import (
	"context"
	"reflect"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/retry"
	"github.com/parleyhq/parley/shared/store"
)

// PatchIdentity applies a merge patch to a person's profile: to the caller's own ("me" names it too), or, by a
// server, to anybody's.
func (s *Service) PatchIdentity(ctx context.Context, c parley.Credential, named string, patch parley.ProfilePatch) (IdentityView, error) {
	user, err := parley.ParseUserID(named)
	if named == "me" {
		user, err = c.User, nil
	}
	if err != nil {
		user = "" // nobody
	}
	view, err := s.changeIdentity(ctx, c, user, func(actor parley.Actor, before parley.Identity) (parley.Identity, error) {
		if err := mayPatch(actor, named, user); err != nil {
			return before, err
		}
		if err := before.Present(); err != nil {
			return before, err
		}
		after := before
		after.Profile, err = before.Profile.Patch(patch)
		return after, err
	})
	return view, err
}

func mayPatch(actor parley.Actor, named string, user parley.UserID) error {
	if named == "me" {
		if err := actor.Person(); err != nil {
			return err
		}
	}
	switch {
	case actor.Server:
		return nil
	case actor.User != user:
		return parley.Refuse(parley.Forbidden, "a profile is its owner's to change, or the app's server's")
	case !actor.App.Settings.ProfileEditable:
		return parley.Refuse(parley.Forbidden, "profiles of this app are its server's to change")
	}
	return nil
}

// changeIdentity decides by an identity as it is, the zero one where there is none, and writes what was decided if
// it still is so; else it decides anew.
func (s *Service) changeIdentity(ctx context.Context, c parley.Credential, user parley.UserID, decide func(parley.Actor, parley.Identity) (parley.Identity, error)) (IdentityView, error) {
	budget := retry.NewBudget()
	for {
		b := s.store.Batch()
		before := &store.Slot[parley.Identity]{}
		if user != "" {
			before = b.Identity(c.App, user)
		}
		actor, err := s.Admit(ctx, c, b)
		var after parley.Identity
		if err == nil {
			after, err = decide(actor, before.Value)
		}
		if err == nil && before.Value.User == "" && after.User != "" {
			err = s.ReserveIdentities(ctx, actor.App, after.User)
		}
		if err != nil && budget.Unsure() {
			err = retry.Unknown(err)
		}
		if err != nil || reflect.DeepEqual(before.Value, after) {
			return view(actor, after), err
		}
		after.UpdatedAt = s.after(before.Value.UpdatedAt)
		done, err := s.store.WriteIdentity(ctx, actor.App.ID, before.Value, after)
		if done {
			return view(actor, after), nil
		}
		if err := budget.Again(ctx, err); err != nil {
			return IdentityView{}, err
		}
	}
}
