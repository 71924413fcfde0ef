package conformance_test

import (
	"encoding/base64"
	"net/http"
	"strings"
	"testing"
	"time"
)

// Layer's technical concepts, one by one, as far as these endpoints go.

func TestLayerStagingAndProductionAreApart(t *testing.T) {
	t.Parallel()
	staging, production := newApps(t)
	for _, a := range []app{staging, production} {
		same(t, "uri", a.URI, "parley:///apps/"+a.Environment+"/"+a.ID)
		if !strings.HasPrefix(a.APIKey, "sk_"+a.Environment+"_") {
			t.Errorf("the key of %s does not say so", a.Environment)
		}
	}
	here, there := staging.login(t, "alice"), production.login(t, "alice")
	c := here.group(t, "bob")
	m := here.say(t, c.ID, "only in staging")
	there.get(t, "/v1/channels/"+c.ID).refused(t, http.StatusNotFound, "not_found")
	there.get(t, "/v1/messages/"+m.ID).refused(t, http.StatusNotFound, "not_found")
	same(t, "channels in production", as[list[channel]](t, there.get(t, "/v1/channels")).Meta.Total, 0)
}

// Using the wrong app id was Layer's most common mistake, because it ignored the word.
func TestLayerWrongEnvironmentWordIsRefused(t *testing.T) {
	t.Parallel()
	staging, production := newApps(t)
	lie := "parley:///apps/production/" + staging.ID
	nobody().post(t, "/v1/nonces", object{"app_id": lie}).refused(t, http.StatusForbidden, "wrong_environment")
	token := staging.signer.sign(t, staging.claims(t, "alice"))
	nobody().post(t, "/v1/sessions", object{"app_id": lie, "identity_token": token}).refused(t, http.StatusForbidden, "wrong_environment")
	operator().post(t, "/v1/api-keys", object{"app_id": lie}).refused(t, http.StatusForbidden, "wrong_environment")
	staging.submit(t, token).is(t, http.StatusCreated)
	for _, a := range []app{staging, production} {
		nobody().post(t, "/v1/nonces", object{"app_id": a.URI}).is(t, http.StatusCreated)
		operator().post(t, "/v1/api-keys", object{"app_id": a.URI}).is(t, http.StatusCreated)
	}
}

func TestLoginToAnAppThatIsNotThere(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	token := a.signer.sign(t, a.claims(t, "alice"))
	for id, want := range map[string]struct {
		status int
		code   string
	}{
		"11111111-2222-4333-8444-555555555555": {http.StatusNotFound, "not_found"},
		"nonsense":                             {http.StatusUnprocessableEntity, "invalid_value"},
		"parley:///apps/nowhere/" + a.ID:       {http.StatusUnprocessableEntity, "invalid_value"},
		"layer:///apps/staging/" + a.ID:        {http.StatusUnprocessableEntity, "invalid_value"},
	} {
		nobody().post(t, "/v1/nonces", object{"app_id": id}).refused(t, want.status, want.code)
		nobody().post(t, "/v1/sessions", object{"app_id": id, "identity_token": token}).refused(t, want.status, want.code)
	}
}

func TestLayerLoginByNonceAndIdentityToken(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	begun := time.Now()
	nonce := as[struct {
		Nonce     string
		ExpiresAt time.Time `json:"expires_at"`
	}](t, nobody().post(t, "/v1/nonces", object{"app_id": a.URI}).is(t, http.StatusCreated))
	if life := nonce.ExpiresAt.Sub(begun); life < 9*time.Minute || life > 11*time.Minute {
		t.Errorf("a nonce lives %v, not 10 minutes", life)
	}
	token := a.signer.sign(t, claims{
		"prn": "alice", "aud": a.URI, "nce": nonce.Nonce, "iat": begun.Unix(), "exp": begun.Add(time.Minute).Unix(),
	})
	s := as[session](t, nobody().post(t, "/v1/sessions", object{"app_id": a.URI, "identity_token": token}).is(t, http.StatusCreated))
	same(t, "user of prn", s.Identity.UserID, "alice")
	if life := s.ExpiresAt.Sub(begun); life < 29*24*time.Hour || life > 31*24*time.Hour {
		t.Errorf("a session lives %v, not 30 days", life)
	}
	alice := caller{authorization: "Bearer " + s.Token}
	same(t, "me", as[identity](t, alice.get(t, "/v1/identities/me").is(t, http.StatusOK)).UserID, "alice")
}

