package parley

import (
	"strconv"
	"time"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
)

// AppPatch is a JSON merge patch of an app; an absent member is nil.
type AppPatch struct {
	Name     jsontext.Value
	Disabled jsontext.Value
	Settings SettingsPatch
}

// SettingsPatch is the part of an AppPatch that is about settings. Null takes a quota or the retention away; every
// other setting has a value.
type SettingsPatch struct {
	SessionLifetime, NonceRequired, ProfileEditable, MaxParticipants, MessageRequests,
	MessagesADay, MaxIdentities, UserRate, AppRate, Retention jsontext.Value
}

// Patch is the app with a patch applied.
func (a App) Patch(p AppPatch) (App, error) {
	if len(p.Name) > 0 {
		var name *string
		if json.Unmarshal(p.Name, &name) != nil || name == nil {
			return a, RefuseField(InvalidRequest, "/name", "must be a text")
		}
		if err := CheckAppName(*name); err != nil {
			return a, err
		}
		a.Name = *name
	}
	if err := patchFlag("/disabled", p.Disabled, &a.Disabled); err != nil {
		return a, err
	}
	settings, err := a.Settings.Patch(p.Settings)
	a.Settings = settings
	return a, err
}

// Bounds of settings.
const (
	minSessionLifetime = 30 * time.Second
	maxSessionLifetime = 365 * 24 * time.Hour
	minMaxParticipants = 2
	maxQuota           = 1_000_000_000
	maxUserRate        = 1_000_000
	maxAppRate         = 10_000_000
	maxRetention       = 3_650
	day                = 24 * time.Hour
)

// Patch is the settings with a patch applied.
func (s Settings) Patch(p SettingsPatch) (Settings, error) {
	for _, flag := range []struct {
		name  string
		patch jsontext.Value
		is    *bool
	}{
		{"nonce_required", p.NonceRequired, &s.NonceRequired}, {"profile_editable", p.ProfileEditable, &s.ProfileEditable},
		{"message_requests", p.MessageRequests, &s.MessageRequests},
	} {
		if err := patchFlag("/settings/"+flag.name, flag.patch, flag.is); err != nil {
			return s, err
		}
	}
	lifetime, participants, days := int64(s.SessionLifetime/time.Second), int64(s.MaxParticipants), int64(s.Retention/day)
	for _, n := range []counted{
		{"session_lifetime_in_seconds", p.SessionLifetime, int64(minSessionLifetime / time.Second), int64(maxSessionLifetime / time.Second), false, &lifetime},
		{"max_participants", p.MaxParticipants, minMaxParticipants, MaxParticipants, false, &participants},
		{"messages_per_day", p.MessagesADay, 1, maxQuota, true, &s.Quotas.MessagesADay},
		{"max_identities", p.MaxIdentities, 1, maxQuota, true, &s.Quotas.Identities},
		{"user_requests_per_minute", p.UserRate, 1, maxUserRate, false, &s.Rates.User},
		{"app_requests_per_minute", p.AppRate, 1, maxAppRate, false, &s.Rates.App},
		{"retention_in_days", p.Retention, 1, maxRetention, true, &days},
	} {
		if err := n.apply(); err != nil {
			return s, err
		}
	}
	s.SessionLifetime, s.MaxParticipants, s.Retention = time.Duration(lifetime)*time.Second, int(participants), time.Duration(days)*day
	return s, nil
}

func patchFlag(pointer string, patch jsontext.Value, is *bool) error {
	if len(patch) == 0 {
		return nil
	}
	if kind := patch.Kind(); kind != 't' && kind != 'f' {
		return RefuseField(InvalidRequest, pointer, "must be true or false")
	}
	return json.Unmarshal(patch, is)
}

// counted is a setting that counts something, and what a patch says of it. Where null means none, none is 0.
type counted struct {
	name      string
	patch     jsontext.Value
	low, high int64
	nullable  bool
	is        *int64
}

func (n counted) apply() error {
	if len(n.patch) == 0 {
		return nil
	}
	if n.nullable && n.patch.Kind() == 'n' {
		*n.is = 0
		return nil
	}
	said, whole := WholeNumber(string(n.patch))
	if !whole {
		return RefuseField(InvalidRequest, "/settings/"+n.name, "must be a whole number")
	}
	if said < n.low || said > n.high {
		return RefuseField(InvalidValue, "/settings/"+n.name,
			"must be from "+strconv.FormatInt(n.low, 10)+" to "+strconv.FormatInt(n.high, 10))
	}
	*n.is = said
	return nil
}
