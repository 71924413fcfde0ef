package main

import (
	"encoding/json"
	"net/http"
	"os"
	"path/filepath"
	"testing"

	"github.com/parleyhq/parley/localstack/stacktest"
)

// login gets a session of the demo app as its page does.
func login(t *testing.T, s *stacktest.Stack, user string) (session string, displayName string) {
	t.Helper()
	var word struct {
		IdentityToken string `json:"identity_token"`
		AppID         string `json:"app_id"`
	}
	post(t, s.HTTPURL+"/local/identity-tokens", map[string]string{"user_id": user}, &word)
	var made struct {
		SessionToken string `json:"session_token"`
		Identity     struct {
			DisplayName string `json:"display_name"`
		} `json:"identity"`
	}
	post(t, s.HTTPURL+"/v1/sessions", map[string]string{"app_id": word.AppID, "identity_token": word.IdentityToken}, &made)
	return made.SessionToken, made.Identity.DisplayName
}

func post(t *testing.T, url string, input, output any) {
	t.Helper()
	text, err := json.Marshal(input)
	if err != nil {
		t.Fatal(err)
	}
	status, body := request(t, http.MethodPost, url, string(text), http.Header{"Content-Type": {"application/json"}})
	if status >= 300 || json.Unmarshal([]byte(body), output) != nil {
		t.Fatalf("POST %s: %d %s", url, status, body)
	}
}

func TestTheDemoAppLetsAnybodyInAndStaysTheSame(t *testing.T) {
	s := stacktest.Start(t, stacktest.Options{})
	session, name := login(t, s, "dave of é/ü")
	if session == "" || name != "Dave of é/ü" {
		t.Errorf("session %q for %q", session, name)
	}
	before := s.Demo
	s.Kill()
	s.Again()
	if s.Demo.AppID != before.AppID || s.Demo.APIKey != before.APIKey {
		t.Errorf("another app: %v, then %v", before, s.Demo)
	}
	login(t, s, "alice")
	s.Stop()
	for _, file := range []string{"dynamodb.db", "dynamodb.db-wal", "dynamodb.db-shm"} {
		if err := os.Remove(filepath.Join(s.Data, file)); err != nil && !os.IsNotExist(err) {
			t.Fatal(err)
		}
	}
	s.Again() // the data are gone, the file is not
	if s.Demo.AppID == before.AppID {
		t.Error("the app of the lost data is still offered")
	}
	login(t, s, "alice")
}

func TestTheStackStartsUnderFaults(t *testing.T) {
	s := stacktest.Start(t, stacktest.Options{Env: map[string]string{"PARLEY_FAULTS": "seed=3,conflict=1,throttle=1"}})
	s.SetFaults("")
	login(t, s, "alice")
}