func TestLayerLogoutEndsTheSessionAndANonceComesWithTheRefusal(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	phone, laptop := a.login(t, "alice"), a.login(t, "alice")
	phone.delete(t, "/v1/sessions/current").is(t, http.StatusNoContent)
	var p problem
	for _, path := range []string{"/v1/unread", "/v1/channels"} {
		p = phone.get(t, path).refused(t, http.StatusUnauthorized, "session_expired")
	}
	phone.delete(t, "/v1/sessions/current").refused(t, http.StatusUnauthorized, "session_expired")
	laptop.get(t, "/v1/unread").is(t, http.StatusOK)

	again := a.signer.sign(t, a.claims(t, "alice").with(object{"nce": p.Nonce}))
	a.submit(t, again).is(t, http.StatusCreated)
}

func TestLayerUserIDThatLooksLikeAnEmailIsTakenWithAWarning(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	if s := a.login(t, "alice@example.com").session; len(s.Warnings) == 0 {
		t.Error("no warning")
	}
	if s := a.login(t, "alice").session; len(s.Warnings) > 0 {
		t.Errorf("warnings: %v", s.Warnings)
	}
}

func TestLayerMessagePartsKeepOrderTypeAndBody(t *testing.T) {
	t.Parallel()
	alice, bob := newApp(t).two(t)
	c := alice.personal(t, "bob")
	bytes := string([]byte{0, 1, 0xff, 0xfe})
	sent := []part{
		{MimeType: "text/plain", Body: "https://example.com/cat.jpg"},
		{MimeType: "image/jpeg", Body: "https://example.com/cat.jpg"},
		{MimeType: "application/octet-stream", Body: base64.StdEncoding.EncodeToString([]byte(bytes)), Encoding: "base64", Name: "four bytes"},
		{MimeType: `multipart/related; boundary="a, b"; Type="text/html"`, Body: ""},
		{MimeType: "application/vnd.acme+json;version=2", Body: `{"cards": ["♠", "\u2665"]}`},
		{MimeType: "text/plain", Body: "z"},
		{MimeType: "text/plain", Body: "a"},
	}
	m := as[message](t, alice.post(t, "/v1/messages", partsTo(c.ID, sent...)).is(t, http.StatusCreated))
	for where, got := range map[string]message{
		"answer": m, "by id": bob.messageNow(t, m.ID), "in the list": bob.history(t, c.ID, "").Data.Messages[0],
		"last_message": *bob.channelNow(t, c.ID).LastMessage,
	} {
		same(t, where+": type", got.Type, "parts")
		same(t, where+": content", string(got.Content), "null")
		ids := map[string]bool{}
		for i := range got.Parts {
			ids[got.Parts[i].ID] = true
			got.Parts[i].ID = ""
		}
		same(t, where+": parts", got.Parts, sent)
		same(t, where+": part ids", len(ids), len(sent))
	}
}

