// Package sigv4 computes Signature Version 4 for whoever checks a request here as AWS would.
//
// It is written from AWS's specification and not with the SDK's signer, which would agree with itself about a path that
// AWS reads otherwise. It knows how a request is signed, and must not know what for or by whom.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
package sigv4

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
)

const (
	// Algorithm is the only one there is here.
	Algorithm = "AWS4-HMAC-SHA256"
	// DateForm is how X-Amz-Date is written.
	DateForm = "20060102T150405Z"
	ending   = "aws4_request"
)

// Authorization is what a request says of its signature.
type Authorization struct {
	KeyID, Date, Region, Service string
	Headers                      []string // the names of what is signed, in lower case
	Signature                    string
}

// ReadHeader reads an Authorization header.
func ReadHeader(header string) (Authorization, bool) {
	rest, ok := strings.CutPrefix(header, Algorithm+" ")
	if !ok {
		return Authorization{}, false
	}
	parts := map[string]string{}
	for part := range strings.SplitSeq(rest, ",") {
		name, text, _ := strings.Cut(strings.TrimSpace(part), "=")
		parts[name] = text
	}
	return read(parts["Credential"], parts["SignedHeaders"], parts["Signature"])
}

// ReadQuery reads the parameters of a pre-signed URL.
func ReadQuery(query url.Values) (Authorization, bool) {
	if query.Get("X-Amz-Algorithm") != Algorithm {
		return Authorization{}, false
	}
	return read(query.Get("X-Amz-Credential"), query.Get("X-Amz-SignedHeaders"), query.Get("X-Amz-Signature"))
}

func read(credential, headers, signature string) (Authorization, bool) {
	scope := strings.Split(credential, "/")
	if len(scope) != 5 || scope[4] != ending || headers == "" {
		return Authorization{}, false
	}
	return Authorization{
		KeyID: scope[0], Date: scope[1], Region: scope[2], Service: scope[3],
		Headers: strings.Split(headers, ";"), Signature: signature,
	}, true
}

// Unsigned are the headers of r that must be signed and are not: the host and all of AWS's own.
func (a Authorization) Unsigned(r *http.Request) []string {
	var out []string
	if !slices.Contains(a.Headers, "host") {
		out = append(out, "host")
	}
	for name := range r.Header {
		if name = strings.ToLower(name); strings.HasPrefix(name, "x-amz-") && !slices.Contains(a.Headers, name) {
			out = append(out, name)
		}
	}
	slices.Sort(out)
	return out
}

// Matches says whether the signature is the one that secret makes of a canonical request at this time.
func (a Authorization) Matches(secret, at, canonical string) bool {
	scope := a.Date + "/" + a.Region + "/" + a.Service + "/" + ending
	key := []byte("AWS4" + secret)
	for _, part := range []string{a.Date, a.Region, a.Service, ending} {
		key = mac(key, part)
	}
	signature := hex.EncodeToString(mac(key, Algorithm+"\n"+at+"\n"+scope+"\n"+Digest([]byte(canonical))))
	return hmac.Equal([]byte(a.Signature), []byte(signature))
}

// Canonical is the request in the form that is signed, with its path already in that form.
func (a Authorization) Canonical(r *http.Request, path, payload string) string {
	_, raw, _ := strings.Cut(r.RequestURI, "?") // as it came, before anything was decoded
	var headers strings.Builder
	for _, name := range a.Headers {
		headers.WriteString(name + ":" + header(r, name) + "\n")
	}
	return strings.Join([]string{r.Method, path, query(raw), headers.String(), strings.Join(a.Headers, ";"), payload}, "\n")
}

// Path encodes each segment of a path. An empty one is the root's.
func Path(path string) string {
	if path == "" {
		return "/"
	}
	segments := strings.Split(path, "/")
	for i, segment := range segments {
		segments[i] = encode(segment)
	}
	return strings.Join(segments, "/")
}

// query leaves out the signature, which cannot cover itself.
func query(raw string) string {
	values, _ := url.ParseQuery(raw)
	delete(values, "X-Amz-Signature")
	var pairs []string
	for _, name := range slices.Sorted(maps.Keys(values)) {
		slices.Sort(values[name])
		for _, text := range values[name] {
			pairs = append(pairs, encode(name)+"="+encode(text))
		}
	}
	return strings.Join(pairs, "&")
}

func header(r *http.Request, name string) string {
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

// Digest is what stands for a payload where it is signed.
func Digest(text []byte) string {
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:])
}

func mac(key []byte, text string) []byte {
	h := hmac.New(sha256.New, key)
	h.Write([]byte(text))
	return h.Sum(nil)
}
