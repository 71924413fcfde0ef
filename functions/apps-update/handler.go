package main

import (
	"context"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/wire"
)

// request is a merge patch: an absent field stays as it is, in settings too.
type request struct {
	Name     jsontext.Value `json:"name"`
	Disabled jsontext.Value `json:"disabled"`
	Settings settings       `json:"settings"`
}

type settings struct {
	SessionLifetime jsontext.Value `json:"session_lifetime_in_seconds"`
	NonceRequired   jsontext.Value `json:"nonce_required"`
	ProfileEditable jsontext.Value `json:"profile_editable"`
	MaxParticipants jsontext.Value `json:"max_participants"`
	MessageRequests jsontext.Value `json:"message_requests"`
	MessagesADay    jsontext.Value `json:"messages_per_day"`
	MaxIdentities   jsontext.Value `json:"max_identities"`
	UserRate        jsontext.Value `json:"user_requests_per_minute"`
	AppRate         jsontext.Value `json:"app_requests_per_minute"`
	Retention       jsontext.Value `json:"retention_in_days"`
}

// UnmarshalJSONFrom refuses null, which would take all settings away.
func (s *settings) UnmarshalJSONFrom(d *jsontext.Decoder) error {
	if d.PeekKind() == 'n' {
		return parley.RefuseField(parley.InvalidRequest, "/settings", "must be an object")
	}
	type fields settings
	return json.UnmarshalDecode(d, (*fields)(s))
}

type patchApp func(ctx context.Context, c parley.Credential, named string, patch parley.AppPatch) (parley.App, error)

func handler(patch patchApp) web.Handler {
	return web.NamedPatch("id", func(ctx context.Context, c parley.Credential, named string, body request) (parley.App, error) {
		return patch(ctx, c, named, parley.AppPatch{Name: body.Name, Disabled: body.Disabled, Settings: parley.SettingsPatch(body.Settings)})
	}, wire.AppOf)
}
