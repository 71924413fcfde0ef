package demo

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"time"
)

// client calls Parley as any server would.
type client struct{ url string }

// refusal is an answer that is not 2xx.
type refusal struct {
	call   string
	status int
	detail string
}

func (r *refusal) Error() string {
	if r.detail == "" {
		return fmt.Sprintf("%s answered %d", r.call, r.status)
	}
	return fmt.Sprintf("%s answered %d: %s", r.call, r.status, r.detail)
}

const (
	attempts = 5
	pause    = 200 * time.Millisecond
)

// call sends input as JSON and reads the answer into output, either of which may be nil. A 5xx is
// tried again: at worst there are two demo apps then, of which nobody knows the first.
func (c client) call(ctx context.Context, method, path, key string, input, output any) error {
	for attempt := 1; ; attempt++ {
		err := c.once(ctx, method, path, key, input, output)
		refused, ok := err.(*refusal)
		if !ok || refused.status < http.StatusInternalServerError || attempt == attempts {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(pause * time.Duration(attempt)):
		}
	}
}

func (c client) once(ctx context.Context, method, path, key string, input, output any) error {
	var body io.Reader
	if input != nil {
		text, err := json.Marshal(input)
		if err != nil {
			return err
		}
		body = bytes.NewReader(text)
	}
	r, err := http.NewRequestWithContext(ctx, method, c.url+path, body)
	if err != nil {
		return err
	}
	if input != nil {
		r.Header.Set("Content-Type", "application/json")
	}
	if key != "" {
		r.Header.Set("Authorization", "Bearer "+key)
	}
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		return fmt.Errorf("%s %s: %w", method, path, err)
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		return fmt.Errorf("%s %s: %w", method, path, err)
	}
	if answer.StatusCode >= http.StatusMultipleChoices {
		var problem struct{ Detail string }
		_ = json.Unmarshal(text, &problem) // a body that is no problem document has no detail
		return &refusal{method + " " + path, answer.StatusCode, problem.Detail}
	}
	if output == nil {
		return nil
	}
	if err := json.Unmarshal(text, output); err != nil {
		return fmt.Errorf("%s %s: %w", method, path, err)
	}
	return nil
}
