package access

import (
	"context"
	"time"

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
		after, err := patched(before.Value, patch, s.now())
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
		return actor.Person()
	}
	if !actor.Server && actor.User != user {
		return parley.Refuse(parley.Forbidden, "a profile is its owner's to change, or the app's server's")
	}
	return nil
}

// patched is an identity after a patch. Its time of change rises with every write, because writers go by it.
func patched(before parley.Identity, patch parley.ProfilePatch, now time.Time) (parley.Identity, error) {
	after := before
	var err error
	after.Profile, err = before.Profile.Patch(patch)
	after.UpdatedAt = now.UTC().Truncate(time.Millisecond)
	if least := before.UpdatedAt.Add(time.Millisecond); after.UpdatedAt.Before(least) {
		after.UpdatedAt = least
	}
	return after, err
}
