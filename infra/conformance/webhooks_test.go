package conformance_test

import (
	"crypto/ed25519"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	standardwebhooks "github.com/standard-webhooks/standard-webhooks/libraries/go"
)

type hook struct {
	ID        string
	URL       string
	Events    []string
	State     string
	Reason    *string
	Secret    string
	PublicKey string `json:"public_key"`
}

type hookDelivery struct {
	ID         string
	Type       string
	Status     string
	Attempts   int
	LastStatus *int    `json:"last_status"`
	LastError  *string `json:"last_error"`
}

// endpoint is an app's server on this machine that is told what happens.
type endpoint struct {
	url    string
	mu     sync.Mutex
	got    []delivered
	status int
}

type delivered struct {
	header http.Header
	body   []byte
	event  struct {
		Type       string
		ID         string
		ChannelID  string `json:"channel_id"`
		SequenceID int64  `json:"sequence_id"`
		Data       map[string]any
	}
}

func (d delivered) id() string { return d.header.Get("webhook-id") }

func types(all []delivered) (types []string) {
	for _, d := range all {
		types = append(types, d.event.Type)
	}
	return types
}

func newEndpoint(t *testing.T) *endpoint {
	t.Helper()
	e := &endpoint{status: http.StatusNoContent}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		d := delivered{header: r.Header.Clone(), body: body}
		_ = json.Unmarshal(body, &d.event)
		e.mu.Lock()
		defer e.mu.Unlock()
		e.got = append(e.got, d)
		w.WriteHeader(e.status)
	}))
	t.Cleanup(server.Close)
	e.url = server.URL + "/parley"
	return e
}

func (e *endpoint) answers(status int) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.status = status
}

// await waits until so many deliveries came, and gives all.
func (e *endpoint) await(t *testing.T, n int) []delivered {
	t.Helper()
	return soon(t, fmt.Sprintf("%d deliveries came", n), func() ([]delivered, bool) {
		e.mu.Lock()
		defer e.mu.Unlock()
		return slices.Clone(e.got), len(e.got) >= n
	})
}

// hook makes a webhook to e. A deployment that is not this machine's own refuses to call this machine.
func (a app) hook(t *testing.T, e *endpoint, events ...string) hook {
	t.Helper()
	got := a.server.post(t, "/v1/webhooks", object{"url": e.url, "events": events})
	if got.Status == http.StatusUnprocessableEntity && os.Getenv("PARLEY_URL") != "" {
		t.Skip("no webhooks: this deployment does not call the test's machine")
	}
	return as[hook](t, got.is(t, http.StatusCreated))
}

// deliveries are what is known of a webhook's deliveries, once there are so many that are not pending.
func (a app) deliveries(t *testing.T, h hook, settled int) []hookDelivery {
	t.Helper()
	return soon(t, fmt.Sprintf("%d deliveries are not pending", settled), func() ([]hookDelivery, bool) {
		got := as[list[hookDelivery]](t, a.server.get(t, "/v1/webhooks/"+h.ID+"/deliveries").is(t, http.StatusOK)).Data
		n := 0
		for _, d := range got {
			if d.Status != "pending" {
				n++
			}
		}
		return got, n >= settled
	})
}

