package conformance_test

import (
	"crypto/sha256"
	"fmt"
	"net/http"
	"strings"
	"testing"
)

// device is something that its owner's news is pushed to.
type device struct {
	ID        string `json:"id"`
	Platform  string `json:"platform"`
	UpdatedAt string `json:"updated_at"`
}

func (c caller) carry(t testing.TB, id, platform, token string) device {
	t.Helper()
	return as[device](t, c.put(t, "/v1/devices/"+id, object{"platform": platform, "token": token}).is(t, http.StatusOK))
}

// apnsToken is one that Apple might have given out.
func apnsToken(name string) string { return fmt.Sprintf("%x", sha256.Sum256([]byte(name))) }

func TestDevicesArePutAndDeleted(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	alice, bob := a.two(t)
	for n := range 3 { // again, with another token, on another platform
		got := alice.carry(t, "phone-1", []string{"apns", "apns", "fcm"}[n], apnsToken(fmt.Sprint("token:", n/2)))
		same(t, "the device", []string{got.ID, got.Platform}, []string{"phone-1", []string{"apns", "apns", "fcm"}[n]})
	}
	same(t, "of the same token", bob.carry(t, "his", "fcm", apnsToken("token:1")).ID, "his")
	a.as("bob").carry(t, "his", "fcm", apnsToken("token:1"))
	for _, c := range []caller{alice.caller, a.as("alice")} {
		for _, id := range []string{"phone-1", "never"} {
			c.delete(t, "/v1/devices/"+id).is(t, http.StatusNoContent)
		}
	}
	for n := range 26 { // the first drops out
		alice.carry(t, fmt.Sprint("many-", n), "apns", apnsToken(fmt.Sprint("many-", n)))
	}
	bob.carry(t, "one", "apns", apnsToken("many-0"))
	alice.delete(t, "/v1/devices/many-25").is(t, http.StatusNoContent)
	a.server.put(t, "/v1/devices/x", object{"platform": "apns", "token": apnsToken("x")}).refused(t, 422, "user_required")
	a.server.delete(t, "/v1/devices/x").refused(t, 422, "user_required")
	unknown := a.as("stranger").put(t, "/v1/devices/x", object{"platform": "apns", "token": apnsToken("x")}).refused(t, 404, "not_found")
	same(t, "says who", strings.Contains(unknown.Detail, "names stranger"), true)
	alice.put(t, "/v1/devices/x.y", object{"platform": "apns", "token": apnsToken("x")}).refused(t, 422, "invalid_value")
	for _, token := range []string{strings.Repeat("xy", 32), strings.Repeat("a", 65), "740f4707"} {
		alice.put(t, "/v1/devices/x", object{"platform": "apns", "token": token}, byARuleOfItsOwn).refused(t, 422, "invalid_value").points(t, "/token")
	}
	alice.delete(t, "/v1/devices/x.y").is(t, http.StatusNoContent)
}

func TestWhoIsErasedHasNoDevices(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	alice, bob := a.two(t)
	alice.carry(t, "phone", "apns", apnsToken("shared"))
	a.server.delete(t, "/v1/identities/alice").is(t, http.StatusNoContent)
	a.as("alice").put(t, "/v1/devices/phone", object{"platform": "apns", "token": apnsToken("x")}).refused(t, 410, "erased")
	bob.carry(t, "phone", "apns", apnsToken("shared"))
}

// What a message asks its pushes to say is part of what a key stands for, and no reader is shown it.
func TestANotificationIsTakenAndNotShown(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	alice, bob := a.two(t)
	c := alice.group(t, "bob")
	said := func(text string) object {
		body := textTo("hello", c.ID)
		body["message"].(object)["notification"] = object{"title": "Alice", "text": text, "sound": "none", "data": object{"screen": "chat"}}
		return body
	}
	first := as[message](t, alice.post(t, "/v1/messages", said("wrote"), key("k")).is(t, http.StatusCreated))
	same(t, "again", as[message](t, alice.post(t, "/v1/messages", said("wrote"), key("k")).is(t, http.StatusOK)).ID, first.ID)
	alice.post(t, "/v1/messages", said("wrote to you"), key("k")).refused(t, 422, "key_reused")
	for _, answer := range []answer{bob.get(t, "/v1/messages/"+first.ID), bob.get(t, "/v1/channels/"+c.ID+"/messages")} {
		if strings.Contains(string(answer.Body), "wrote") {
			t.Errorf("shown: %s", answer.Body)
		}
	}
	for pointer, n := range map[string]object{
		"/message/notification/silent": {"silent": true, "text": "x"}, "/message/notification/data": {"data": object{"aps": "x"}},
		"/message/notification/text": {"text": "a\x00b"}, "/message/notification/title": {"title": "a\nb"},
	} {
		body := textTo("hello", c.ID)
		body["message"].(object)["notification"] = n
		alice.post(t, "/v1/messages", body).refused(t, 422, "invalid_value").points(t, pointer)
	}
}
