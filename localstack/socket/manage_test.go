package socket

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	v4 "github.com/aws/aws-sdk-go-v2/aws/signer/v4"
	"github.com/coder/websocket"
)

// signed is a request to @connections as the SDK sends and signs it.
func (b *bench) signed(method, id, body string, at time.Time, with Credentials) *http.Request {
	b.t.Helper()
	r, err := http.NewRequestWithContext(b.t.Context(), method, b.management.URL, strings.NewReader(body))
	if err != nil {
		b.t.Fatal(err)
	}
	r.URL.Path, r.URL.RawPath = "/ws/@connections/"+id, "/ws/@connections/"+url.QueryEscape(id)
	sum := sha256.Sum256([]byte(body))
	by := aws.Credentials{AccessKeyID: with.KeyID, SecretAccessKey: with.Secret, SessionToken: with.Token}
	if err := v4.NewSigner().SignHTTP(b.t.Context(), by, r, hex.EncodeToString(sum[:]), service, region, at); err != nil {
		b.t.Fatal(err)
	}
	return r
}

func (b *bench) manage(method, id, body string) (int, string) {
	b.t.Helper()
	return b.do(b.signed(method, id, body, time.Now(), credentials))
}

func (b *bench) post(id, body string) (int, string) {
	b.t.Helper()
	return b.manage(http.MethodPost, id, body)
}

func TestPostsArriveInOrderAndWhole(t *testing.T) {
	b := newBench(t, nil)
	socket, id := b.connected()
	large := strings.Repeat("é", maxMessage/2)
	for _, text := range []string{"one", "two", large} {
		if status, body := b.post(id, text); status != http.StatusOK {
			t.Fatalf("%d %s", status, body)
		}
	}
	for _, want := range []string{"one", "two", large} {
		if got := b.receive(socket); got != want {
			t.Errorf("got %.20q of %d, want %.20q of %d", got, len(got), want, len(want))
		}
	}
	if status, body := b.post(id, large+"!"); status != http.StatusRequestEntityTooLarge || !strings.Contains(body, "Message too long") {
		t.Errorf("too much: %d %s", status, body)
	}
}

func TestWhatIsNotThereIsGone(t *testing.T) {
	b := newBench(t, nil)
	for _, method := range []string{http.MethodPost, http.MethodGet, http.MethodDelete} {
		r := b.signed(method, "Lf3c8eCqPHcCGtw=", "", time.Now(), credentials)
		response, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		body, _ := io.ReadAll(response.Body)
		_ = response.Body.Close()
		if response.StatusCode != http.StatusGone || response.Header.Get("x-amzn-ErrorType") != "GoneException" || string(body) != `{"message":"Gone"}` {
			t.Errorf("%s: %s %v %s", method, response.Status, response.Header, body)
		}
	}
}

func TestGetDescribesAndDeleteCloses(t *testing.T) {
	b := newBench(t, nil)
	socket, id := b.connected()
	status, body := b.manage(http.MethodGet, id, "")
	var got struct {
		ConnectedAt, LastActiveAt time.Time
		Identity                  struct{ SourceIP, UserAgent string }
	}
	if err := json.Unmarshal([]byte(body), &got); err != nil || status != http.StatusOK || time.Since(got.ConnectedAt) > patience ||
		got.LastActiveAt.Before(got.ConnectedAt) || got.Identity.SourceIP != "127.0.0.1" || got.Identity.UserAgent != "bench" {
		t.Errorf("%d %s, %v", status, body, err)
	}
	b.post(id, "last words")
	if status, body := b.manage(http.MethodDelete, id, ""); status != http.StatusNoContent || body != "" {
		t.Errorf("delete: %d %s", status, body)
	}
	if status, _ := b.manage(http.MethodDelete, id, ""); status != http.StatusGone {
		t.Errorf("deleted again: %d", status)
	}
	if got := b.receive(socket); got != "last words" {
		t.Errorf("received %q", got)
	}
	b.closed(socket, websocket.StatusNormalClosure)
	b.wantEnd(1000)
}

