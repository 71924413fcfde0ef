package web

import (
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/parleyhq/parley/shared/rate"
)

// limited says in an answer what its caller is held to, and what of it is left: the fields RateLimit-Policy and
// RateLimit of the IETF's draft-ietf-httpapi-ratelimit-headers.
func limited(header http.Header, policies []rate.Policy) {
	var held, left []string
	for _, p := range policies {
		held = append(held, fmt.Sprintf("%q;q=%d;w=%d", p.Name, p.Quota, p.Window/time.Second))
		left = append(left, fmt.Sprintf("%q;r=%d;t=%d", p.Name, p.Remaining, p.Reset))
	}
	if len(policies) > 0 {
		header.Set("RateLimit-Policy", strings.Join(held, ", "))
		header.Set("RateLimit", strings.Join(left, ", "))
	}
}
