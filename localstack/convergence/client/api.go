package client

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"
)

// API makes calls with one credential.
type API struct {
	Base   string
	HTTP   *http.Client
	Token  string
	Acting string // the user that a server acts for, "" for none
}

// Answer is what a call came to.
type Answer struct {
	Call   string
	Status int // 0: none came
	Code   string
	Body   []byte
	Err    error
}

// Done: it took effect, or the answer says what is there.
func (a Answer) Done() bool { return a.Status >= 200 && a.Status < 300 }

// Refused: it took no effect, and would not if it were repeated.
func (a Answer) Refused() bool {
	return a.Status >= 400 && a.Status < 500 && a.Status != http.StatusTooManyRequests
}

func (a Answer) String() string {
	if a.Err != nil {
		return a.Call + ": " + a.Err.Error()
	}
	return fmt.Sprintf("%s: %d %.400s", a.Call, a.Status, a.Body)
}

// Error is nil where the call is done.
func (a Answer) Error() error {
	if a.Done() {
		return nil
	}
	return errors.New(a.String())
}

// Into reads the body of an answer that must be there.
func (a Answer) Into(v any) error {
	if !a.Done() {
		return a.Error()
	}
	if err := json.Unmarshal(a.Body, v); err != nil {
		return fmt.Errorf("%s: %w", a, err)
	}
	return nil
}

// Once makes a call one time. Headers are pairs of name and value.
func (c *API) Once(ctx context.Context, method, path string, body any, headers ...string) Answer {
	a := Answer{Call: c.Acting + " " + method + " " + path}
	r, err := c.request(ctx, method, path, body, headers)
	if err == nil {
		err = c.send(r, &a)
	}
	if err != nil {
		a.Status, a.Err = 0, err
	}
	return a
}

func (c *API) request(ctx context.Context, method, path string, body any, headers []string) (*http.Request, error) {
	var text []byte
	if body != nil {
		var err error
		if text, err = json.Marshal(body); err != nil {
			return nil, err
		}
	}
	r, err := http.NewRequestWithContext(ctx, method, c.Base+path, bytes.NewReader(text))
	if err != nil {
		return nil, err
	}
	if c.Token != "" {
		r.Header.Set("Authorization", "Bearer "+c.Token)
	}
	if c.Acting != "" {
		r.Header.Set("Parley-User", c.Acting)
	}
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	return r, nil
}

func (c *API) send(r *http.Request, a *Answer) error {
	response, err := c.HTTP.Do(r)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	a.Status = response.StatusCode
	if a.Body, err = io.ReadAll(response.Body); err != nil {
		return err
	}
	if strings.HasPrefix(response.Header.Get("Content-Type"), "application/problem+json") {
		var problem Problem
		_ = json.Unmarshal(a.Body, &problem) // then it has no code
		a.Code = problem.Code
	}
	return nil
}

// breath is between two tries at the same call.
const breath = 15 * time.Millisecond

// Settle makes a call until it is done, refused for good, or ctx ends. What it sends must be safe to
// repeat.
func (c *API) Settle(ctx context.Context, method, path string, body any, headers ...string) Answer {
	for {
		a := c.Once(ctx, method, path, body, headers...)
		if a.Done() || a.Refused() || ctx.Err() != nil {
			return a
		}
		pause(ctx, breath)
	}
}

// Unlimit raises an app's limits as far as they go, and takes its quotas away: for clients that do in a minute what an
// app's people do in an hour. The caller is its server.
func (c *API) Unlimit(ctx context.Context, app string) error {
	return c.Settle(ctx, http.MethodPatch, "/v1/apps/"+app, map[string]any{"settings": map[string]any{
		"user_requests_per_minute": 1_000_000, "app_requests_per_minute": 10_000_000, "messages_per_day": nil, "max_identities": nil,
	}}).Error()
}

// As is the same server acting for a user.
func (c *API) As(user string) *API {
	acting := *c
	acting.Acting = user
	return &acting
}

// Get reads a T, however often it takes.
func Get[T any](ctx context.Context, c *API, path string) (v T, err error) {
	return v, c.Settle(ctx, http.MethodGet, path, nil).Into(&v)
}

// All reads every page of a list.
func All[T any](ctx context.Context, c *API, path string) (all []T, err error) {
	separator := "?"
	if strings.Contains(path, "?") {
		separator = "&"
	}
	for page := 1; ; page++ {
		p, err := Get[Page[T]](ctx, c, fmt.Sprintf("%s%sper_page=100&page=%d", path, separator, page))
		if err != nil {
			return all, err
		}
		all = append(all, p.Data...)
		if len(p.Data) == 0 || int64(len(all)) >= p.Meta.Total {
			return all, nil
		}
	}
}

// History reads every entry of a channel that the caller may see, in order.
func History(ctx context.Context, c *API, channel string) (all []Entry, err error) {
	for page := 1; ; page++ {
		p, err := Get[Listing](ctx, c, fmt.Sprintf("/v1/channels/%s/messages?per_page=100&page=%d", channel, page))
		if err != nil {
			return all, err
		}
		all = append(all, p.Data.Messages...)
		if len(p.Data.Messages) == 0 || int64(len(all)) >= p.Meta.Total {
			return all, nil
		}
	}
}

// Login opens a session of a user of the demo app.
func Login(ctx context.Context, base string, client *http.Client, user string) (*API, error) {
	nobody := &API{Base: base, HTTP: client}
	for {
		var token struct {
			IdentityToken string `json:"identity_token"`
			AppID         string `json:"app_id"`
		}
		if err := nobody.Settle(ctx, http.MethodPost, "/local/identity-tokens", Object{"user_id": user}).Into(&token); err != nil {
			return nil, err
		}
		var session struct {
			Token string `json:"session_token"`
		}
		a := nobody.Once(ctx, http.MethodPost, "/v1/sessions", token) // a token is good once
		if err := a.Into(&session); err == nil {
			return &API{Base: base, HTTP: client, Token: session.Token}, nil
		} else if a.Refused() || ctx.Err() != nil {
			return nil, err
		}
		pause(ctx, breath)
	}
}

// pause waits, but not longer than ctx.
func pause(ctx context.Context, d time.Duration) {
	select {
	case <-time.After(d):
	case <-ctx.Done():
	}
}
