package access

import (
	"context"
	"slices"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/store"
)

// IdentityView is an identity as one caller may see it.
type IdentityView struct {
	parley.Identity
	Private bool // e-mail and phone number are shown: to oneself and to servers
	Server  bool // so is whether the person is suspended: to servers
}

// GetIdentity shows a person of the caller's app; "me" is the caller.
func (s *Service) GetIdentity(ctx context.Context, c parley.Credential, named string) (IdentityView, error) {
	user, err := parley.ParseUserID(named)
	if named == "me" {
		user, err = c.User, nil
	}
	b := s.store.Batch()
	identity := &store.Slot[parley.Identity]{}
	if err == nil && user != "" {
		identity = b.Identity(c.App, user)
	}
	actor, refused := s.Admit(ctx, c, b)
	if refused != nil {
		return IdentityView{}, refused
	}
	if named == "me" {
		if err := actor.Person(); err != nil {
			return IdentityView{}, err
		}
	}
	if err := identity.Value.Present(); err != nil {
		return IdentityView{}, err
	}
	return view(actor, identity.Value), nil
}

// ListIdentities shows several people of the caller's app: those that there are, in the order asked.
func (s *Service) ListIdentities(ctx context.Context, c parley.Credential, named []string) ([]IdentityView, error) {
	b := s.store.Batch()
	var slots []*store.Slot[parley.Identity]
	asked := map[parley.UserID]bool{}
	for _, text := range named {
		user, err := parley.ParseUserID(text)
		if err == nil && !asked[user] && len(asked) <= parley.MaxIdentitiesListed {
			asked[user] = true
			slots = append(slots, b.Identity(c.App, user))
		}
	}
	actor, err := s.Admit(ctx, c, b)
	if err != nil {
		return nil, err
	}
	if len(asked) > parley.MaxIdentitiesListed {
		return nil, parley.RefuseField(parley.InvalidValue, "/user_ids", "more than 100")
	}
	if _, err := parley.UserSet(slices.Clone(named), "/user_ids"); err != nil {
		return nil, err
	}
	views := []IdentityView{}
	for _, slot := range slots {
		if slot.Found && !slot.Value.Erased {
			views = append(views, view(actor, slot.Value))
		}
	}
	return views, nil
}

func view(actor parley.Actor, identity parley.Identity) IdentityView {
	return IdentityView{Identity: identity, Private: actor.Server || actor.User == identity.User, Server: actor.Server}
}
