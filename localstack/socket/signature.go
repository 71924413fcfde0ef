package socket

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Written from AWS's specification and not with the SDK's signer, which would agree with itself about
// a path that AWS reads otherwise.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
const (
	algorithm   = "AWS4-HMAC-SHA256"
	service     = "execute-api"
	dateForm    = "20060102T150405Z"
	maxClockGap = 5 * time.Minute
)

var (
	unsigned       = problem{http.StatusForbidden, "MissingAuthenticationTokenException", "Missing Authentication Token"}
	incomplete     = problem{http.StatusForbidden, "IncompleteSignatureException", "The Authorization header is not one of Signature Version 4 for this service, region and date"}
	unknownCaller  = problem{http.StatusForbidden, "UnrecognizedClientException", "The security token included in the request is invalid"}
	expired        = problem{http.StatusForbidden, "InvalidSignatureException", "Signature expired, or not yet current"}
	wrongSignature = problem{http.StatusForbidden, "InvalidSignatureException", "The request signature we calculated does not match the signature you provided"}
)

// authorization is what an Authorization header says.
type authorization struct {
	keyID, date, region, service, end string
	headers                           []string
	signature                         string
}

// checkSignature gives what is wrong with the signature of a request, or nil.
func (g *Gateway) checkSignature(r *http.Request, body []byte, now time.Time) *problem {
	header := r.Header.Get("Authorization")
	if header == "" {
		return &unsigned
	}
	a, ok := readAuthorization(header)
	at := r.Header.Get("X-Amz-Date")
	signedAt, err := time.Parse(dateForm, at)
	if !ok || err != nil || a.date != at[:8] || a.region != g.config.Region || a.service != service || a.end != "aws4_request" || !a.coversWhatItMust(r) {
		return &incomplete
	}
	caller := slices.IndexFunc(g.config.Credentials, func(c Credentials) bool {
		return c.KeyID == a.keyID && c.Token == r.Header.Get("X-Amz-Security-Token")
	})
	if caller < 0 {
		return &unknownCaller
	}
	if signedAt.Sub(now).Abs() > maxClockGap {
		return &expired
	}
	if !hmac.Equal([]byte(a.signature), []byte(a.sign(g.config.Credentials[caller].Secret, at, canonical(r, a.headers, body)))) {
		return &wrongSignature
	}
	return nil
}

func readAuthorization(header string) (authorization, bool) {
	rest, ok := strings.CutPrefix(header, algorithm+" ")
	if !ok {
		return authorization{}, false
	}
	parts := map[string]string{}
	for part := range strings.SplitSeq(rest, ",") {
		name, text, _ := strings.Cut(strings.TrimSpace(part), "=")
		parts[name] = text
	}
	scope := strings.Split(parts["Credential"], "/")
	if len(scope) != 5 || parts["SignedHeaders"] == "" {
		return authorization{}, false
	}
	return authorization{
		keyID: scope[0], date: scope[1], region: scope[2], service: scope[3], end: scope[4],
		headers: strings.Split(parts["SignedHeaders"], ";"), signature: parts["Signature"],
	}, true
}

// coversWhatItMust says whether the host and all of AWS's own headers are signed.
func (a authorization) coversWhatItMust(r *http.Request) bool {
	if !slices.Contains(a.headers, "host") {
		return false
	}
	for name := range r.Header {
		if name = strings.ToLower(name); strings.HasPrefix(name, "x-amz-") && !slices.Contains(a.headers, name) {
			return false
		}
	}
	return true
}

func (a authorization) sign(secret, at, canonicalRequest string) string {
	scope := a.date + "/" + a.region + "/" + a.service + "/" + a.end
	key := []byte("AWS4" + secret)
	for _, part := range []string{a.date, a.region, a.service, a.end} {
		key = mac(key, part)
	}
	return hex.EncodeToString(mac(key, algorithm+"\n"+at+"\n"+scope+"\n"+digest([]byte(canonicalRequest))))
}

// canonical is the request in the form that is signed.
func canonical(r *http.Request, signed []string, body []byte) string {
	path, query, _ := strings.Cut(r.RequestURI, "?") // as it came, before anything was decoded
	var headers strings.Builder
	for _, name := range signed {
		headers.WriteString(name + ":" + canonicalHeader(r, name) + "\n")
	}
	return strings.Join([]string{
		r.Method, canonicalPath(path), canonicalQuery(query),
		headers.String(), strings.Join(signed, ";"), digest(body),
	}, "\n")
}

// canonicalPath encodes a path that is encoded already once more, as every service but S3 has it: an
// @ that was sent as such becomes %40 here, one that was sent as %40 becomes %2540.
func canonicalPath(path string) string {
	if path == "" {
		return "/"
	}
	segments := strings.Split(path, "/")
	for i, segment := range segments {
		segments[i] = encode(segment)
	}
	return strings.Join(segments, "/")
}

func canonicalQuery(raw string) string {
	values, _ := url.ParseQuery(raw)
	var pairs []string
	for name, all := range values {
		for _, text := range all {
			pairs = append(pairs, encode(name)+"="+encode(text))
		}
	}
	slices.Sort(pairs)
	return strings.Join(pairs, "&")
}

func canonicalHeader(r *http.Request, name string) string {
	switch {
	case name == "host":
		return r.Host
	case name == "content-length":
		return strconv.FormatInt(r.ContentLength, 10)
	}
	values := slices.Clone(r.Header.Values(name))
	for i, text := range values {
		values[i] = strings.Join(strings.Fields(text), " ")
	}
	return strings.Join(values, ",")
}

// encode leaves RFC 3986's unreserved characters as they are.
func encode(text string) string {
	const hexDigits = "0123456789ABCDEF"
	var out strings.Builder
	for i := 0; i < len(text); i++ {
		c := text[i]
		if c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.IndexByte("-_.~", c) >= 0 {
			out.WriteByte(c)
		} else {
			out.Write([]byte{'%', hexDigits[c>>4], hexDigits[c&15]})
		}
	}
	return out.String()
}

func mac(key []byte, text string) []byte {
	h := hmac.New(sha256.New, key)
	h.Write([]byte(text))
	return h.Sum(nil)
}

func digest(text []byte) string {
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:])
}
