package promises

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"
)

type object map[string]any

// device is one credential of a user, or a server's.
type device struct {
	d     *deployment
	user  string
	token string
	actAs string
}

// as is a server's credential acting for a user: as good as a device, without logging in.
func (c *device) as(user string) *device {
	return &device{d: c.d, user: user, token: c.token, actAs: user}
}

// answer is what a call came to.
type answer struct {
	c      *device
	call   string
	status int    // 0: none came
	code   string // of a refusal of ours
	body   []byte
	err    error
}

// done: it took effect, or the answer says what is there.
func (a answer) done() bool { return a.status >= 200 && a.status < 300 }

// nothing: by P8 the call changed nothing.
func (a answer) nothing() bool {
	return a.status >= 400 && a.status < 500 || a.status == http.StatusServiceUnavailable && a.code == "try_again"
}

// unknown: nobody can say whether it took effect.
func (a answer) unknown() bool { return !a.done() && !a.nothing() }

func (a answer) String() string {
	if a.err != nil {
		return a.call + ": " + a.err.Error()
	}
	return fmt.Sprintf("%s: %d %.300s", a.call, a.status, a.body)
}

// do makes one call and complains of answers that no client should ever get.
func (c *device) do(ctx context.Context, method, path string, body any, headers ...string) answer {
	a := answer{c: c, call: c.user + " " + method + " " + path}
	sent, ok := body.([]byte)
	if !ok && body != nil {
		if sent, a.err = json.Marshal(body); a.err != nil {
			return a
		}
	}
	r, err := http.NewRequestWithContext(ctx, method, c.d.HTTPURL+path, bytes.NewReader(sent))
	if err != nil {
		a.err = err
		return a
	}
	if c.token != "" {
		r.Header.Set("Authorization", "Bearer "+c.token)
	}
	if c.actAs != "" {
		r.Header.Set("Parley-User", c.actAs)
	}
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	response, err := c.d.client.Do(r)
	if err == nil {
		a.status = response.StatusCode
		a.body, err = io.ReadAll(response.Body)
		_ = response.Body.Close()
	}
	if err != nil {
		a.status, a.err = 0, err
		return a
	}
	a.look(response.Header.Get("Content-Type"))
	return a
}

// look reads the code of a refusal. An error that says no more than that something broke is a defect,
// and so is one of the gateway's own while nothing is killed.
func (a *answer) look(contentType string) {
	if strings.HasPrefix(contentType, "application/problem+json") {
		var problem struct {
			Code string `json:"code"`
		}
		_ = json.Unmarshal(a.body, &problem) // then it has no code
		a.code = problem.Code
	}
	broken := a.status >= 500 && a.code == "" // the gateway speaks, because the function said nothing
	if broken {
		a.c.d.broken.Add(1)
	}
	if a.code == "internal" || broken && !a.c.d.crashes.Load() {
		a.c.d.t.Errorf("no client should ever see this: %s", *a)
	}
}

// into reads the body.
func (a answer) into(v any) {
	if err := json.Unmarshal(a.body, v); err != nil {
		a.c.d.t.Errorf("%s: %v", a, err)
	}
}

// settle makes a call until it is done or refused for good. What it sends must be safe to repeat.
func (c *device) settle(method, path string, body any, headers ...string) answer {
	for until := time.Now().Add(patience); ; {
		a := c.do(context.Background(), method, path, body, headers...)
		if a.done() || a.status >= 400 && a.status < 500 {
			return a
		}
		if time.Now().After(until) {
			c.d.t.Errorf("never settled: %s", a)
			return a
		}
		time.Sleep(breath) // no busy loop around a part that is down
	}
}

// must is settle for calls that are not to be refused.
func (c *device) must(method, path string, body any, headers ...string) answer {
	a := c.settle(method, path, body, headers...)
	if !a.done() {
		c.d.t.Errorf("not done: %s", a)
	}
	return a
}

// breath is between two tries at the same call.
const breath = 10 * time.Millisecond

// get reads v, however often it takes.
func get[T any](c *device, path string) (v T) {
	if a := c.must(http.MethodGet, path, nil); a.done() {
		a.into(&v)
	}
	return v
}

// The shapes of answers, as far as tests look into them.
type (
	message struct {
		ID        string            `json:"id"`
		UUID      string            `json:"uuid"`
		Sequence  int64             `json:"sequence_id"`
		Author    string            `json:"author"`
		Channel   string            `json:"channel_id"`
		Content   json.RawMessage   `json:"content"`
		Parts     []part            `json:"parts"`
		Metadata  json.RawMessage   `json:"metadata"`
		Truncated bool              `json:"truncated"`
		Delivered bool              `json:"delivered"`
		Seen      bool              `json:"seen"`
		Status    map[string]string `json:"recipient_status"`
		CreatedAt string            `json:"created_at"`
		UpdatedAt string            `json:"updated_at"`
	}
	part struct {
		Body string `json:"body"`
	}
	listing struct {
		Data struct {
			Messages []message `json:"messages"`
		} `json:"data"`
		Meta struct {
			Total int64 `json:"total"`
		} `json:"meta"`
	}
	channel struct {
		ID           string   `json:"id"`
		Participants []string `json:"participants"`
		Count        int      `json:"participant_count"`
		Last         int64    `json:"last_sequence_id"`
		Unread       int64    `json:"unread_count"`
		Seen         int64    `json:"seen_sequence_id"`
		Delivered    int64    `json:"delivered_sequence_id"`
		LastMessage  *message `json:"last_message"`
	}
	channels struct {
		Data []channel `json:"data"`
		Meta struct {
			Total int `json:"total"`
		} `json:"meta"`
	}
	watermarks struct {
		Last      int64 `json:"last_sequence_id"`
		Delivered int64 `json:"delivered_sequence_id"`
		Seen      int64 `json:"seen_sequence_id"`
		Unread    int64 `json:"unread_count"`
	}
	several struct {
		Data struct {
			Messages []sentInto `json:"messages"`
		} `json:"data"`
	}
	sentInto struct {
		Channel string  `json:"channel_id"`
		Message message `json:"message"`
		Problem struct {
			Code string `json:"code"`
		} `json:"problem"`
	}
	unread struct {
		Channels int64 `json:"channels"`
		Messages int64 `json:"messages"`
	}
)

// words are what a message says, also where a list does not show it whole.
func (m message) words(c *device) string {
	var metadata struct{ Words string }
	answer{c: c, body: m.Metadata}.into(&metadata)
	return metadata.Words
}

// text is a request to send.
func text(words string, to ...string) object {
	return object{
		"message":    object{"type": "text", "content": object{"text": words}, "metadata": object{"words": words}},
		"recipients": object{"channels": to},
	}
}

// long is a request to send a message that lists do not show whole.
func long(words string, to ...string) object {
	all := []object{{"mime_type": "text/plain", "body": words}}
	for range longParts {
		all = append(all, object{"mime_type": "text/plain", "body": strings.Repeat("x", 2000)})
	}
	return object{
		"message":    object{"parts": all, "metadata": object{"words": words}},
		"recipients": object{"channels": to},
	}
}

const longParts = 220 // more than one item of the database holds

// group makes a channel of the device's user and others.
func (c *device) group(uuid string, others ...string) string {
	var made channel
	c.must(http.MethodPost, "/v1/channels", object{"participants": others, "uuid": uuid}).into(&made)
	return made.ID
}