func TestAServerIsToldWhatHappens(t *testing.T) {
	t.Parallel()
	a, e := newApp(t), newEndpoint(t)
	h := a.hook(t, e, "channel.created", "message.created", "message.changed", "participant.joined", "channel.removed")
	alice := a.login(t, "alice")
	c := alice.group(t, "bob")
	for i := range 3 {
		alice.say(t, c.ID, fmt.Sprint(i))
	}
	m := alice.say(t, c.ID, "gone")
	alice.delete(t, "/v1/messages/"+m.ID).is(t, http.StatusNoContent)
	alice.post(t, "/v1/channels/"+c.ID+"/participants", object{"user_ids": []string{"carol"}}).is(t, http.StatusOK)
	a.server.delete(t, "/v1/channels/"+c.ID).is(t, http.StatusNoContent)
	got := e.await(t, 8)
	verifier, err := standardwebhooks.NewWebhook(h.Secret)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range got {
		same(t, "channel", d.event.ChannelID, c.ID)
		if err := verifier.Verify(d.body, d.header); err != nil {
			t.Errorf("%s: %v", d.event.Type, err)
		}
		if d.event.Data["uuid"] != nil && d.event.Type == "message.created" {
			t.Errorf("a server is told the author's uuid: %s", d.body)
		}
	}
	same(t, "events", types(got), []string{
		"channel.created", "message.created", "message.created", "message.created", "message.created", "message.changed", "participant.joined", "channel.removed",
	})
	deliveries := a.deliveries(t, h, 8)
	same(t, "deliveries", len(deliveries), 8)
	for _, d := range deliveries {
		same(t, "delivery", []any{d.Status, d.Attempts, *d.LastStatus}, []any{"delivered", 1, 204})
	}
	page := as[struct {
		Data []hookDelivery
		Meta struct {
			NextBefore *string `json:"next_before"`
		}
	}](t, a.server.get(t, "/v1/webhooks/"+h.ID+"/deliveries?per_page=5").is(t, http.StatusOK))
	rest := as[list[hookDelivery]](t, a.server.get(t, "/v1/webhooks/"+h.ID+"/deliveries?per_page=5&before="+*page.Meta.NextBefore).is(t, http.StatusOK))
	same(t, "pages", append(page.Data, rest.Data...), deliveries)
}

// verifies reports whether one of a delivery's asymmetric signatures is a published key's.
func verifies(t *testing.T, d delivered, published string) bool {
	t.Helper()
	public, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(published, "whpk_"))
	if err != nil {
		t.Fatal(err)
	}
	signed := fmt.Appendf(nil, "%s.%s.%s", d.id(), d.header.Get("webhook-timestamp"), d.body)
	return slices.ContainsFunc(strings.Fields(d.header.Get("webhook-signature")), func(s string) bool {
		text, ok := strings.CutPrefix(s, "v1a,")
		raw, err := base64.StdEncoding.DecodeString(text)
		return ok && err == nil && ed25519.Verify(public, signed, raw)
	})
}

func TestKeysOfWebhooksAreRotated(t *testing.T) {
	t.Parallel()
	a, e := newApp(t), newEndpoint(t)
	h := a.hook(t, e, "message.created")
	alice := a.login(t, "alice")
	c := alice.group(t, "bob")
	next := as[hook](t, a.server.post(t, "/v1/webhooks/"+h.ID+"/rotate", object{}).is(t, http.StatusOK))
	if next.Secret == h.Secret || next.PublicKey == h.PublicKey {
		t.Error("the keys are the same")
	}
	published := as[struct {
		Keys []struct {
			PublicKey string  `json:"public_key"`
			ExpiresAt *string `json:"expires_at"`
		}
	}](t, nobody().get(t, "/v1/webhooks/"+h.ID+"/keys").is(t, http.StatusOK)).Keys
	same(t, "keys", []string{published[0].PublicKey, published[1].PublicKey}, []string{next.PublicKey, h.PublicKey})
	same(t, "which end", []bool{published[0].ExpiresAt != nil, published[1].ExpiresAt != nil}, []bool{false, true})
	signed := func(d delivered, by hook) bool {
		verifier, err := standardwebhooks.NewWebhook(by.Secret)
		return err == nil && verifier.Verify(d.body, d.header) == nil && verifies(t, d, by.PublicKey)
	}
	for n := 1; ; n++ { // who was at it while the keys were changed signs with those before alone
		alice.say(t, c.ID, "hello")
		d := e.await(t, n)[n-1]
		if signed(d, h) && signed(d, next) {
			break
		}
		if !signed(d, h) || n == 5 {
			t.Fatalf("not signed by all keys: %v", d.header)
		}
	}
	mine := "whsec_" + base64.StdEncoding.EncodeToString([]byte("a-secret-of-my-own-32-bytes-long"))
	same(t, "secret", as[hook](t, a.server.post(t, "/v1/webhooks/"+h.ID+"/rotate", object{"secret": mine}).is(t, http.StatusOK)).Secret, mine)
	shown := a.server.get(t, "/v1/webhooks/"+h.ID).is(t, http.StatusOK)
	for _, secret := range []string{mine, next.Secret, h.Secret} {
		if strings.Contains(string(shown.Body), secret) {
			t.Error("the secret is shown again")
		}
	}
}