func TestOnlyWhoSignsRightIsHeard(t *testing.T) {
	b := newBench(t, nil)
	_, id := b.connected()
	now := time.Now()
	right := func() *http.Request { return b.signed(http.MethodPost, id, "x", now, credentials) }
	for name, c := range map[string]struct {
		change func(r *http.Request) *http.Request
		want   string // "" is heard
	}{
		"right":        {func(r *http.Request) *http.Request { return r }, ""},
		"no signature": {func(r *http.Request) *http.Request { r.Header.Del("Authorization"); return r }, "MissingAuthenticationTokenException"},
		"no SigV4":     {func(r *http.Request) *http.Request { r.Header.Set("Authorization", "Bearer x"); return r }, "IncompleteSignatureException"},
		"no date":      {func(r *http.Request) *http.Request { r.Header.Del("X-Amz-Date"); return r }, "IncompleteSignatureException"},
		"another region": {func(r *http.Request) *http.Request {
			r.Header.Set("Authorization", strings.Replace(r.Header.Get("Authorization"), region, "eu-west-1", 1))
			return r
		}, "IncompleteSignatureException"},
		"an unsigned header of AWS": {func(r *http.Request) *http.Request { r.Header.Set("X-Amz-Target", "x"); return r }, "IncompleteSignatureException"},
		"another body":              {func(r *http.Request) *http.Request { r.Body = io.NopCloser(strings.NewReader("y")); return r }, "InvalidSignatureException"},
		"another method":            {func(r *http.Request) *http.Request { r.Method = http.MethodDelete; return r }, "InvalidSignatureException"},
		"an id that is not encoded": {func(r *http.Request) *http.Request { r.URL.RawPath = ""; return r }, "InvalidSignatureException"},
		"an @ encoded after signing": {func(r *http.Request) *http.Request {
			r.URL.RawPath = strings.Replace(r.URL.RawPath, "@", "%40", 1)
			return r
		}, "InvalidSignatureException"},
		"a query after signing": {func(r *http.Request) *http.Request { r.URL.RawQuery = "a=b"; return r }, "InvalidSignatureException"},
		"yesterday's": {func(*http.Request) *http.Request {
			return b.signed(http.MethodPost, id, "x", now.Add(-24*time.Hour), credentials)
		}, "InvalidSignatureException"},
		"another secret": {func(*http.Request) *http.Request {
			return b.signed(http.MethodPost, id, "x", now, Credentials{"local", "wrong", "token"})
		}, "InvalidSignatureException"},
		"another caller": {func(*http.Request) *http.Request {
			return b.signed(http.MethodPost, id, "x", now, Credentials{"other", "secret", "token"})
		}, "UnrecognizedClientException"},
		"another token": {func(*http.Request) *http.Request {
			return b.signed(http.MethodPost, id, "x", now, Credentials{"local", "secret", "other"})
		}, "UnrecognizedClientException"},
	} {
		t.Run(name, func(t *testing.T) {
			response, err := http.DefaultClient.Do(c.change(right()))
			if err != nil {
				t.Fatal(err)
			}
			_ = response.Body.Close()
			wantStatus := http.StatusForbidden
			if c.want == "" {
				wantStatus = http.StatusOK
			}
			if got := response.Header.Get("x-amzn-ErrorType"); response.StatusCode != wantStatus || got != c.want {
				t.Errorf("%s %q", response.Status, got)
			}
		})
	}
}

func TestAnEncodedAtIsHeardWhereItWasSignedSo(t *testing.T) {
	b := newBench(t, nil)
	_, id := b.connected()
	r := b.signed(http.MethodGet, id, "", time.Now(), credentials)
	r.URL.RawPath = strings.Replace(r.URL.RawPath, "@", "%40", 1)
	r.Header.Del("Authorization")
	sum := sha256.Sum256(nil)
	by := aws.Credentials{AccessKeyID: credentials.KeyID, SecretAccessKey: credentials.Secret, SessionToken: credentials.Token}
	if err := v4.NewSigner().SignHTTP(t.Context(), by, r, hex.EncodeToString(sum[:]), service, region, time.Now()); err != nil {
		t.Fatal(err)
	}
	if status, body := b.do(r); status != http.StatusOK {
		t.Errorf("%d %s", status, body)
	}
}

func TestOtherPathsAndMethods(t *testing.T) {
	b := newBench(t, nil)
	_, id := b.connected()
	if status, _ := b.manage(http.MethodPut, id, ""); status != http.StatusForbidden {
		t.Errorf("PUT: %d", status)
	}
	if status, _ := b.manage(http.MethodGet, "", ""); status != http.StatusNotFound {
		t.Errorf("no id: %d", status)
	}
}

