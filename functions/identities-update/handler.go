package main

import (
	"context"

	"github.com/go-json-experiment/json/jsontext"

	"github.com/parleyhq/parley/shared/access"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/wire"
)

// request is a merge patch: null takes a field away, and an absent field stays as it is.
type request struct {
	DisplayName jsontext.Value `json:"display_name"`
	FirstName   jsontext.Value `json:"first_name"`
	LastName    jsontext.Value `json:"last_name"`
	AvatarURL   jsontext.Value `json:"avatar_url"`
	Email       jsontext.Value `json:"email"`
	PhoneNumber jsontext.Value `json:"phone_number"`
	Metadata    jsontext.Value `json:"metadata"`
}

type patchIdentity func(ctx context.Context, c parley.Credential, named string, patch parley.ProfilePatch) (access.IdentityView, error)

func handler(patch patchIdentity) web.Handler {
	return web.NamedPatch("user", func(ctx context.Context, c parley.Credential, named string, body request) (access.IdentityView, error) {
		return patch(ctx, c, named, parley.ProfilePatch(body))
	}, wire.IdentityOf)
}
