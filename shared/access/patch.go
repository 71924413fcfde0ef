package access

import (
	"context"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/retry"
	"github.com/parleyhq/parley/shared/store"
)

// PatchIdentity applies a merge patch to a person's profile: to the caller's own ("me" names it too), or, by a
// server, to anybody's.
func (s *Service) PatchIdentity(ctx context.Context, c parley.Credential, named string, patch parley.ProfilePatch) (IdentityView, error) {
	user, malformed := parley.ParseUserID(named)
	if named == "me" {
		user, malformed = c.User, nil
	}
	budget := retry.NewBudget()
	for {
		b := s.store.Batch()
		before := &store.Slot[parley.Identity]{}
		if malformed == nil && user != "" {
			before = b.Identity(c.App, user)
		}
		actor, err := s.Admit(ctx, c, b)
		if err == nil {
			err = mayPatch(actor, named, user)
		}
		if err == nil && !before.Found {
			err = parley.Refuse(parley.NotFound, "no such identity")
		}
		if err != nil && budget.Unsure() {
			err = retry.Unknown(err)
		}
		if err != nil {
			return IdentityView{}, err
		}
		after := before.Value
		after.UpdatedAt = s.after(after.UpdatedAt)
		after.Profile, err = after.Profile.Patch(patch)
		if err != nil {
			return IdentityView{}, err
		}
		done, err := s.store.ReplaceProfile(ctx, actor.App.ID, before.Value, after)
		if done {
			return view(actor, after), nil
		}
		if err := budget.Again(ctx, err); err != nil {
			return IdentityView{}, err
		}
	}
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
