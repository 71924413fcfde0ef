package parley_test

import (
	"bytes"
	"encoding/base64"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/parleyhq/parley/shared/parley"
)

const fuzzedApp parley.AppID = "3f1c9a5e-d2b7-4c4e-9a0b-6d1f8e7c2a55"

// Whatever a caller presents is read as one thing, and what is read says the same when it is written again.
func FuzzParseCredential(f *testing.F) {
	secret := []byte("an-example-secret-of-32-bytes-xx")
	key := parley.NewAPIKey(parley.Staging, fuzzedApp, "a2V5LTAwMDE", secret)
	token := parley.NewSessionToken(fuzzedApp, "alice", "c2Vzc2lvbi1leGFtcGxlMQ", secret)
	for _, said := range [][2]string{
		{"", ""}, {"Bearer " + key, ""}, {"bearer " + key, "al%C3%AFce"}, {"Bearer " + key, "%zz"}, {"Bearer " + key, "me"}, {"Bearer " + token, "bob"},
		{"Bearer " + token + "A", ""}, {"Bearer sk_testing_" + key[len("sk_staging_"):], ""}, {"Bearer operator", ""}, {"Basic eDp5", ""}, {"Bearer", ""},
		{"Bearer " + strings.Repeat("A", 1025), ""},
	} {
		f.Add(said[0], said[1])
	}
	f.Fuzz(func(t *testing.T, authorization, actAs string) {
		c, err := parley.ParseCredential(authorization, actAs)
		if err != nil {
			code := parley.CodeOf(err)
			if code != parley.Unauthenticated && code != parley.InvalidRequest {
				t.Errorf("%q: %v", authorization, err)
			}
			badActAs := code == parley.InvalidRequest // beside it the key is still to be checked
			if (c.Kind == parley.APIKey) != badActAs || c.User != "" {
				t.Errorf("%q: %v beside %v", authorization, c, err)
			}
			return
		}
		_, word, _ := strings.Cut(authorization, " ")
		word = strings.TrimSpace(word)
		switch c.Kind {
		case parley.NoCredential:
			if authorization != "" {
				t.Errorf("%q is taken for none", authorization)
			}
		case parley.APIKey:
			if again := parley.NewAPIKey(c.Environment, c.App, c.ID, c.Secret); again != word {
				t.Errorf("%q reads as %q", word, again)
			}
			if decoded, err := url.PathUnescape(actAs); err != nil || string(c.User) != decoded {
				t.Errorf("acting as %q for %q", c.User, actAs)
			}
		case parley.SessionToken:
			if again := parley.NewSessionToken(c.App, c.User, c.ID, c.Secret); again != word {
				t.Errorf("%q reads as %q", word, again)
			}
			if c.User == "" || len(c.User) > parley.MaxUserIDBytes || !utf8.ValidString(string(c.User)) {
				t.Errorf("user %q", c.User)
			}
		case parley.OperatorKey:
			if !bytes.Equal(c.Secret, []byte(word)) || strings.HasPrefix(word, "sk_") {
				t.Errorf("%q is taken for the operator key %q", word, c.Secret)
			}
		}
	})
}

// A message has one id, and no other text names it.
func FuzzParseMessageID(f *testing.F) {
	channel := parley.NewChannelID([16]byte([]byte("Channel-of-alice")))
	for _, n := range []int64{1, 3, 127, 128, 1 << 40, 1<<63 - 1} {
		f.Add(string(parley.NewMessageID(channel, n)))
	}
	for _, text := range []string{"", string(channel), "Q2hhbm5lbC1vZi1hbGljZQA", "Q2hhbm5lbC1vZi1hbGljZYMA", "Q2hhbm5lbC1vZi1hbGljZQM=", "!"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		channel, n, ok := parley.ParseMessageID(text)
		if !ok {
			return
		}
		if n < 1 || parley.NewMessageID(channel, n) != parley.MessageID(text) || len(text) > 64 {
			t.Errorf("%q reads as entry %d of %q", text, n, channel)
		}
		if _, ok := parley.ParseChannelID(string(channel)); !ok {
			t.Errorf("%q names the channel %q", text, channel)
		}
	})
}

// A user id that is taken is the text itself, and can stand in a path.
func FuzzParseUserID(f *testing.F) {
	for _, text := range []string{"alice", "me", ".", "..", "", "a\x00b", "\xff", "Zoë, 50% off/#1?", "\u0085", strings.Repeat("ü", 64), strings.Repeat("ü", 65), "\u202e"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		user, err := parley.ParseUserID(text)
		fits := text != "" && len(text) <= 128 && utf8.ValidString(text) && !strings.ContainsFunc(text, unicode.IsControl) &&
			text != "me" && text != "." && text != ".."
		if (err == nil) != fits || err == nil && string(user) != text || err != nil && user != "" {
			t.Fatalf("%q: %q %v", text, user, err)
		}
		if err != nil {
			return
		}
		c, err := parley.ParseCredential("Bearer "+parley.NewSessionToken(fuzzedApp, user, "c2Vzc2lvbi1leGFtcGxlMQ", make([]byte, 32)), "")
		if err != nil || c.Kind != parley.SessionToken || c.User != user {
			t.Errorf("a session token of %q reads as %+v %v", user, c, err)
		}
	})
}