func TestLayerPartBodyIsAtMost2KBDecoded(t *testing.T) {
	t.Parallel()
	alice := newApp(t).login(t, "alice")
	c := alice.group(t)
	encoded := func(n int) string { return base64.StdEncoding.EncodeToString(make([]byte, n)) }
	for _, test := range []struct {
		name string
		part part
		ok   bool
	}{
		{"2,048 bytes", part{MimeType: "a/b", Body: strings.Repeat("x", 2048)}, true},
		{"2,049 bytes", part{MimeType: "a/b", Body: strings.Repeat("x", 2049)}, false},
		{"1,024 characters of two bytes", part{MimeType: "a/b", Body: strings.Repeat("é", 1024)}, true},
		{"1,025 characters of two bytes", part{MimeType: "a/b", Body: strings.Repeat("é", 1025)}, false},
		{"2,048 bytes as base64", part{MimeType: "a/b", Body: encoded(2048), Encoding: "base64"}, true},
		{"2,049 bytes as base64", part{MimeType: "a/b", Body: encoded(2049), Encoding: "base64"}, false},
		{"no base64", part{MimeType: "a/b", Body: "%%%", Encoding: "base64"}, false},
		{"unknown encoding", part{MimeType: "a/b", Body: "x", Encoding: "hex"}, false},
		{"no MIME type", part{MimeType: "picture", Body: "x"}, false},
		{"empty MIME type", part{MimeType: "", Body: "x"}, false},
	} {
		got := alice.post(t, "/v1/messages", partsTo(c.ID, part{MimeType: "a/b", Body: "first"}, test.part))
		if test.ok {
			got.is(t, http.StatusCreated)
		} else {
			got.refused(t, http.StatusUnprocessableEntity, "invalid_value").points(t, "/message/parts/1")
		}
	}
}

func TestLayerNoteToSelf(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	alice := a.login(t, "alice")
	c := alice.group(t)
	same(t, "participants", c.Participants, []string{"alice"})
	m := alice.say(t, c.ID, "milk")
	got := alice.messageNow(t, m.ID)
	same(t, "delivered", value(got.Delivered), false)
	same(t, "seen", value(got.Seen), false)
	same(t, "recipients", len(got.Status), 0)
	same(t, "unread", value(alice.channelNow(t, c.ID).Unread), 0)
}

func TestLayerArchiveOfNobodyIsForServers(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	c := a.server.group(t)
	same(t, "participants", c.Count, 0)
	if c.CreatedBy != nil || c.Role != nil || c.Unread != nil || c.First != nil || c.Seen != nil || c.Delivered != nil {
		t.Errorf("a server has something of its own: %+v", c)
	}
	a.as("alice").get(t, "/v1/channels/"+c.ID).refused(t, http.StatusNotFound, "not_found")
	a.server.get(t, "/v1/channels/"+c.ID+"/messages").is(t, http.StatusOK)
}

func TestLayerEveryRecipientHasAStatus(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	alice, bob := a.two(t)
	carol := a.login(t, "carol")
	c := alice.group(t, "bob", "carol")
	m := alice.say(t, c.ID, "hello")
	status := func(delivered, seen bool, want map[string]string) {
		t.Helper()
		for _, reader := range []user{alice, bob, carol} {
			got := reader.messageNow(t, m.ID)
			same(t, "recipient_status", got.Status, want)
			same(t, "delivered", value(got.Delivered), delivered)
			same(t, "seen", value(got.Seen), seen)
			same(t, "updated_at", got.UpdatedAt, m.UpdatedAt)
		}
	}
	status(false, false, map[string]string{"bob": "sent", "carol": "sent"})
	bob.put(t, "/v1/messages/"+m.ID+"/delivered", nil).is(t, http.StatusOK)
	status(false, false, map[string]string{"bob": "delivered", "carol": "sent"})
	carol.put(t, "/v1/messages/"+m.ID+"/seen", nil).is(t, http.StatusOK)
	status(true, false, map[string]string{"bob": "delivered", "carol": "seen"})
	bob.put(t, "/v1/messages/"+m.ID+"/seen", nil).is(t, http.StatusOK)
	status(true, true, map[string]string{"bob": "seen", "carol": "seen"})
	carol.put(t, "/v1/messages/"+m.ID+"/delivered", nil).is(t, http.StatusOK)
	status(true, true, map[string]string{"bob": "seen", "carol": "seen"})

	plain := alice.history(t, c.ID, "").Data.Messages[0]
	same(t, "without receipts=true", len(plain.Status), 0)
	asked := alice.history(t, c.ID, "?receipts=true").Data.Messages[0]
	same(t, "with receipts=true", asked.Status, map[string]string{"bob": "seen", "carol": "seen"})
}