func TestAPausedWebhookLosesNothing(t *testing.T) {
	t.Parallel()
	a, e, witness := newApp(t), newEndpoint(t), newEndpoint(t)
	h := a.hook(t, e, "message.created")
	a.hook(t, witness, "message.created")
	alice := a.login(t, "alice")
	c := alice.group(t, "bob")
	alice.say(t, c.ID, "one")
	e.await(t, 1)
	paused := as[hook](t, a.server.patch(t, "/v1/webhooks/"+h.ID, object{"state": "paused"}).is(t, http.StatusOK))
	same(t, "state", []string{paused.State, *paused.Reason}, []string{"paused", "by_you"})
	alice.say(t, c.ID, "two") // may still come, by whoever is delivering at that moment
	witness.await(t, 2)
	alice.say(t, c.ID, "three")
	witness.await(t, 3)
	for _, d := range e.await(t, 1) {
		if d.event.SequenceID == 3 {
			t.Error("it came while paused")
		}
	}
	same(t, "state", as[hook](t, a.server.patch(t, "/v1/webhooks/"+h.ID, object{"state": "active"}).is(t, http.StatusOK)).State, "active")
	var order []int64
	for _, d := range e.await(t, 3) {
		order = append(order, d.event.SequenceID)
	}
	same(t, "order", order, []int64{1, 2, 3})
}

func TestWhatFailedIsRedelivered(t *testing.T) {
	t.Parallel()
	a, e := newApp(t), newEndpoint(t)
	h := a.hook(t, e, "message.created")
	alice := a.login(t, "alice")
	c := alice.group(t, "bob")
	e.answers(http.StatusFound)
	alice.say(t, c.ID, "one")
	first := e.await(t, 1)[0]
	e.answers(http.StatusOK)
	e.await(t, 2) // after some seconds
	d := a.deliveries(t, h, 1)[0]
	same(t, "delivery", []any{d.ID, d.Status}, []any{first.id(), "delivered"})
	path := "/v1/webhooks/" + h.ID + "/deliveries/" + d.ID + "/redeliver"
	same(t, "status", as[hookDelivery](t, a.server.post(t, path, nil).is(t, http.StatusOK)).Status, "pending")
	again := e.await(t, 3)[2]
	same(t, "id", again.id(), first.id())
	same(t, "event", again.event.ID, first.event.ID)
	a.deliveries(t, h, 1)
	a.server.post(t, "/v1/webhooks/"+h.ID+"/deliveries/"+strings.Repeat("0", 32)+"/redeliver", nil).refused(t, http.StatusNotFound, "not_found")
	a.server.delete(t, "/v1/channels/"+c.ID).is(t, http.StatusNoContent)
}

func TestAnEndpointThatIsGonePausesItsWebhook(t *testing.T) {
	t.Parallel()
	a, e := newApp(t), newEndpoint(t)
	h := a.hook(t, e, "message.created")
	alice := a.login(t, "alice")
	e.answers(http.StatusGone)
	alice.say(t, alice.group(t, "bob").ID, "one")
	e.await(t, 1)
	paused := soon(t, "the webhook is paused", func() (hook, bool) {
		got := as[hook](t, a.server.get(t, "/v1/webhooks/"+h.ID).is(t, http.StatusOK))
		return got, got.State == "paused"
	})
	same(t, "reason", paused.Reason, new("gone"))
	e.answers(http.StatusOK)
	a.server.patch(t, "/v1/webhooks/"+h.ID, object{"state": "active"}).is(t, http.StatusOK)
	e.await(t, 2)
}