func TestAClientThatDoesNotReadIsDropped(t *testing.T) {
	b := newBench(t, nil)
	_, id := b.connected() // and nobody reads
	other, otherID := b.connected()
	text := strings.Repeat("x", maxFrame)
	posts, status := 0, 0
	for status = http.StatusOK; status == http.StatusOK; posts++ {
		if status, _ = b.post(id, text); posts > 10000 {
			t.Fatal("what waits for a client has no end")
		}
	}
	if status != http.StatusGone || posts <= maxQueuedBytes/maxFrame {
		t.Errorf("%d after %d posts", status, posts)
	}
	b.wantEnd(1006)
	if status, _ := b.post(otherID, "fine"); status != http.StatusOK || b.receive(other) != "fine" {
		t.Errorf("another client suffers: %d", status)
	}
}

func TestAnOutboxHasItsBounds(t *testing.T) {
	o := newOutbox()
	for range maxQueuedFrames {
		if o.push([]byte("x")) != queued {
			t.Fatal("it takes too few")
		}
	}
	if o.push(nil) != overflow {
		t.Error("it takes too many")
	}
	o.next()
	o.done()
	if o.push(bytes.Repeat([]byte("x"), maxQueuedBytes)) != overflow || o.push([]byte("y")) != queued {
		t.Error("it takes too much, or nothing more")
	}
	o.seal()
	if o.push(nil) != sealed || o.len() != maxQueuedFrames {
		t.Errorf("sealed, it has %d", o.len())
	}
}

func TestFaults(t *testing.T) {
	b := newBench(t, nil)
	socket, id := b.connected()
	for as, want := range map[Fault]int{FaultGone: 410, FaultError: 500, FaultThrottle: 429, FaultFreeze: 200} {
		b.fault(id, as)
		if status, _ := b.post(id, "lost"); status != want {
			t.Errorf("%s: %d", as, status)
		}
		if listed := b.list(); len(listed) != 1 || listed[0].Fault != as || listed[0].Queued != 0 {
			t.Errorf("%s: %+v", as, listed)
		}
	}
	b.fault(id, FaultNone)
	if status, _ := b.post(id, "first"); status != http.StatusOK || b.receive(socket) != "first" {
		t.Errorf("none: %d", status)
	}
	b.fault(id, FaultCut)
	b.closed(socket, -1)
	b.wantEnd(1006)
}

func TestAPostHangsUntilItsCallerGivesUp(t *testing.T) {
	b := newBench(t, nil)
	_, id := b.connected()
	b.fault(id, FaultHang)
	ctx, giveUp := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer giveUp()
	response, err := http.DefaultClient.Do(b.signed(http.MethodPost, id, "x", time.Now(), credentials).WithContext(ctx))
	if err == nil {
		_ = response.Body.Close()
	}
	if ctx.Err() == nil || err == nil {
		t.Errorf("answered with %v, %v", response, err)
	}
}

func (b *bench) list() []shown {
	b.t.Helper()
	var out []shown
	if _, body := b.ask(http.MethodGet, "/local/connections", ""); json.Unmarshal([]byte(body), &out) != nil {
		b.t.Fatalf("the list is %s", body)
	}
	return out
}

func TestLocalListsWhoIsThere(t *testing.T) {
	b := newBench(t, withAuthorizer)
	b.functions.on("authorize", always(allowing(`,"context":{"session":"s1"}`), nil))
	if got := b.list(); got == nil || len(got) != 0 {
		t.Errorf("at first %+v", got)
	}
	b.dial("parley.v1")
	b.next("authorize")
	id := b.next("connect").event.RequestContext.ConnectionID
	got := b.list()
	if len(got) != 1 || got[0].ID != id || got[0].UserAgent != "bench" || got[0].Authorizer["session"] != "s1" || got[0].Fault != FaultNone {
		t.Errorf("%+v", got)
	}
	for body, want := range map[string]int{`{"fault":"flood"}`: 400, `{}`: 400, `x`: 400} {
		if status, _ := b.ask(http.MethodPut, "/local/connections/"+id, body); status != want {
			t.Errorf("%s: %d", body, status)
		}
	}
	if status, _ := b.ask(http.MethodPut, "/local/connections/nobody", `{"fault":"gone"}`); status != http.StatusNotFound {
		t.Errorf("nobody: %d", status)
	}
}
