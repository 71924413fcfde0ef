package conformance_test

import (
	"crypto/rand"
	"encoding/base64"
	"net/http"
	"testing"

	"github.com/parleyhq/parley/infra/conformance"
)

// app is one half of an app, with a server's credential and a key that signs identity tokens.
type app struct {
	ID, URI, Environment string
	APIKey               string
	server               caller
	signer               signer
}

// user is somebody who is logged in.
type user struct {
	caller
	id      string
	token   string
	session session
}

func operator() caller { return caller{authorization: "Bearer " + deployment.operator} }

func nobody() caller { return caller{} }

// newApps makes an app; each half can log users in.
func newApps(t testing.TB) (staging, production app) {
	t.Helper()
	type half struct {
		App struct {
			ID          string `json:"id"`
			URI         string `json:"uri"`
			Environment string `json:"environment"`
		} `json:"app"`
		APIKey string `json:"api_key"`
	}
	made := as[struct{ Staging, Production half }](t,
		operator().post(t, "/v1/apps", object{"name": t.Name()}).is(t, http.StatusCreated))
	var apps []app
	for _, h := range []half{made.Staging, made.Production} {
		a := app{
			ID: h.App.ID, URI: h.App.URI, Environment: h.App.Environment, APIKey: h.APIKey,
			server: caller{authorization: "Bearer " + h.APIKey}, signer: newEd25519(t, "suite"),
		}
		a.signer.install(t, a)
		apps = append(apps, a)
	}
	return apps[0], apps[1]
}

// newApp is the staging half of a new app.
func newApp(t testing.TB) app {
	t.Helper()
	staging, _ := newApps(t)
	return staging
}

// as is the app's server acting for a user.
func (a app) as(user string) caller {
	return caller{authorization: a.server.authorization, actAs: user}
}

func (a app) nonce(t testing.TB) string {
	t.Helper()
	return as[struct{ Nonce string }](t,
		nobody().post(t, "/v1/nonces", object{"app_id": a.ID}).is(t, http.StatusCreated)).Nonce
}

// submit asks for a session.
func (a app) submit(t testing.TB, token string) answer {
	t.Helper()
	return nobody().post(t, "/v1/sessions", object{"app_id": a.ID, "identity_token": token})
}

// login logs a user in; more are further claims.
func (a app) login(t testing.TB, id string, more ...object) user {
	t.Helper()
	token := a.signer.sign(t, a.claims(t, id).with(more...))
	s := as[session](t, a.submit(t, token).is(t, http.StatusCreated))
	return user{caller: caller{authorization: "Bearer " + s.Token}, id: id, token: s.Token, session: s}
}

// two is Alice and Bob.
func (a app) two(t testing.TB) (alice, bob user) {
	t.Helper()
	return a.login(t, "alice"), a.login(t, "bob")
}

// channel creates a channel by the caller and fails unless it is new.
func (c caller) channel(t testing.TB, body object) channel {
	t.Helper()
	return as[channel](t, c.post(t, "/v1/channels", body).is(t, http.StatusCreated))
}

// group creates a GROUP of the caller and others.
func (c caller) group(t testing.TB, others ...string) channel {
	t.Helper()
	if others == nil {
		others = []string{}
	}
	return c.channel(t, object{"participants": others})
}

// personal creates the PERSONAL channel of the caller and another.
func (c caller) personal(t testing.TB, other string) channel {
	t.Helper()
	return c.channel(t, object{"participants": []string{other}, "type": "PERSONAL"})
}

func textTo(text string, channels ...string) object {
	return object{
		"message":    object{"type": "text", "content": object{"text": text}},
		"recipients": object{"channels": channels},
	}
}

func partsTo(channel string, parts ...part) object {
	return object{"message": object{"parts": parts}, "recipients": object{"channels": []string{channel}}}
}

// say sends a text and fails unless it is new.
func (c caller) say(t testing.TB, channel, text string, options ...option) message {
	t.Helper()
	return as[message](t, c.post(t, "/v1/messages", textTo(text, channel), options...).is(t, http.StatusCreated))
}

// sayN sends n texts.
func (c caller) sayN(t testing.TB, channel string, n int) (sent []message) {
	t.Helper()
	for range n {
		sent = append(sent, c.say(t, channel, "hello"))
	}
	return sent
}

func (c caller) channelNow(t testing.TB, id string) channel {
	t.Helper()
	return as[channel](t, c.get(t, "/v1/channels/"+id).is(t, http.StatusOK))
}

func (c caller) messageNow(t testing.TB, id string) message {
	t.Helper()
	return as[message](t, c.get(t, "/v1/messages/"+id).is(t, http.StatusOK))
}

func (c caller) history(t testing.TB, channel, query string) messages {
	t.Helper()
	return as[messages](t, c.get(t, "/v1/channels/"+channel+"/messages"+query).is(t, http.StatusOK))
}

// mark sets a watermark: kind is seen or delivered.
func (c caller) mark(t testing.TB, channel, kind string, n int) answer {
	t.Helper()
	return c.put(t, "/v1/channels/"+channel+"/"+kind, object{"sequence_id": n})
}

func (c caller) unread(t testing.TB) unread {
	t.Helper()
	return as[unread](t, c.get(t, "/v1/unread").is(t, http.StatusOK))
}

// unique is a word that nobody has used.
func unique() string {
	raw := make([]byte, 12)
	_, _ = rand.Read(raw) // never fails
	return base64.RawURLEncoding.EncodeToString(raw)
}

// eachOperation walks the document's operations that keep, in a subtest each.
func eachOperation(t *testing.T, keep func(*conformance.Operation) bool, check func(*testing.T, *conformance.Operation)) {
	t.Helper()
	for _, o := range deployment.contract.Operations {
		if keep(o) {
			t.Run(o.ID, func(t *testing.T) { check(t, o) })
		}
	}
}
