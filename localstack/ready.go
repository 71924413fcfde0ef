package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/parleyhq/parley/localstack/demo"
)

// localInfo is what local.json says, for tests and tools.
type localInfo struct {
	HTTPURL     string   `json:"http_url"`
	WSURL       string   `json:"ws_url"` // "" where the template has no WebSocket API
	S3URL       string   `json:"s3_url"` // "" where the template has no bucket
	OperatorKey string   `json:"operator_key"`
	Demo        demoInfo `json:"demo"`
}

type demoInfo struct {
	AppID  string   `json:"app_id"`
	APIKey string   `json:"api_key"`
	Users  []string `json:"users"`
}

const (
	healthPatience = 30 * time.Second
	healthEvery    = 50 * time.Millisecond
)

func (s settings) localFile() string { return filepath.Join(s.data, "local.json") }

func (s *stack) url() string { return "http://" + s.listener.Addr().String() }

// awaitHealth asks as a client would, through everything.
func (s *stack) awaitHealth(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, healthPatience)
	defer cancel()
	for {
		r, err := http.NewRequestWithContext(ctx, http.MethodGet, s.url()+"/v1/health", nil)
		if err != nil {
			return err
		}
		answer, err := http.DefaultClient.Do(r)
		if err == nil {
			_ = answer.Body.Close()
			if answer.StatusCode == http.StatusOK {
				return nil
			}
			err = errors.New(answer.Status)
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("GET /v1/health does not answer 200 (%w); look into %s", err, filepath.Join(s.settings.data, "logs"))
		case <-time.After(healthEvery):
		}
	}
}

// startDemo makes the demo app where there is none.
func (s *stack) startDemo(ctx context.Context) error {
	app, err := demo.Open(ctx, demo.Config{
		URL: s.url(), OperatorKey: s.operatorKey(), File: filepath.Join(s.settings.data, "demo.json"),
	})
	s.demo.Store(app)
	return err
}

// operatorKey is the secret by which operators of the deployment call, "" where the template has none.
func (s *stack) operatorKey() string {
	for _, secret := range s.template.Secrets {
		if strings.Contains(secret.LogicalID, "Operator") {
			text, _ := s.secrets.Text(secret.Name)
			return text
		}
	}
	return ""
}

// announce writes local.json and says that everything answers.
func (s *stack) announce(took time.Duration) error {
	info := localInfo{HTTPURL: s.url(), WSURL: s.socketURL(), S3URL: s.bucketsURL(), OperatorKey: s.operatorKey()}
	app := s.demo.Load()
	info.Demo = demoInfo{AppID: app.AppID(), APIKey: app.APIKey(), Users: demo.Users()}
	text, err := json.MarshalIndent(info, "", "  ")
	if err != nil {
		return err
	}
	file := s.settings.localFile()
	if err := os.WriteFile(file+".new", append(text, '\n'), 0o600); err != nil {
		return err
	}
	if err := os.Rename(file+".new", file); err != nil {
		return err
	}
	s.out.say("  page   " + s.url() + "/   (open it in two windows and chat)")
	s.out.say("  API    " + s.url() + "/v1   (its reference: " + s.url() + "/docs)")
	if s.sockets != nil {
		s.out.say("  socket " + s.socketURL())
	}
	if s.buckets != nil {
		s.out.say("  S3     " + s.bucketsURL())
	}
	s.out.say("  keys   " + shown(file))
	s.out.say("  logs   " + shown(filepath.Join(s.settings.data, "logs")))
	s.sayUnusual()
	s.out.say(fmt.Sprintf("ready in %.1f s; Ctrl-C stops it", took.Seconds()))
	return nil
}

// sayUnusual names what makes this stack behave otherwise than it does by itself.
func (s *stack) sayUnusual() {
	if text := s.settings.faults.String(); text != "" {
		s.out.say("  faults " + text)
	}
	if s.engine == nil {
		s.out.say("  database " + s.database)
	}
}

// shown is a path as a person in this directory would type it.
func shown(path string) string {
	here, err := os.Getwd()
	if err != nil {
		return path
	}
	short, err := filepath.Rel(here, path)
	if err != nil || strings.HasPrefix(short, "..") {
		return path
	}
	return short
}
