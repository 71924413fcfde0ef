package conformance_test

import (
	"encoding/json"
	"maps"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/parleyhq/parley/infra/conformance"
)

// fixture is an app in which every operation of the document can be called: it fills in the places
// of paths and bodies.
type fixture struct {
	app
	sibling app // the other half
	alice   user
	channel channel // with Bob, and the message, which carries content and is a call
	message message
	called  string  // the token of its callback
	later   string  // a message that waits to be sent
	open    channel // exposed
	spare   channel // with Bob and Carol, and a message to be deleted
	excess  message
	doomed  channel // to be deleted
	direct  channel // PERSONAL
	key     newKey
	hook    hook   // of what does not happen
	news    string // an announcement
}

func newFixture(t *testing.T) fixture {
	t.Helper()
	f := fixture{}
	f.app, f.sibling = newApps(t)
	f.alice = f.login(t, "alice")
	f.channel = f.alice.group(t, "bob")
	body := carrying(f.channel.ID, f.alice.upload(t))
	body["message"].(object)["callback"] = true
	f.message = as[message](t, f.alice.post(t, "/v1/messages", body).is(t, http.StatusCreated))
	f.called = f.message.token(t)
	f.later = f.as("alice").schedule(t, f.channel.ID, object{"delay_in_seconds": 300}).ID
	f.open = f.alice.channel(t, object{"participants": []string{"bob"}, "exposed": true, "title": "Open"})
	f.spare, f.doomed = f.alice.group(t, "bob", "carol"), f.alice.group(t, "bob")
	f.excess = f.alice.say(t, f.spare.ID, "delete me")
	f.direct = f.alice.personal(t, "dave")
	f.key = as[newKey](t, f.server.post(t, "/v1/api-keys", object{}).is(t, 201))
	f.hook = as[hook](t, f.server.post(t, "/v1/webhooks", object{"url": "https://acme.example/parley", "events": []string{"channel.removed"}}).is(t, 201))
	f.news = f.server.finished(t, f.as("alice").announce(t, "fixture", "dave").ID).ID
	return f
}

// of is the channel, and entry the message, that the operation is tried on.
func (f fixture) of(o *conformance.Operation) channel {
	switch {
	case o.ID == "participants-join":
		return f.open
	case o.ID == "channels-delete":
		return f.doomed
	case o.ID == "channels-folder":
		return f.direct
	case strings.Contains(o.Path, "/participants"):
		return f.spare
	}
	return f.channel
}

func (f fixture) entry(o *conformance.Operation) message {
	if o.ID == "messages-delete" {
		return f.excess
	}
	return f.message
}

// person is the user in an operation's path. Alice needs her session in what follows.
func person(o *conformance.Operation) string {
	switch {
	case o.ID == "participants-remove":
		return "carol"
	case o.Path == "/v1/identities/{user}":
		return "alice"
	}
	return "bob"
}

// path is the operation's path with things of the fixture in its places.
func (f fixture) path(t *testing.T, o *conformance.Operation) string {
	t.Helper()
	path := o.Path
	for name, value := range map[string]string{
		"/apps/{id}": f.ID, "/api-keys/{id}": f.key.ID, "/keys/{kid}": "spare", "/identities/{user}": person(o), "/blocks/{user}": person(o),
		"/channels/{id}": f.of(o).ID, "/participants/{user}": person(o), "/messages/{id}": f.entry(o).ID,
		"/reactions/{key}": "👍", "/devices/{id}": "phone", "/callbacks/{token}": f.called, "/parts/{part}": "1",
		"/webhooks/{id}": f.hook.ID, "/deliveries/{delivery}": "06E0O0O0O0Q6ASJ5DPIN4T39EHK6USR5",
		"/announcements/{id}": f.news, "/scheduled/{id}": f.later,
	} {
		path = strings.Replace(path, name, name[:strings.Index(name, "{")]+url.PathEscape(value), 1)
	}
	if strings.Contains(path, "{") {
		t.Fatalf("%s: the fixture does not know what goes into %s", o.ID, path)
	}
	return path
}

// body is a body that the operation takes, fresh each time; nil where it has none.
func (f fixture) body(t *testing.T, o *conformance.Operation) object {
	t.Helper()
	_, example := deployment.contract.Body(o)
	if example == nil {
		return nil
	}
	body := maps.Clone(example)
	switch o.ID {
	case "apps-update":
		body = object{"name": "renamed", "settings": object{"session_lifetime_in_seconds": 86400}}
	case "api-keys-create", "nonces-create":
		body["app_id"] = f.ID
	case "sessions-create":
		body = object{"app_id": f.ID, "identity_token": f.signer.sign(t, f.claims(t, "alice"))}
	case "identity-provider-keys-put":
		body = object{"public_key": f.signer.pem(t)}
	case "channels-seen", "channels-delivered":
		body["sequence_id"] = json.Number("1")
	case "channels-clear":
		body["sequence_id"] = json.Number("0")
	case "messages-delete-many":
		body["ids"] = []string{f.excess.ID}
	case "messages-send":
		body["recipients"] = object{"channels": []string{f.channel.ID}}
	}
	return body
}

// who is a caller whom the operation admits.
func (f fixture) who(t *testing.T, o *conformance.Operation) caller {
	t.Helper()
	kinds := o.Callers()
	switch {
	case len(kinds) == 0:
		return nobody()
	case o.ID == "announcements-create": // a server that names the author
		return f.as("alice")
	}
	return f.kind(t, kinds[len(kinds)-1])
}

// kind is a caller of a kind; a server acts for Alice only where asked to.
func (f fixture) kind(t *testing.T, kind string) caller {
	t.Helper()
	switch kind {
	case conformance.OperatorKey:
		return operator()
	case conformance.APIKey:
		return f.server
	case conformance.SessionToken:
		return f.alice.caller
	}
	t.Fatalf("a caller of an unknown kind: %s", kind)
	return caller{}
}

func needsCredential(o *conformance.Operation) bool { return len(o.Callers()) > 0 }

func hasBody(o *conformance.Operation) bool { return o.Node["requestBody"] != nil }

// payload is the body as a call takes it: an operation without one sends none.
func payload(body object) any {
	if body == nil {
		return nil
	}
	return body
}
