package socket

import (
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/parleyhq/parley/localstack/sigv4"
)

const (
	service     = "execute-api"
	maxClockGap = 5 * time.Minute
)

var (
	unsigned       = problem{http.StatusForbidden, "MissingAuthenticationTokenException", "Missing Authentication Token"}
	incomplete     = problem{http.StatusForbidden, "IncompleteSignatureException", "The Authorization header is not one of Signature Version 4 for this service, region and date"}
	unknownCaller  = problem{http.StatusForbidden, "UnrecognizedClientException", "The security token included in the request is invalid"}
	expired        = problem{http.StatusForbidden, "InvalidSignatureException", "Signature expired, or not yet current"}
	wrongSignature = problem{http.StatusForbidden, "InvalidSignatureException", "The request signature we calculated does not match the signature you provided"}
)

// checkSignature gives what is wrong with the signature of a request, or nil.
func (g *Gateway) checkSignature(r *http.Request, body []byte, now time.Time) *problem {
	header := r.Header.Get("Authorization")
	if header == "" {
		return &unsigned
	}
	a, ok := sigv4.ReadHeader(header)
	at := r.Header.Get("X-Amz-Date")
	signedAt, err := time.Parse(sigv4.DateForm, at)
	if !ok || err != nil || a.Date != at[:8] || a.Region != g.config.Region || a.Service != service || len(a.Unsigned(r)) > 0 {
		return &incomplete
	}
	caller := slices.IndexFunc(g.config.Credentials, func(c Credentials) bool {
		return c.KeyID == a.KeyID && c.Token == r.Header.Get("X-Amz-Security-Token")
	})
	if caller < 0 {
		return &unknownCaller
	}
	if signedAt.Sub(now).Abs() > maxClockGap {
		return &expired
	}
	if !a.Matches(g.config.Credentials[caller].Secret, at, a.Canonical(r, signedPath(r), sigv4.Digest(body))) {
		return &wrongSignature
	}
	return nil
}

// signedPath encodes the path, as it came, once more, as every service but S3 has it: an @ that was sent as such becomes
// %40 here, one that was sent as %40 becomes %2540.
func signedPath(r *http.Request) string {
	path, _, _ := strings.Cut(r.RequestURI, "?")
	return sigv4.Path(path)
}