// Whatever names whom a server acts for: it is a user id in one percent-encoding or another, or it is refused at its
// header.
func FuzzParseActAs(f *testing.F) {
	for _, text := range []string{"alice", "al%C3%AFce", "a+b", "%zz", "me", "", "%00", "%FF"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		user, err := parley.ParseActAs(text)
		if err != nil {
			if refusedAt(t, err) != "Parley-User" || user != "" {
				t.Errorf("%q: %q beside %v", text, user, err)
			}
			return
		}
		if again, err := parley.ParseActAs(url.PathEscape(string(user))); err != nil || again != user {
			t.Errorf("%q is %q, and that %q, %v", text, user, again, err)
		}
		if _, err := parley.ParseUserID(string(user)); err != nil {
			t.Errorf("%q: %v", text, err)
		}
	})
}

// refusedAt is the place that an error names; every refusal of a value names one.
func refusedAt(t *testing.T, err error) string {
	t.Helper()
	refused, ok := err.(*parley.Error)
	if !ok || len(refused.Fields) != 1 || refused.Fields[0].Detail == "" {
		t.Fatalf("%v names no place", err)
	}
	return refused.Fields[0].Pointer
}

var keys = regexp.MustCompile(`\A[A-Za-z0-9._:-]{1,128}\z`)

func FuzzCheckKey(f *testing.F) {
	for _, text := range []string{"7d3f0c52-a1f5-4b50-8f1e-6d2b3c4a5e6f", "", "a b", "é", "a\n", strings.Repeat("a", 129)} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		err := parley.CheckKey(text, "Idempotency-Key")
		if (err == nil) != keys.MatchString(text) || parley.ValidKey(text) != (err == nil) {
			t.Errorf("%q: %v", text, err)
		}
		if err != nil && refusedAt(t, err) != "Idempotency-Key" {
			t.Errorf("%q: %v", text, err)
		}
	})
}

// A key of a reaction that is taken can stand in a path, as one segment.
func FuzzCheckReaction(f *testing.F) {
	for _, text := range []string{"👍", "a/b", ".", "..", "", "\xf0\x9f", "👨‍👩‍👧‍👦", "\u0085", strings.Repeat("é", 33)} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if err := parley.CheckReaction(text); err != nil {
			if refusedAt(t, err) != "key" {
				t.Errorf("%q: %v", text, err)
			}
			return
		}
		u, err := url.Parse("https://parley/v1/messages/x/reactions/" + url.PathEscape(text))
		if err != nil || strings.Count(u.EscapedPath(), "/") != 5 || !strings.HasSuffix(u.Path, "/"+text) || len(text) > parley.MaxReactionBytes {
			t.Errorf("%q in a path is %v, %v", text, u, err)
		}
	})
}

// An app has two names, its id and its uri, in capitals or not; no other text names it.
func FuzzParseAppID(f *testing.F) {
	for _, text := range []string{string(fuzzedApp), fuzzedApp.URI(parley.Staging), fuzzedApp.URI("testing"), strings.ToUpper(string(fuzzedApp)), "parley:///apps/", ""} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		id, env, err := parley.ParseAppID(text)
		if err != nil {
			if code := parley.CodeOf(err); id != "" || env != "" || code == parley.Internal {
				t.Errorf("%q: %q %q beside %v", text, id, env, err)
			}
			return
		}
		if env == "" && !strings.EqualFold(text, string(id)) || env != "" && (!env.Valid() || !strings.EqualFold(text, id.URI(env))) || string(id) != strings.ToLower(string(id)) {
			t.Errorf("%q reads as %q of %q", text, id, env)
		}
	})
}

func FuzzParseChannelID(f *testing.F) {
	for _, text := range []string{"AQIDBAUGBwgJCgsMDQ4PEA", "AQIDBAUGBwgJCgsMDQ4PEB", "AQIDBAUGBwgJCgsMDQ4PEA==", "AQIDBAUGBwgJCgsMDQ4P", "", "\n"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		id, ok := parley.ParseChannelID(text)
		raw, err := base64.RawURLEncoding.DecodeString(text)
		if one := err == nil && len(raw) == 16 && base64.RawURLEncoding.EncodeToString(raw) == text; ok != one || ok && string(id) != text {
			t.Errorf("%q: %q, %v", text, id, ok)
		}
	})
}
