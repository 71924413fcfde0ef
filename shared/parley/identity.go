package parley

import (
	"maps"
	"net/mail"
	"strconv"
	"time"
	"unicode/utf8"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
)

// Identity is what an app shows of a person or bot.
type Identity struct {
	User      UserID
	Type      string // user or bot
	Suspended bool   // their sessions are over, and they begin none
	Erased    bool   // for good: nothing is left but the id, so that nobody gets it again
	Profile   Profile
	CreatedAt time.Time
	UpdatedAt time.Time
}

// Size is about how many bytes an identity takes in an answer.
func (i Identity) Size() int {
	n := 256 + len(i.User)
	for _, text := range []*string{i.Profile.DisplayName, i.Profile.FirstName, i.Profile.LastName, i.Profile.AvatarURL} {
		if text != nil {
			n += len(*text)
		}
	}
	for name, value := range i.Profile.Metadata {
		n += len(name) + len(value) + 8
	}
	return n
}

// Profile is the part of an identity that its owner writes. Nil leaves a field as it is.
type Profile struct {
	DisplayName *string
	FirstName   *string
	LastName    *string
	AvatarURL   *string
	Email       *string
	PhoneNumber *string
	Metadata    map[string]string
}

// Updated is the identity after its owner's server said something of it; a new one where there was none.
func (i Identity) Updated(user UserID, said Profile, now time.Time) Identity {
	if i.User == "" {
		i = Identity{User: user, Type: TypeUser, CreatedAt: now, UpdatedAt: now}
	}
	for _, field := range []struct{ is, said **string }{
		{&i.Profile.DisplayName, &said.DisplayName}, {&i.Profile.FirstName, &said.FirstName}, {&i.Profile.LastName, &said.LastName},
		{&i.Profile.AvatarURL, &said.AvatarURL}, {&i.Profile.Email, &said.Email}, {&i.Profile.PhoneNumber, &said.PhoneNumber},
	} {
		if *field.said != nil {
			*field.is, i.UpdatedAt = *field.said, now
		}
	}
	if said.Metadata != nil {
		i.Profile.Metadata, i.UpdatedAt = said.Metadata, now
	}
	return i
}

// The types of identities.
const (
	TypeUser = "user"
	TypeBot  = "bot"
)

// Present refuses an identity that is not there, or not any more. One of the zero User is none.
func (i Identity) Present() error {
	if i.User == "" {
		return Refuse(NotFound, "no such identity")
	}
	return i.NotErased()
}

// ActedFor refuses a server that acts for somebody who has no identity, or not any more.
func (i Identity) ActedFor(user UserID) error {
	if i.User == "" {
		return Refuse(NotFound, "Parley-User names "+string(user)+", who has no identity yet: PUT /v1/identities/{user} makes one, and so does a first login")
	}
	return i.NotErased()
}

// NotErased refuses to use the id of an identity that was erased.
func (i Identity) NotErased() error {
	if i.Erased {
		return Refuse(Erased, "the user "+string(i.User)+" was erased; the id is never used again")
	}
	return nil
}

// MayLogIn refuses a person who is suspended or erased.
func (i Identity) MayLogIn() error {
	if i.Suspended {
		return Refuse(Suspended, "this person is suspended; the app's server can end that")
	}
	return i.NotErased()
}

// Limits of identities.
const (
	MaxNameChars         = 128
	MaxURLChars          = 1024
	MaxEmailChars        = 255
	MaxPhoneChars        = 32
	MaxIdentityMetadata  = 16
	MaxMetadataPairChars = 256
	MaxIdentitiesListed  = 100
)

// Check refuses a profile that is over a limit. At is the pointer that the fields hang under.
func (p Profile) Check(at string) error {
	fields := []struct {
		name  string
		value *string
		limit int
	}{
		{"display_name", p.DisplayName, MaxNameChars}, {"first_name", p.FirstName, MaxNameChars},
		{"last_name", p.LastName, MaxNameChars}, {"avatar_url", p.AvatarURL, MaxURLChars},
		{"email", p.Email, MaxEmailChars}, {"phone_number", p.PhoneNumber, MaxPhoneChars},
	}
	for _, f := range fields {
		if f.value != nil && utf8.RuneCountInString(*f.value) > f.limit {
			return RefuseField(InvalidValue, at+"/"+f.name, "longer than "+strconv.Itoa(f.limit)+" characters")
		}
	}
	if len(p.Metadata) > MaxIdentityMetadata {
		return RefuseField(InvalidValue, at+"/metadata", "more than 16 pairs")
	}
	for name, value := range p.Metadata {
		if name == "" {
			return RefuseField(InvalidValue, at+"/metadata", "a name that is empty")
		}
		if utf8.RuneCountInString(name) > MaxMetadataPairChars || utf8.RuneCountInString(value) > MaxMetadataPairChars {
			return RefuseField(InvalidValue, string(jsontext.Pointer(at+"/metadata").AppendToken(name)), "name or value longer than 256 characters")
		}
	}
	return nil
}

// CheckIdentity refuses a type or a profile that no identity may have.
func CheckIdentity(kind string, profile Profile) error {
	if kind != TypeUser && kind != TypeBot {
		return RefuseField(InvalidValue, "/type", "must be user or bot")
	}
	return profile.Check("")
}

// ProfilePatch is a JSON merge patch of a profile; an absent member is nil, and null takes a field away.
type ProfilePatch struct {
	DisplayName, FirstName, LastName, AvatarURL, Email, PhoneNumber, Metadata jsontext.Value
}

// Patch is the profile with a patch applied.
func (p Profile) Patch(patch ProfilePatch) (Profile, error) {
	for _, field := range []struct {
		name  string
		is    **string
		patch jsontext.Value
	}{
		{"display_name", &p.DisplayName, patch.DisplayName}, {"first_name", &p.FirstName, patch.FirstName},
		{"last_name", &p.LastName, patch.LastName}, {"avatar_url", &p.AvatarURL, patch.AvatarURL},
		{"email", &p.Email, patch.Email}, {"phone_number", &p.PhoneNumber, patch.PhoneNumber},
	} {
		if len(field.patch) == 0 {
			continue
		}
		var text *string
		if json.Unmarshal(field.patch, &text) != nil {
			return p, RefuseField(InvalidRequest, "/"+field.name, "must be a text, or null")
		}
		*field.is = text
	}
	if len(patch.Metadata) > 0 {
		metadata, err := patchPairs(p.Metadata, patch.Metadata)
		if err != nil {
			return p, err
		}
		p.Metadata = metadata
	}
	return p, p.Check("")
}

// patchPairs applies a merge patch to pairs of texts.
func patchPairs(before map[string]string, patch jsontext.Value) (map[string]string, error) {
	var changes map[string]*string
	if err := json.Unmarshal(patch, &changes); err != nil {
		return nil, RefuseField(InvalidRequest, "/metadata"+pointerIn(err), "must be an object of texts, or null")
	}
	after := map[string]string{}
	if patch.Kind() == '{' {
		maps.Copy(after, before)
	}
	for name, value := range changes {
		if value == nil {
			delete(after, name)
		} else {
			after[name] = *value
		}
	}
	return after, nil
}

// Warnings are what is legal and unwise about a user id.
func (u UserID) Warnings() []string {
	if address, err := mail.ParseAddress(string(u)); err == nil && address.Address == string(u) {
		return []string{"the user id looks like an e-mail address; people change those, and a user id is for ever"}
	}
	return nil
}
