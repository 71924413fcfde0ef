package buckets

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/parleyhq/parley/localstack/sigv4"
)

const (
	service     = "s3"
	maxClockGap = 15 * time.Minute
	maxExpires  = 7 * 24 * 60 * 60 // seconds
	unsigned    = "UNSIGNED-PAYLOAD"
	hashName    = "X-Amz-Content-Sha256"
	tokenName   = "X-Amz-Security-Token"
	dateName    = "X-Amz-Date"
)

// caller is who signed a request, and what the signature covers of its body: its SHA-256, or a word for less.
type caller struct{ keyID, payload string }

type callerKey struct{}

func withCaller(ctx context.Context, c caller) context.Context {
	return context.WithValue(ctx, callerKey{}, c)
}

func callerOf(ctx context.Context) caller {
	c, _ := ctx.Value(callerKey{}).(caller)
	return c
}

// authenticate finds who signed a request, or how S3 refuses it.
func (s *Service) authenticate(r *http.Request) (caller, *refusal) {
	query := r.URL.Query()
	inQuery, header := query.Has("X-Amz-Algorithm") || query.Has("X-Amz-Signature"), r.Header.Get("Authorization")
	switch {
	case inQuery && header != "":
		return caller{}, twoWays
	case inQuery:
		return s.presigned(r, query)
	case header != "":
		return s.signed(r, header)
	}
	return caller{}, accessDenied
}

// presigned checks a URL that somebody signed for others to use until it expires.
func (s *Service) presigned(r *http.Request, query url.Values) (caller, *refusal) {
	a, ok := sigv4.ReadQuery(query)
	at := query.Get(dateName)
	signedAt, err := time.Parse(sigv4.DateForm, at)
	seconds, notNumber := strconv.Atoi(query.Get("X-Amz-Expires"))
	if !ok || err != nil || notNumber != nil || seconds < 1 || seconds > maxExpires || !s.inScope(a, at) {
		return caller{}, badQuery
	}
	now := s.config.Now()
	if now.After(signedAt.Add(time.Duration(seconds) * time.Second)) {
		return caller{}, accessDenied.saying("Request has expired")
	}
	if signedAt.After(now.Add(maxClockGap)) {
		return caller{}, accessDenied.saying("Request is not yet valid")
	}
	payload := r.Header.Get(hashName)
	if payload == "" {
		payload = query.Get(hashName)
	}
	if payload == "" {
		payload = unsigned
	}
	return s.verify(r, a, at, query.Get(tokenName), payload)
}

// signed checks a request that its caller signed.
func (s *Service) signed(r *http.Request, header string) (caller, *refusal) {
	a, ok := sigv4.ReadHeader(header)
	at := r.Header.Get(dateName)
	signedAt, err := time.Parse(sigv4.DateForm, at)
	if !ok || err != nil || !s.inScope(a, at) {
		return caller{}, badHeader
	}
	if signedAt.Sub(s.config.Now()).Abs() > maxClockGap {
		return caller{}, skewed
	}
	payload := r.Header.Get(hashName)
	if payload == "" {
		return caller{}, noHash
	}
	return s.verify(r, a, at, r.Header.Get(tokenName), payload)
}

func (s *Service) inScope(a sigv4.Authorization, at string) bool {
	return a.Service == service && a.Region == s.config.Region && a.Date == at[:8]
}

func (s *Service) verify(r *http.Request, a sigv4.Authorization, at, token, payload string) (caller, *refusal) {
	known := slices.IndexFunc(s.config.Callers, func(c Credentials) bool { return c.KeyID == a.KeyID })
	if known < 0 {
		return caller{}, unknownKey
	}
	credentials := s.config.Callers[known]
	if credentials.Token != token {
		return caller{}, badToken
	}
	if names := a.Unsigned(r); len(names) > 0 {
		return caller{}, accessDenied.saying("There were headers present in the request which were not signed: " + strings.Join(names, ", "))
	}
	if strings.HasPrefix(payload, "STREAMING-AWS4-") {
		return caller{}, signedChunks
	}
	// Of all services S3 alone signs a path encoded once.
	if !a.Matches(credentials.Secret, at, a.Canonical(r, sigv4.Path(r.URL.Path), payload)) {
		return caller{}, badSignature
	}
	return caller{a.KeyID, payload}, nil
}