func TestWebhooksThatAreRefused(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	good := object{"url": "https://acme.example/parley", "events": []string{"message.created"}}
	for at, values := range map[string][]any{
		"url": {"https://10.0.0.1/", "https://169.254.169.254/latest", "https://[::ffff:127.0.0.1]/", "https://[64:ff9b::a00:1]/", "ftp://acme.example/",
			"https://a:b@acme.example/", "https://acme.example/#x", "https://acme.example:65536/", "https://acme.example:0/", "https://a..b/", ""},
		"events":                  {[]string{"message.sent"}, []string{}, []string{"typing"}, []string{"message.created", "message.created"}, []string{"message.unread"}},
		"unread_after_in_seconds": {59, 604801, 0},
		"secret":                  {"whsec_c2hvcnQ=", "secret", "whsec_not base64", ""},
	} {
		for _, value := range values {
			body := object{}
			for name, v := range good {
				body[name] = v
			}
			body[at] = value
			a.server.post(t, "/v1/webhooks", body).refused(t, http.StatusUnprocessableEntity, "invalid_value")
		}
	}
	for range 10 {
		a.server.post(t, "/v1/webhooks", good).is(t, http.StatusCreated)
	}
	a.server.post(t, "/v1/webhooks", good).refused(t, http.StatusConflict, "too_many_webhooks")
	all := as[list[hook]](t, a.server.get(t, "/v1/webhooks").is(t, http.StatusOK))
	same(t, "webhooks", all.Meta.Total, 10)
	path := "/v1/webhooks/" + all.Data[0].ID
	a.server.patch(t, path, object{"url": "https://acme.example:70000/"}).refused(t, http.StatusUnprocessableEntity, "invalid_value").points(t, "/url")
	a.server.patch(t, path, object{"state": "gone"}).refused(t, http.StatusUnprocessableEntity, "invalid_value")
	a.server.patch(t, path, object{"events": []string{"message.unread"}}).refused(t, http.StatusUnprocessableEntity, "invalid_value")
	for range 2 {
		a.server.delete(t, path).is(t, http.StatusNoContent)
	}
	a.server.get(t, path).refused(t, http.StatusNotFound, "not_found")
	nobody().get(t, path+"/keys").refused(t, http.StatusNotFound, "not_found")
	a.server.post(t, "/v1/webhooks", good).is(t, http.StatusCreated)
}

// Nothing of one app's webhooks is another's.
func TestWebhooksAreWalledOff(t *testing.T) {
	t.Parallel()
	a, b := newApps(t)
	e := newEndpoint(t)
	h := a.hook(t, e, "message.created")
	other := b.login(t, "alice")
	other.say(t, other.group(t, "bob").ID, "not yours")
	path := "/v1/webhooks/" + h.ID
	for _, got := range []answer{
		b.server.get(t, path), b.server.patch(t, path, object{"state": "paused"}), b.server.post(t, path+"/rotate", object{}), b.server.get(t, path+"/deliveries"),
		b.server.post(t, path+"/deliveries/"+strings.Repeat("0", 32)+"/redeliver", nil),
	} {
		got.refused(t, http.StatusNotFound, "not_found")
	}
	b.server.delete(t, path).is(t, http.StatusNoContent)
	same(t, "of the other", as[list[hook]](t, b.server.get(t, "/v1/webhooks")).Meta.Total, 0)
	alice := a.login(t, "alice")
	c := alice.group(t, "bob")
	alice.say(t, c.ID, "yours")
	same(t, "channel", e.await(t, 1)[0].event.ChannelID, c.ID)
}
