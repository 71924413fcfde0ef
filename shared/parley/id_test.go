package parley

import (
	"bytes"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestMessageIDsHaveOneSpelling(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		channel := NewChannelID([16]byte(rapid.SliceOfN(rapid.Byte(), 16, 16).Draw(t, "channel")))
		n := rapid.Int64Range(1, 1<<62).Draw(t, "n")
		id := NewMessageID(channel, n)
		gotChannel, gotN, ok := ParseMessageID(string(id))
		if !ok || gotChannel != channel || gotN != n || len(id) > 64 {
			t.Fatalf("%s: %s %d %t", id, gotChannel, gotN, ok)
		}
	})
	channel := NewChannelID([16]byte{1})
	for name, text := range map[string]string{
		"empty": "", "a channel": string(channel), "number 0": toBase64(append(fromBase64(string(channel)), 0)),
		"a number spelled longer": toBase64(append(fromBase64(string(channel)), 0x81, 0x00)),
		"padding":                 string(NewMessageID(channel, 1)) + "=", "something after": string(NewMessageID(channel, 1)) + "AA",
	} {
		if _, _, ok := ParseMessageID(text); ok {
			t.Errorf("%s was taken for a message id", name)
		}
	}
}

func TestAppIDs(t *testing.T) {
	id := NewAppID([16]byte{1, 2, 3})
	for _, test := range []struct {
		text string
		env  Environment
		ok   bool
	}{
		{string(id), "", true},
		{id.URI(Staging), Staging, true},
		{id.URI(Production), Production, true},
		{strings.ToUpper(string(id)), "", true},
		{"parley:///apps/testing/" + string(id), "", false},
		{"parley:///apps/" + string(id), "", false},
		{"", "", false},
		{strings.ReplaceAll(string(id), "-", ""), "", false},
		{string(id) + "0", "", false},
	} {
		got, env, err := ParseAppID(test.text)
		if (err == nil) != test.ok || test.ok && (got != id || env != test.env) {
			t.Errorf("%q: %s %s %v", test.text, got, env, err)
		}
	}
}

func TestUserIDs(t *testing.T) {
	for _, good := range []string{"a", "Ünï cödé/?#%", strings.Repeat("x", 128), "me too", "...", "a:b|c"} {
		if _, err := ParseUserID(good); err != nil {
			t.Errorf("%q: %v", good, err)
		}
	}
	for _, bad := range []string{"", "me", ".", "..", strings.Repeat("x", 129), "a\nb", "a\x00", "\x7f", "\u0085", "\xff", "a\ufffd"} {
		if _, err := ParseUserID(bad); err == nil {
			t.Errorf("%q was taken", bad)
		}
	}
}

func TestCredentialsRoundTrip(t *testing.T) {
	app, secret := NewAppID([16]byte{7}), bytes.Repeat([]byte{9}, 32)
	keyID, sessionID := toBase64(make([]byte, 8)), toBase64(make([]byte, 16))

	c, err := ParseCredential("bearer "+NewAPIKey(Production, app, keyID, secret), "J%C3%BCrgen%2C%20A")
	if err != nil || c.Kind != APIKey || c.App != app || c.ID != keyID || c.Environment != Production || c.User != "Jürgen, A" || !bytes.Equal(c.Secret, secret) {
		t.Errorf("API key: %+v %v", c, err)
	}
	c, err = ParseCredential("BEARER "+NewSessionToken(app, "Jürgen", sessionID, secret), "somebody")
	if err != nil || c.Kind != SessionToken || c.App != app || c.ID != sessionID || c.User != "Jürgen" || !bytes.Equal(c.Secret, secret) {
		t.Errorf("session token: %+v %v", c, err)
	}
	if c, err := ParseCredential("", "somebody"); err != nil || c.Kind != NoCredential || c.User != "" {
		t.Errorf("none: %+v %v", c, err)
	}
	if c, err := ParseCredential("Bearer something else", ""); err != nil || c.Kind != OperatorKey {
		t.Errorf("operator key: %+v %v", c, err)
	}
	for _, bad := range []string{"Basic eDp5", "Bearer", "Bearer sk_staging_x", "Bearer sk_testing_" + keyID, "sk_staging_x"} {
		if c, err := ParseCredential(bad, ""); CodeOf(err) != Unauthenticated {
			t.Errorf("%q: %+v %v", bad, c, err)
		}
	}
}
