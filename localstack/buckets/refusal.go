package buckets

import (
	"encoding/xml"
	"net/http"
	"strconv"
)

// refusal is an error in S3's form.
type refusal struct {
	status        int
	code, message string
}

var (
	accessDenied  = &refusal{http.StatusForbidden, "AccessDenied", "Access Denied"}
	corsForbidden = &refusal{http.StatusForbidden, "AccessForbidden", "CORSResponse: This CORS request is not allowed. This is usually because the evalution of Origin, request method / Access-Control-Request-Method or Access-Control-Request-Headers are not whitelisted by the resource's CORS spec."}
	corsAbsent    = &refusal{http.StatusForbidden, "AccessForbidden", "CORSResponse: CORS is not enabled for this bucket."}
	badQuery      = &refusal{http.StatusBadRequest, "AuthorizationQueryParametersError", "Query-string authentication version 4 requires the X-Amz-Algorithm, X-Amz-Credential, X-Amz-Signature, X-Amz-Date, X-Amz-SignedHeaders, and X-Amz-Expires parameters, of this service and region and for at most a week."}
	badHeader     = &refusal{http.StatusBadRequest, "AuthorizationHeaderMalformed", "The authorization header is malformed; it must be one of Signature Version 4 for this service, region and date."}
	twoWays       = &refusal{http.StatusBadRequest, "InvalidArgument", "Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter, Signature query string parameter or the Authorization header should be specified"}
	unknownKey    = &refusal{http.StatusForbidden, "InvalidAccessKeyId", "The AWS Access Key Id you provided does not exist in our records."}
	badToken      = &refusal{http.StatusBadRequest, "InvalidToken", "The provided token is malformed or otherwise invalid."}
	skewed        = &refusal{http.StatusForbidden, "RequestTimeTooSkewed", "The difference between the request time and the current time is too large."}
	noHash        = &refusal{http.StatusBadRequest, "InvalidRequest", "Missing required header for this request: x-amz-content-sha256"}
	badSignature  = &refusal{http.StatusForbidden, "SignatureDoesNotMatch", "The request signature we calculated does not match the signature you provided. Check your key and signing method."}
	signedChunks  = &refusal{http.StatusNotImplemented, "NotImplemented", "The local stack does not take payloads signed in chunks."}
	slowDown      = &refusal{http.StatusServiceUnavailable, "SlowDown", "Please reduce your request rate."}
)

func (f *refusal) saying(message string) *refusal { return &refusal{f.status, f.code, message} }

// retryAfter is how many seconds a caller is to wait for a program that is being built or started again.
const retryAfter = 2

// write answers with the refusal; a nil one is an answer without a body that has its headers already.
func (f *refusal) write(w http.ResponseWriter, r *http.Request) {
	if f == nil {
		w.WriteHeader(http.StatusOK)
		return
	}
	if f.status == http.StatusServiceUnavailable {
		w.Header().Set("Retry-After", strconv.Itoa(retryAfter))
	}
	w.Header().Set("Content-Type", "application/xml")
	w.WriteHeader(f.status)
	if r.Method != http.MethodHead {
		_, _ = w.Write(f.xml(r.URL.Path))
	}
}

func (f *refusal) xml(resource string) []byte {
	body, _ := xml.Marshal(struct {
		XMLName                            xml.Name `xml:"Error"`
		Code, Message, Resource, RequestId string
	}{Code: f.code, Message: f.message, Resource: resource, RequestId: "local"}) // of texts only
	return append([]byte(xml.Header), body...)
}
