package iam

import (
	"bytes"
	"io"
	"net/http"
	"slices"
	"strings"
)

// Service is one of AWS's as far as it matters here: what its requests need, and how it refuses them.
type Service struct {
	needs  func(r *http.Request, body []byte) []Need
	refuse func(w http.ResponseWriter, kind, message string)
}

// What a caller is refused for: no role signs so, or its role may not.
const (
	unrecognized = "UnrecognizedClientException"
	denied       = "AccessDeniedException"
)

// maxBody is above what any of these services takes.
const maxBody = 64 << 20

// Guard lets a call pass to next where its caller may make it.
func (r *Roles) Guard(service Service, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) {
		caller := signer(q)
		if caller == r.own {
			next.ServeHTTP(w, q)
			return
		}
		if r.of[caller] == nil {
			service.refuse(w, unrecognized, "The security token included in the request is invalid.")
			return
		}
		body, err := io.ReadAll(http.MaxBytesReader(w, q.Body, maxBody))
		if err != nil {
			panic(http.ErrAbortHandler) // the caller broke off: there is nobody to answer
		}
		if err := r.Permit(caller, service.needs(q, body)...); err != nil {
			service.refuse(w, denied, err.Error())
			return
		}
		q.Body = io.NopCloser(bytes.NewReader(body))
		next.ServeHTTP(w, q)
	})
}

// signer is the access key id in a request's Authorization: "AWS4-HMAC-SHA256 Credential=ID/DATE/…".
func signer(r *http.Request) string {
	_, rest, _ := strings.Cut(r.Header.Get("Authorization"), "Credential=")
	id, _, _ := strings.Cut(rest, "/")
	return id
}

// operation is the second half of X-Amz-Target.
func operation(r *http.Request) string {
	_, op, _ := strings.Cut(r.Header.Get("X-Amz-Target"), ".")
	return op
}

// distinct is needs without repetition, in their order.
func distinct(needs []Need) []Need {
	var out []Need
	for _, n := range needs {
		if !slices.Contains(out, n) {
			out = append(out, n)
		}
	}
	return out
}
