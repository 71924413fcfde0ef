package post_test

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/parleyhq/parley/shared/post"
)

const (
	region = "eu-central-1"
	secret = "a secret of ours"
)

func client(endpoint string) *post.Client {
	return post.New(aws.Config{Region: region, Credentials: aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) {
		return aws.Credentials{AccessKeyID: "AKID", SecretAccessKey: secret, SessionToken: "a token"}, nil
	})}, endpoint)
}

// checkSignature checks Signature Version 4 of a request as it arrived, worked out from the specification.
func checkSignature(t *testing.T, r *http.Request, body []byte) {
	t.Helper()
	_, fields, _ := strings.Cut(r.Header.Get("Authorization"), " ")
	parts := map[string]string{}
	for field := range strings.SplitSeq(fields, ", ") {
		name, value, _ := strings.Cut(field, "=")
		parts[name] = value
	}
	scope := strings.SplitN(parts["Credential"], "/", 2)[1]
	date := strings.Split(scope, "/")[0]
	if want := date + "/" + region + "/execute-api/aws4_request"; scope != want {
		t.Errorf("scope %s, want %s", scope, want)
	}
	names := strings.Split(parts["SignedHeaders"], ";")
	for _, name := range []string{"host", "x-amz-date", "x-amz-security-token"} {
		if !slices.Contains(names, name) {
			t.Errorf("%s is not signed", name)
		}
	}
	path, _, _ := strings.Cut(r.RequestURI, "?")
	var canonical strings.Builder
	canonical.WriteString(r.Method + "\n" + encoded(path) + "\n\n")
	for _, name := range names {
		value := r.Header.Get(name)
		switch name {
		case "host":
			value = r.Host
		case "content-length":
			value = strconv.FormatInt(r.ContentLength, 10)
		}
		canonical.WriteString(name + ":" + strings.TrimSpace(value) + "\n")
	}
	sum := sha256.Sum256(body)
	canonical.WriteString("\n" + parts["SignedHeaders"] + "\n" + hex.EncodeToString(sum[:]))
	hashed := sha256.Sum256([]byte(canonical.String()))
	text := "AWS4-HMAC-SHA256\n" + r.Header.Get("X-Amz-Date") + "\n" + scope + "\n" + hex.EncodeToString(hashed[:])
	key := []byte("AWS4" + secret)
	for _, part := range []string{date, region, "execute-api", "aws4_request", text} {
		mac := hmac.New(sha256.New, key)
		mac.Write([]byte(part))
		key = mac.Sum(nil)
	}
	if got := parts["Signature"]; got != hex.EncodeToString(key) {
		t.Errorf("%s %s is signed %s, want %x", r.Method, r.RequestURI, got, key)
	}
}

// encoded is a path as it stands in what is signed: as it was sent, encoded once more.
func encoded(path string) string {
	const plain = "-_.~/"
	var b strings.Builder
	for _, c := range []byte(path) {
		if c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || strings.IndexByte(plain, c) >= 0 {
			b.WriteByte(c)
			continue
		}
		b.WriteString("%" + strings.ToUpper(hex.EncodeToString([]byte{c})))
	}
	return b.String()
}

func TestRequestsAreSignedAsTheyAreSent(t *testing.T) {
	type request struct{ method, uri, body string }
	var got []request
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		checkSignature(t, r, body)
		got = append(got, request{r.Method, r.RequestURI, string(body)})
		w.WriteHeader(http.StatusNoContent)
	}))
	defer server.Close()
	ctx := context.Background()
	for _, endpoint := range []string{server.URL + "/ws", server.URL + "/ws/", server.URL} {
		c := client(endpoint)
		for _, err := range []error{c.Post(ctx, "L0SM9cOFvHcCIhw=", []byte(`{"type":"é"}`)), c.Close(ctx, "a/b+c d%=@")} {
			if err != nil {
				t.Fatal(err)
			}
		}
	}
	var want []request
	for _, stage := range []string{"/ws", "/ws", ""} {
		want = append(want,
			request{"POST", stage + "/@connections/L0SM9cOFvHcCIhw%3D", `{"type":"é"}`},
			request{"DELETE", stage + "/@connections/a%2Fb%2Bc%20d%25%3D%40", ""},
		)
	}
	if !slices.Equal(got, want) {
		t.Errorf("requests %q, want %q", got, want)
	}
}

func TestHowPostsEnd(t *testing.T) {
	for _, test := range []struct {
		name     string
		statuses []int
		want     error // nil: it arrived
		lost     bool  // of this connection alone
		requests int32
	}{
		{"at once", []int{200}, nil, false, 1},
		{"gone", []int{410}, post.ErrGone, false, 1},
		{"throttled once", []int{429, 200}, nil, false, 2},
		{"throttled", []int{429, 429}, post.ErrThrottled, false, 2},
		{"failing once", []int{500, 200}, nil, false, 2},
		{"failing, then gone", []int{503, 410}, post.ErrGone, false, 2},
		{"failing", []int{500, 504}, nil, true, 2},
		{"too large", []int{413}, nil, true, 1},
		{"malformed", []int{400}, nil, true, 1},
		{"forbidden", []int{403}, post.ErrForbidden, false, 1},
		{"no such stage", []int{404}, post.ErrForbidden, false, 1},
	} {
		var requests atomic.Int32
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			w.WriteHeader(test.statuses[requests.Add(1)-1])
		}))
		err := client(server.URL).Post(context.Background(), "id", []byte("{}"))
		ours := errors.Is(err, post.ErrGone) || errors.Is(err, post.ErrThrottled) || errors.Is(err, post.ErrForbidden)
		switch {
		case test.lost && (err == nil || ours), test.want != nil && !errors.Is(err, test.want), !test.lost && test.want == nil && err != nil:
			t.Errorf("%s: %v", test.name, err)
		}
		if requests.Load() != test.requests {
			t.Errorf("%s: %d requests, want %d", test.name, requests.Load(), test.requests)
		}
		server.Close()
	}
}

// hanging is a server that never answers, until the test ends.
func hanging(t *testing.T) *httptest.Server {
	end := make(chan struct{})
	server := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		select {
		case <-end:
		case <-r.Context().Done():
		}
	}))
	t.Cleanup(server.Close)
	t.Cleanup(func() { close(end) })
	return server
}

func TestAPeerThatHangsIsGivenUp(t *testing.T) {
	server := hanging(t)
	start := time.Now()
	err := client(server.URL).Post(context.Background(), "a-name", []byte("{}"))
	if took := time.Since(start); err == nil || took < 2*time.Second || took > 4*time.Second {
		t.Errorf("given up after %s: %v", took, err)
	}
	if strings.Contains(err.Error(), "a-name") {
		t.Errorf("the error names the connection: %v", err)
	}
}

func TestAPostEndsWithItsContext(t *testing.T) {
	server := hanging(t)
	ctx, cancel := context.WithTimeout(context.Background(), 50*time.Millisecond)
	defer cancel()
	start := time.Now()
	if err := client(server.URL).Post(ctx, "id", []byte("{}")); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("ended with %v", err)
	}
	if took := time.Since(start); took > 500*time.Millisecond {
		t.Errorf("after %s", took)
	}
}

func TestAnEndpointThatIsNoneIsOurFault(t *testing.T) {
	for _, endpoint := range []string{"", "://"} {
		if err := client(endpoint).Post(context.Background(), "id", bytes.Repeat([]byte("x"), 10)); !errors.Is(err, post.ErrForbidden) {
			t.Errorf("%q: %v", endpoint, err)
		}
	}
}
