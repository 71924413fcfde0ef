package main

import (
	"context"

	"github.com/parleyhq/parley/shared/access"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/wire"
)

// request is all of an identity: what is absent or null is not there afterwards.
type request struct {
	Type        *string           `json:"type"`
	DisplayName *string           `json:"display_name"`
	FirstName   *string           `json:"first_name"`
	LastName    *string           `json:"last_name"`
	AvatarURL   *string           `json:"avatar_url"`
	Email       *string           `json:"email"`
	PhoneNumber *string           `json:"phone_number"`
	Metadata    map[string]string `json:"metadata"`
}

type response struct {
	wire.Identity
	Warnings []string `json:"warnings,omitzero"`
}

type put func(ctx context.Context, c parley.Credential, named, kind string, profile parley.Profile) (v access.IdentityView, warnings []string, fresh bool, err error)

func handler(put put) web.Handler {
	return web.NoQuery(func(ctx context.Context, r *web.Request) (web.Response, error) {
		var body request
		if err := r.Decode(&body); err != nil {
			return web.Response{}, err
		}
		kind := parley.TypeUser
		if body.Type != nil {
			kind = *body.Type
		}
		view, warnings, fresh, err := put(ctx, r.Credential, r.Param("user"), kind, parley.Profile{
			DisplayName: body.DisplayName, FirstName: body.FirstName, LastName: body.LastName, AvatarURL: body.AvatarURL,
			Email: body.Email, PhoneNumber: body.PhoneNumber, Metadata: body.Metadata,
		})
		if err != nil {
			return web.Response{}, err
		}
		return web.Created(response{wire.IdentityOf(view), warnings}, fresh), nil
	})
}
