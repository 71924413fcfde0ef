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
	Type        web.OrNull[string]            `json:"type"`
	DisplayName web.OrNull[string]            `json:"display_name"`
	FirstName   web.OrNull[string]            `json:"first_name"`
	LastName    web.OrNull[string]            `json:"last_name"`
	AvatarURL   web.OrNull[string]            `json:"avatar_url"`
	Email       web.OrNull[string]            `json:"email"`
	PhoneNumber web.OrNull[string]            `json:"phone_number"`
	Metadata    web.OrNull[map[string]string] `json:"metadata"`
}

func (body request) profile() parley.Profile {
	p := parley.Profile{
		DisplayName: body.DisplayName.Value, FirstName: body.FirstName.Value, LastName: body.LastName.Value,
		AvatarURL: body.AvatarURL.Value, Email: body.Email.Value, PhoneNumber: body.PhoneNumber.Value,
	}
	if body.Metadata.Value != nil {
		p.Metadata = *body.Metadata.Value
	}
	return p
}

type response struct {
	wire.Identity
	Warnings []string `json:"warnings,omitzero"`
}

type put func(ctx context.Context, c parley.Credential, named, kind string, profile parley.Profile) (v access.IdentityView, warnings []string, err error)

func handler(put put) web.Handler {
	return web.NoQuery(func(ctx context.Context, r *web.Request) (web.Response, error) {
		var body request
		if err := r.Decode(&body); err != nil {
			return web.Response{}, err
		}
		kind := parley.TypeUser
		if body.Type.Value != nil {
			kind = *body.Type.Value
		}
		view, warnings, err := put(ctx, r.Credential, r.Param("user"), kind, body.profile())
		if err != nil {
			return web.Response{}, err
		}
		return web.OK(response{wire.IdentityOf(view), warnings}), nil
	})
}
