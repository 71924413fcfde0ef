package access_test

import (
	"context"
	"maps"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/go-json-experiment/json/jsontext"

	"github.com/parleyhq/parley/shared/parley"
)

func raw(text string) jsontext.Value { return jsontext.Value(text) }

func TestWhoPatchesAProfile(t *testing.T) {
	w := quiet(t)
	ctx := context.Background()
	a, other := w.app(), w.app()
	alice, bob := w.credential(w.login(a, "alice").Token), w.credential(w.login(a, "bob").Token)
	asBob := a.server
	asBob.User = "bob"
	for _, test := range []struct {
		name  string
		c     parley.Credential
		named string
		code  parley.Code
	}{
		{"oneself", alice, "me", ""},
		{"oneself by name", alice, "alice", ""},
		{"another", bob, "alice", parley.Forbidden},
		{"somebody who is not there, by a user", bob, "carol", parley.Forbidden},
		{"a server", a.server, "alice", ""},
		{"a server as somebody", asBob, "me", ""},
		{"a server as nobody", a.server, "me", parley.UserRequired},
		{"somebody who is not there, by a server", a.server, "carol", parley.NotFound},
		{"another app's server", other.server, "alice", parley.NotFound},
		{"nobody", parley.Credential{}, "alice", parley.Unauthenticated},
	} {
		view, err := w.PatchIdentity(ctx, test.c, test.named, parley.ProfilePatch{DisplayName: raw(strconv.Quote(test.name))})
		if test.code != "" {
			if parley.CodeOf(err) != test.code {
				t.Errorf("%s: %v", test.name, err)
			}
			continue
		}
		if err != nil || *view.Profile.DisplayName != test.name {
			t.Errorf("%s: %+v, %v", test.name, view, err)
		}
		if read, err := w.GetIdentity(ctx, test.c, test.named); err != nil || *read.Profile.DisplayName != test.name || !read.UpdatedAt.Equal(view.UpdatedAt) {
			t.Errorf("%s, read back: %+v, %v", test.name, read, err)
		}
	}
}

func TestAPatchTakesAwayWhatIsNullAndLeavesTheRest(t *testing.T) {
	w := quiet(t)
	ctx := context.Background()
	a := w.app()
	alice := w.credential(w.login(a, "alice").Token)
	if _, err := w.PatchIdentity(ctx, alice, "me", parley.ProfilePatch{
		FirstName: raw(`"Al"`), LastName: raw(`"Ice"`), Metadata: raw(`{"a": "1", "b": "2"}`),
	}); err != nil {
		t.Fatal(err)
	}
	view, err := w.PatchIdentity(ctx, alice, "me", parley.ProfilePatch{LastName: raw(`null`), Metadata: raw(`{"b": null, "c": "3"}`)})
	if err != nil || *view.Profile.FirstName != "Al" || view.Profile.LastName != nil || !maps.Equal(view.Profile.Metadata, map[string]string{"a": "1", "c": "3"}) {
		t.Errorf("%+v, %v", view, err)
	}
	view, err = w.PatchIdentity(ctx, alice, "me", parley.ProfilePatch{Metadata: raw(`null`)})
	if err != nil || len(view.Profile.Metadata) != 0 {
		t.Errorf("%+v, %v", view, err)
	}
	for name, patch := range map[string]parley.ProfilePatch{
		"a number for a text": {FirstName: raw(`3`)},
		"too long":            {FirstName: raw(`"` + strings.Repeat("x", parley.MaxNameChars+1) + `"`)},
		"a list for pairs":    {Metadata: raw(`[]`)},
		"a number in pairs":   {Metadata: raw(`{"a": 1}`)},
		"a nameless pair":     {Metadata: raw(`{"": "1"}`)},
	} {
		if _, err := w.PatchIdentity(ctx, alice, "me", patch); parley.CodeOf(err) == parley.Internal || err == nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	if read, err := w.GetIdentity(ctx, alice, "me"); err != nil || *read.Profile.FirstName != "Al" {
		t.Errorf("after refusals: %+v, %v", read, err)
	}
}

// The clock stands still: writers of one instant must not overwrite each other all the same.
func TestPatchesOfTwoFieldsBothStay(t *testing.T) {
	w := quiet(t)
	ctx := context.Background()
	a := w.app()
	alice := w.credential(w.login(a, "alice").Token)
	var group sync.WaitGroup
	for i := range 8 {
		group.Go(func() {
			name := strconv.Itoa(i)
			if _, err := w.PatchIdentity(ctx, alice, "me", parley.ProfilePatch{Metadata: raw(`{"` + name + `": "here"}`)}); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	if read, err := w.GetIdentity(ctx, alice, "me"); err != nil || len(read.Profile.Metadata) != 8 {
		t.Errorf("%+v, %v", read, err)
	}
}
