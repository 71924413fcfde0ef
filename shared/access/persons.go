package access

import (
	"context"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/retry"
)

// What follows is for an app's server alone.

// PutIdentity writes a person's identity, new or in place of the one there is. An absent type is that of a
// person. The warnings are about a user id that is unwise. (Server)
func (s *Service) PutIdentity(ctx context.Context, c parley.Credential, named, kind string, profile parley.Profile) (v IdentityView, warnings []string, err error) {
	user, malformed := parley.ParseUserID(named)
	v, err = s.serverChanges(ctx, c, user, func(before parley.Identity) (parley.Identity, error) {
		if malformed != nil {
			return before, malformed
		}
		if err := before.NotErased(); err != nil {
			return before, err
		}
		after := before
		if before.User == "" {
			after = parley.Identity{User: user, CreatedAt: s.after(before.CreatedAt)}
		}
		after.Type, after.Profile = kind, profile
		return after, parley.CheckIdentity(kind, profile)
	})
	return v, user.Warnings(), err
}

// Suspend ends a person's sessions and has them begin none. The flag is written first: then there is no session
// after those that are found here. A repeat finishes what is left to do. (Server)
func (s *Service) Suspend(ctx context.Context, c parley.Credential, named string) (IdentityView, error) {
	return s.bar(ctx, c, named, func(before parley.Identity) (parley.Identity, error) {
		before.Suspended = true
		return before, before.NotErased()
	})
}

// Unsuspend has a person log in again. (Server)
func (s *Service) Unsuspend(ctx context.Context, c parley.Credential, named string) (IdentityView, error) {
	user, _ := parley.ParseUserID(named)
	v, err := s.serverChanges(ctx, c, user, func(before parley.Identity) (parley.Identity, error) {
		before.Suspended = false
		return before, before.Present()
	})
	return v, err
}

// Erase ends a person's sessions and pushes, and empties their profile for good: nobody gets the user id again. A repeat
// finishes what is left to do. (Server)
func (s *Service) Erase(ctx context.Context, c parley.Credential, named string) (parley.UserID, error) {
	v, err := s.bar(ctx, c, named, func(before parley.Identity) (parley.Identity, error) {
		return parley.Identity{
			User: before.User, Type: before.Type, Erased: true, CreatedAt: before.CreatedAt, UpdatedAt: before.UpdatedAt,
		}, nil
	})
	if err == nil {
		err = retry.AfterWrite(s.forgetDevices(ctx, c.App, v.User))
	}
	return v.User, err
}

// bar makes an identity one that may not log in, and then ends its sessions.
func (s *Service) bar(ctx context.Context, c parley.Credential, named string, barred func(parley.Identity) (parley.Identity, error)) (IdentityView, error) {
	user, _ := parley.ParseUserID(named)
	v, err := s.serverChanges(ctx, c, user, func(before parley.Identity) (parley.Identity, error) {
		if before.User == "" {
			return before, before.Present()
		}
		return barred(before)
	})
	if err != nil {
		return v, err
	}
	return v, retry.AfterWrite(s.endSessions(ctx, c.App, user))
}

// serverChanges is changeIdentity for a server and nobody else. The zero user is nobody.
func (s *Service) serverChanges(ctx context.Context, c parley.Credential, user parley.UserID, decide func(parley.Identity) (parley.Identity, error)) (IdentityView, error) {
	return s.changeIdentity(ctx, c, user, func(actor parley.Actor, before parley.Identity) (parley.Identity, error) {
		if err := onlyServers(actor); err != nil {
			return before, err
		}
		return decide(before)
	})
}
