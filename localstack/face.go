package main

import (
	"encoding/json"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/parleyhq/parley/localstack/calls"
	"github.com/parleyhq/parley/localstack/faults"
	"github.com/parleyhq/parley/localstack/lambda"
	"github.com/parleyhq/parley/localstack/page"
	"github.com/parleyhq/parley/localstack/reference"
	"github.com/parleyhq/parley/localstack/socket"
)

// serve opens the public face: the page at / and its files under /page/, the API's reference at /docs, what helps on one machine under /local/, the WebSocket
// API at its stage, and the HTTP API everywhere else.
func (s *stack) serve() error {
	api, err := s.newGateway()
	if err != nil {
		return err
	}
	local := http.NewServeMux()
	local.HandleFunc("POST /local/identity-tokens", s.identityToken)
	local.HandleFunc("GET /local/processes", s.processes)
	local.HandleFunc("GET /local/faults", s.showFaults)
	local.HandleFunc("PUT /local/faults", s.setFaults)
	local.HandleFunc("GET /local/permissions", s.showPermissions)
	s.serveSources(local)
	local.Handle("/local/calls/", calls.New(s.url()).Handler())
	if s.sockets != nil {
		connections := s.sockets.Local()
		local.Handle("/local/connections", connections)
		local.Handle("/local/connections/", connections)
	}
	front := page.Handler()
	docs := reference.Handler(os.DirFS(filepath.Join(s.settings.root, "infra")), filepath.Join(s.settings.root, ".parley", "docs"))
	s.server = &http.Server{ReadHeaderTimeout: 30 * time.Second}
	s.server.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case r.URL.Path == "/" || strings.HasPrefix(r.URL.Path, "/page/"):
			front.ServeHTTP(w, r)
		case r.URL.Path == "/docs" || strings.HasPrefix(r.URL.Path, "/docs/"):
			docs.ServeHTTP(w, r)
		case strings.HasPrefix(r.URL.Path, "/local/"):
			ownOnly(local).ServeHTTP(w, r)
		case s.sockets != nil && r.URL.Path == s.socketPath() && socket.IsUpgrade(r):
			s.sockets.ServeHTTP(w, r)
		default:
			api.ServeHTTP(w, r)
		}
	})
	go func() { _ = s.server.Serve(s.listener) }()
	return nil
}

// ownOnly keeps other web sites, which can reach this port through a browser, from what /local/
// hands out: a page of theirs is of another origin, and a name of theirs is no name of ours.
func ownOnly(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		host, _, err := net.SplitHostPort(r.Host)
		if err != nil {
			host = r.Host
		}
		origin := r.Header.Get("Origin")
		if host != "127.0.0.1" && host != "localhost" || origin != "" && origin != "http://"+r.Host {
			http.Error(w, "this is for pages of the local stack itself", http.StatusForbidden)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func (s *stack) identityToken(w http.ResponseWriter, r *http.Request) {
	var input struct {
		UserID      string `json:"user_id"`
		DisplayName string `json:"display_name"`
	}
	if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, 1<<16)).Decode(&input); err != nil || input.UserID == "" {
		http.Error(w, `send {"user_id": "alice"}`, http.StatusBadRequest)
		return
	}
	app := s.demo.Load()
	if app == nil {
		http.Error(w, "the stack is still starting", http.StatusServiceUnavailable)
		return
	}
	token, err := app.IdentityToken(r.Context(), input.UserID, input.DisplayName)
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadGateway)
		return
	}
	sendJSON(w, map[string]string{"identity_token": token, "app_id": app.AppID()})
}

func (s *stack) processes(w http.ResponseWriter, _ *http.Request) {
	engine := 0
	if s.engine != nil {
		engine = s.engine.PID()
	}
	s3 := 0
	if s.buckets != nil {
		s3 = s.buckets.PID()
	}
	sendJSON(w, struct {
		Engine    int              `json:"engine,omitempty"`
		S3        int              `json:"s3,omitempty"`
		Database  string           `json:"database"`
		Functions []lambda.Process `json:"functions"`
	}{engine, s3, s.database, s.lambda.Processes()})
}

const noProxy = "there is no fault proxy before the database; start the stack with PARLEY_FAULTS or PARLEY_LATENCY"

func (s *stack) showFaults(w http.ResponseWriter, _ *http.Request) {
	if s.proxy == nil {
		http.Error(w, noProxy, http.StatusNotFound)
		return
	}
	sendJSON(w, struct {
		Faults string         `json:"faults"`
		Counts map[string]int `json:"counts"` // how often each happened
	}{s.proxy.Config().String(), s.proxy.Counts()})
}

func (s *stack) setFaults(w http.ResponseWriter, r *http.Request) {
	if s.proxy == nil {
		http.Error(w, noProxy, http.StatusNotFound)
		return
	}
	text, err := io.ReadAll(http.MaxBytesReader(w, r.Body, 1<<16))
	var config faults.Config
	if err == nil {
		config, err = faults.Parse(strings.TrimSpace(string(text)))
	}
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	s.proxy.Set(config)
	s.showFaults(w, r)
}

func sendJSON(w http.ResponseWriter, v any) {
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	_ = json.NewEncoder(w).Encode(v)
}
