package buckets

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httputil"
	"strconv"
	"strings"
	"syscall"
	"time"

	v4 "github.com/aws/aws-sdk-go-v2/aws/signer/v4"

	"github.com/parleyhq/parley/localstack/iam"
	"github.com/parleyhq/parley/localstack/template"
)

// unescaped leaves the path as it is: S3 signs it encoded once.
func unescaped(o *v4.SignerOptions) { o.DisableURIPathEscaping = true }

// signatureParameters are those of a pre-signed URL that are about its signature.
var signatureParameters = []string{
	"X-Amz-Algorithm", "X-Amz-Credential", dateName, "X-Amz-Expires", "X-Amz-SignedHeaders", "X-Amz-Signature", tokenName, hashName,
}

// rewrite makes of a request that was let through one for the program. Of a pre-signed URL S3 takes parameters named
// x-amz for headers.
func (s *Service) rewrite(p *httputil.ProxyRequest) {
	out := p.Out
	out.URL.Scheme, out.URL.Host, out.Host = "http", s.program.Load().address(), ""
	query := out.URL.Query()
	for _, name := range signatureParameters {
		query.Del(name)
	}
	for name, values := range query {
		if lower := strings.ToLower(name); strings.HasPrefix(lower, "x-amz-") {
			out.Header.Set(name, values[0])
			query.Del(name)
		}
	}
	out.URL.RawQuery = query.Encode()
	for _, name := range []string{"Authorization", tokenName, dateName, "Origin"} {
		out.Header.Del(name)
	}
}

var transport = &http.Transport{DisableCompression: true, MaxIdleConnsPerHost: 32, IdleConnTimeout: time.Minute}

// RoundTrip signs a request as the program's only user and sends it.
func (s *Service) RoundTrip(r *http.Request) (*http.Response, error) {
	payload := callerOf(r.Context()).payload
	r.Header.Set(hashName, payload)
	err := s.signer.SignHTTP(r.Context(), s.program.Load().credentials(), r, payload, service, template.Region, time.Now())
	if err != nil {
		return nil, err
	}
	return transport.RoundTrip(r)
}

// conceal answers who may not list a bucket as if what is not there were forbidden, as S3 does.
func (s *Service) conceal(answer *http.Response) error {
	r := answer.Request
	bucket, key, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, "/"), "/")
	ofObject := key != "" && !r.URL.Query().Has("uploadId")
	if answer.StatusCode != http.StatusNotFound || !ofObject || s.config.Roles == nil {
		return nil
	}
	if s.config.Roles.Allows(callerOf(r.Context()).keyID, iam.ListNeed(bucket)) {
		return nil
	}
	_ = answer.Body.Close()
	body := accessDenied.xml(r.URL.Path)
	answer.StatusCode, answer.Status = accessDenied.status, ""
	answer.Header.Set("Content-Type", "application/xml")
	answer.Header.Set("Content-Length", strconv.Itoa(len(body)))
	if r.Method == http.MethodHead {
		body = nil
	}
	answer.Body = io.NopCloser(bytes.NewReader(body))
	return nil
}

// unreachable is what a caller is told while the program is started again.
func (s *Service) unreachable(w http.ResponseWriter, r *http.Request, err error) {
	restarting := errors.Is(err, syscall.ECONNREFUSED) // of which a person has heard
	if r.Context().Err() == nil && !restarting {
		s.config.Say(fmt.Sprintf("S3 did not answer %s %s: %v", r.Method, r.URL.Path, err))
	}
	slowDown.write(w, r)
}
