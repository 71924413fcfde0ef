package conformance_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/parleyhq/parley/infra/conformance"
	"github.com/parleyhq/parley/localstack/stacktest"
)

// target is the deployment under test.
type target struct {
	url       string
	socketURL string // "" where there is none
	operator  string
	absent    *absences
	contract  *conformance.Contract
	socket    *conformance.Socket
	coverage  conformance.Coverage
	secrets   conformance.Secrets
	faults    func(text string) // sets what the database of a local stack does; nil where there is none
	client    http.Client
	told      sync.Map
	stack     *stacktest.Stack // nil where it is not a local one of the run's own
}

// values are what differs between two tellings of the same breach.
var values = regexp.MustCompile(`(?s)\n\s*\{.*|'[^'/][^']*'|[0-9]+`)

// breach fails the test; the same breach is told at length only once in a run.
func (d *target) breach(t testing.TB, got answer, err error) {
	t.Helper()
	kind := values.ReplaceAllString(err.Error(), "")
	if _, told := d.told.LoadOrStore(kind, true); told {
		t.Errorf("against the contract: %s: %.60s, told at length above", got.call, err)
		return
	}
	t.Errorf("against the contract: %s: %v", got.call, err)
}

// caller makes calls with one credential. Every call is held against the contract.
type caller struct {
	authorization string
	actAs         string
}

// raw is a body that is sent as it is; anything else is sent as its JSON.
type raw string

type option func(*http.Request)

func header(name, value string) option {
	return func(r *http.Request) { r.Header.Set(name, value) }
}

func anotherHeader(name, value string) option {
	return func(r *http.Request) { r.Header.Add(name, value) }
}

func key(value string) option { return header("Idempotency-Key", value) }

// beyondSchema marks a call that is refused by a rule that no schema can say.
type beyondSchema struct{}

func byARuleOfItsOwn(r *http.Request) {
	*r = *r.WithContext(context.WithValue(r.Context(), beyondSchema{}, true))
}

// answer is what came back, and for which call.
type answer struct {
	conformance.Answer
	call string
}

func (c caller) get(t testing.TB, path string, options ...option) answer {
	t.Helper()
	return c.do(t, http.MethodGet, path, nil, options...)
}

func (c caller) post(t testing.TB, path string, body any, options ...option) answer {
	t.Helper()
	return c.do(t, http.MethodPost, path, body, options...)
}

func (c caller) put(t testing.TB, path string, body any, options ...option) answer {
	t.Helper()
	return c.do(t, http.MethodPut, path, body, options...)
}

func (c caller) patch(t testing.TB, path string, body any, options ...option) answer {
	t.Helper()
	return c.do(t, http.MethodPatch, path, body, options...)
}

func (c caller) delete(t testing.TB, path string, options ...option) answer {
	t.Helper()
	return c.do(t, http.MethodDelete, path, nil, options...)
}

// patience is how often a call that was told try_again is made again.
const patience = 20

// do makes a call and holds it and its answer against the contract. A breach fails the test; do may
// be used from any goroutine. It repeats what is answered try_again, as every client must.
func (c caller) do(t testing.TB, method, path string, body any, options ...option) answer {
	t.Helper()
	var sent []byte
	switch body := body.(type) {
	case nil:
	case raw:
		sent = []byte(body)
	default:
		text, err := json.Marshal(body)
		if err != nil {
			t.Errorf("write body: %v", err)
		}
		sent = text
	}
	for attempt := 1; ; attempt++ {
		got := c.once(t, method, path, sent, options)
		if got.Status != http.StatusServiceUnavailable || attempt == patience {
			if got.Status >= http.StatusInternalServerError {
				t.Errorf("%s: %d %s", got.call, got.Status, got.Body)
			}
			return got
		}
		seconds, _ := strconv.Atoi(got.Header.Get("Retry-After"))
		<-time.After(time.Duration(seconds) * time.Second)
	}
}

func (c caller) once(t testing.TB, method, path string, body []byte, options []option) answer {
	t.Helper()
	got := answer{call: method + " " + path}
	r, err := http.NewRequestWithContext(t.Context(), method, deployment.url+path, bytes.NewReader(body))
	if err != nil {
		t.Errorf("%s: %v", got.call, err)
		return got
	}
	if body != nil {
		r.Header.Set("Content-Type", "application/json")
	}
	if c.authorization != "" {
		r.Header.Set("Authorization", c.authorization)
	}
	if c.actAs != "" {
		r.Header.Set("Parley-User", url.PathEscape(c.actAs))
	}
	for _, o := range options {
		o(r)
	}
	deployment.sent(r, got.call, body)
	response, err := deployment.client.Do(r)
	if err != nil {
		t.Errorf("%s: %v", got.call, err)
		return got
	}
	defer func() { _ = response.Body.Close() }()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		t.Errorf("%s: %v", got.call, err)
	}
	got.Answer = conformance.Answer{Status: response.StatusCode, Header: response.Header, Body: text}
	deployment.secrets.Told("answered to "+got.call, text)
	asked, _ := url.Parse("https://parley" + path) // the deployment's URL may have a path of its own
	call := conformance.Call{Method: method, URL: asked, Header: r.Header, Body: body}
	if operation, _ := deployment.contract.Match(method, asked.EscapedPath()); operation != nil {
		deployment.coverage.Add(operation.ID, got.Status)
	}
	unwritten := r.Context().Value(beyondSchema{}) != nil
	if err := deployment.contract.Check(call, got.Answer); err != nil && (!unwritten || !errors.Is(err, conformance.ErrAllowed)) {
		deployment.breach(t, got, err)
	}
	return got
}

// is ends the test where the status is another.
func (a answer) is(t testing.TB, status int) answer {
	t.Helper()
	if a.Status != status {
		t.Fatalf("%s: %d, not %d: %.1000s", a.call, a.Status, status, a.Body)
	}
	return a
}

// refused checks status and code of a refusal, and returns the problem document.
func (a answer) refused(t testing.TB, status int, code string) problem {
	t.Helper()
	var p problem
	_ = json.Unmarshal(a.Body, &p) // what is no problem document has no code
	if a.Status != status || p.Code != code {
		t.Errorf("%s: %d %s, not %d %s: %.1000s", a.call, a.Status, p.Code, status, code, a.Body)
	}
	return p
}

// points checks that a refusal names the place to mend.
func (p problem) points(t testing.TB, pointer string) {
	t.Helper()
	for _, e := range p.Errors {
		if strings.HasPrefix(e.Pointer, pointer) {
			return
		}
	}
	t.Errorf("the problem does not point at %s: %+v", pointer, p)
}

// as reads the body of an answer as a T.
func as[T any](t testing.TB, a answer) T {
	t.Helper()
	var v T
	if err := json.Unmarshal(a.Body, &v); err != nil {
		t.Fatalf("%s: %v: %.1000s", a.call, err, a.Body)
	}
	return v
}
