package main

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/parleyhq/parley/localstack/stacktest"
	"github.com/parleyhq/parley/shared/push/mototest"
)

// From a send over HTTP by stream, queue and SNS to a device, with the rights that the template grants.
func TestAMessageIsPushedToWhoIsAway(t *testing.T) {
	t.Parallel()
	sns := mototest.New(t)
	stack := stacktest.Start(t, stacktest.Options{Env: map[string]string{
		"AWS_ENDPOINT_URL_SNS": sns.URL, "PARLEY_PUSH_APNS_SANDBOX": sns.Application(t, "APNS_SANDBOX"), "PARLEY_PUSH_FCM": sns.Application(t, "GCM"),
	}})
	call := func(method, path, session, body string) (answer struct {
		ID      string `json:"id"`
		Session string `json:"session_token"`
	}) {
		t.Helper()
		header := http.Header{"Content-Type": {"application/json"}}
		if session != "" {
			header["Authorization"] = []string{"Bearer " + session}
		}
		status, text := request(t, method, stack.HTTPURL+path, body, header)
		if status >= 300 {
			t.Fatalf("%s %s: %d %s", method, path, status, text)
		}
		if path == "/local/identity-tokens" {
			answer.ID = text
			return answer
		}
		if err := json.Unmarshal([]byte(text), &answer); err != nil {
			t.Fatal(err)
		}
		return answer
	}
	login := func(user string) string {
		return call("POST", "/v1/sessions", "", call("POST", "/local/identity-tokens", "", `{"user_id": "`+user+`"}`).ID).Session
	}
	alice, bob := login("push-alice"), login("push-bob")
	phone := strings.Repeat("b0b5", 16)
	call("PUT", "/v1/devices/phone", bob, `{"platform": "apns", "token": "`+phone+`"}`)
	call("PUT", "/v1/devices/other", bob, `{"platform": "fcm", "token": "bobs-other"}`)
	channel := call("POST", "/v1/channels", alice, `{"participants": ["push-bob"]}`).ID
	call("POST", "/v1/messages", alice, `{"message": {"type": "text", "content": {"text": "hello"}, "notification": {"text": "You have mail"}}, "recipients": {"channels": ["`+channel+`"]}}`)
	deadline := time.Now().Add(2 * time.Minute)
	for len(sns.Pushed(t, phone, "APNS_SANDBOX")) == 0 || len(sns.Pushed(t, "bobs-other", "GCM")) == 0 {
		if time.Now().After(deadline) {
			t.Fatal("nothing was pushed")
		}
		time.Sleep(100 * time.Millisecond)
	}
	var push struct {
		APS struct {
			Alert struct {
				Body string `json:"body"`
			} `json:"alert"`
			Badge int `json:"badge"`
		} `json:"aps"`
		Channel string `json:"channel_id"`
	}
	text := sns.Pushed(t, phone, "APNS_SANDBOX")[0]
	if err := json.Unmarshal([]byte(text), &push); err != nil || push.APS.Alert.Body != "You have mail" || push.APS.Badge != 1 || push.Channel != channel {
		t.Errorf("%s, %v", text, err)
	}
}

func TestPlatformApplicationsNeedAnSNS(t *testing.T) {
	for name, env := range map[string]map[string]string{
		"none":    {"PARLEY_PUSH_FCM": "arn:aws:sns:us-east-1:000000000000:app/GCM/x"},
		"no URL":  {"PARLEY_PUSH_FCM": "arn:aws:sns:us-east-1:000000000000:app/GCM/x", "AWS_ENDPOINT_URL_SNS": "nonsense"},
		"nothing": {},
	} {
		_, err := readSettings(func(variable string) (string, bool) { text, ok := env[variable]; return text, ok })
		if (err == nil) != (name == "nothing") {
			t.Errorf("%s: %v", name, err)
		}
	}
}
