package web

import (
	"bytes"
	"io"
	"mime"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/aws/aws-lambda-go/events"
	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"github.com/parleyhq/parley/shared/parley"
)

// Request is one call as a handler sees it.
type Request struct {
	ID    string // API Gateway's request id, in every answer as X-Request-Id
	Route string // "GET /v1/channels/{id}": what was matched, not what was typed

	Credential    parley.Credential
	credentialErr error // what was presented cannot be read; public routes do not mind

	url      string // where the API was called: scheme and host
	path     string
	params   map[string]string
	header   map[string]string // lower-case names, values as sent
	query    url.Values
	queryErr error // the query string cannot be read
	body     io.Reader
}

// newRequest reads what every call has. What cannot be read is refused where somebody asks for it.
func newRequest(hr *http.Request, event events.APIGatewayV2HTTPRequest) *Request {
	r := &Request{
		ID: requestID(event), Route: event.RouteKey,
		url: "https://" + event.RequestContext.DomainName, path: event.RawPath,
		params: event.PathParameters, header: map[string]string{}, body: hr.Body,
	}
	for name, value := range event.Headers {
		r.header[strings.ToLower(name)] = value
	}
	if proto := r.header["x-forwarded-proto"]; proto == "http" { // only the local stack's gateway has no TLS
		r.url = "http://" + event.RequestContext.DomainName
	}
	var err error
	if r.query, err = url.ParseQuery(event.RawQueryString); err != nil {
		r.queryErr = parley.Refuse(parley.InvalidRequest, "the query string cannot be read; percent-encode its values")
	}
	r.Credential, r.credentialErr = parley.ParseCredential(r.header["authorization"], r.header["parley-user"])
	if actAs := r.HeaderGiven("Parley-User"); actAs != nil && r.credentialErr == nil {
		r.credentialErr = mayActAs(r.Credential, *actAs)
	}
	return r
}

// mayActAs refuses a Parley-User beside any credential but an API key, rather than to do as another what somebody asked
// for, and an empty one, which names nobody.
func mayActAs(c parley.Credential, actAs string) error {
	switch c.Kind {
	case parley.NoCredential:
		return nil
	case parley.APIKey:
		_, err := parley.ParseActAs(actAs)
		return err
	}
	return parley.Refuse(parley.Forbidden, "Parley-User is for an app's server, with an API key; whoever has another credential acts for themselves")
}

// URL is where the API was called, without a path: the gateway's own word, never a client's.
func (r *Request) URL() string { return r.url }

// Path is what was typed, decoded.
func (r *Request) Path() string { return r.path }

// Header is the value of a header, as sent.
func (r *Request) Header(name string) string { return r.header[strings.ToLower(name)] }

// HeaderGiven is the value of a header, nil where it is absent.
func (r *Request) HeaderGiven(name string) *string {
	value, ok := r.header[strings.ToLower(name)]
	if !ok {
		return nil
	}
	return &value
}

// Param is the decoded value of a path parameter.
func (r *Request) Param(name string) string { return r.params[name] }

// Decode reads the body into v, a pointer to a struct. It refuses (400) what is not JSON, names said
// twice, fields that v does not have, and wrong types, naming the place.
func (r *Request) Decode(v any) error { return r.decode(v, "application/json") }

// DecodeValue reads a body of at most some bytes that may be any value.
func (r *Request) DecodeValue(most int64) (jsontext.Value, error) {
	if err := r.sent("application/json"); err != nil {
		return nil, err
	}
	body, err := io.ReadAll(io.LimitReader(r.body, most+1))
	if err != nil {
		return nil, unreadable(err)
	}
	if int64(len(body)) > most {
		return nil, parley.Refuse(parley.TooLarge, "the body is over "+strconv.FormatInt(most, 10)+" bytes")
	}
	var value jsontext.Value
	if err := json.Unmarshal(body, &value); err != nil {
		return nil, unreadableAs("value", err)
	}
	return value, nil
}

// DecodePatch is Decode of a JSON merge patch, which may say in its Content-Type that it is one. V may also
// be a *jsontext.Value, for a patch that takes any names.
func (r *Request) DecodePatch(v any) error {
	return r.decode(v, "application/json", "application/merge-patch+json")
}

// sent checks what the body says that it is. One that says nothing is JSON.
func (r *Request) sent(kinds ...string) error {
	if ct := r.Header("Content-Type"); ct != "" {
		if kind, _, err := mime.ParseMediaType(ct); err != nil || !slices.Contains(kinds, kind) {
			return parley.Refuse(parley.UnsupportedMediaType, "send Content-Type: "+strings.Join(kinds, " or "))
		}
	}
	return nil
}

func (r *Request) decode(v any, kinds ...string) error {
	if err := r.sent(kinds...); err != nil {
		return err
	}
	body, err := io.ReadAll(r.body)
	if err != nil {
		return unreadable(err)
	}
	return DecodeObject(body, v)
}

// Query reads the parameters of the query string and refuses those that nobody asked for.
type Query struct {
	values url.Values
	asked  map[string]bool
	err    error
}

// Query begins reading the query string; end with Err.
func (r *Request) Query() *Query {
	return &Query{values: r.query, asked: map[string]bool{}, err: r.queryErr}
}

// String is the value of a parameter, or "".
func (q *Query) String(name string) string {
	q.asked[name] = true
	if values := q.values[name]; len(values) > 1 {
		q.refuse(name, "given more than once")
	}
	return q.values.Get(name)
}

// Has reports whether a parameter is given.
func (q *Query) Has(name string) bool { return q.values.Has(name) }

// Int is the value of a parameter between low and high, or fallback where it is absent.
func (q *Query) Int(name string, low, high, fallback int64) int64 {
	text := q.String(name)
	if !q.values.Has(name) {
		return fallback
	}
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil || n < low || n > high || text != strconv.FormatInt(n, 10) {
		q.refuse(name, "must be a whole number from "+strconv.FormatInt(low, 10)+" to "+strconv.FormatInt(high, 10))
		return fallback
	}
	return n
}

// Bool is true for "true", false for "false" or where it is absent.
func (q *Query) Bool(name string) bool {
	return q.OneOf(name, "false", "true", "false") == "true"
}

// OneOf is the value of a parameter that must be one of words, or fallback where it is absent.
func (q *Query) OneOf(name, fallback string, words ...string) string {
	text := q.String(name)
	if !q.values.Has(name) {
		return fallback
	}
	if slices.Contains(words, text) {
		return text
	}
	q.refuse(name, "must be one of "+strings.Join(words, ", "))
	return fallback
}

// Text is the value of a parameter of 1 to most characters, or "" where it is absent.
func (q *Query) Text(name string, most int) string {
	text := q.String(name)
	if q.values.Has(name) && (text == "" || !utf8.ValidString(text) || utf8.RuneCountInString(text) > most) {
		q.refuse(name, "must be 1 to "+strconv.Itoa(most)+" characters, in UTF-8")
	}
	return text
}

// Without refuses parameters that do not go with the others, and says why.
func (q *Query) Without(why string, names ...string) {
	for _, name := range names {
		q.asked[name] = true
		if q.values.Has(name) {
			q.refuse(name, why)
		}
	}
}

// Words is the values of a parameter that holds words separated by commas, each one of words; nil
// where it is absent.
func (q *Query) Words(name string, words ...string) []string {
	text := q.String(name)
	if !q.values.Has(name) {
		return nil
	}
	said := strings.Split(text, ",")
	for _, word := range said {
		if !slices.Contains(words, word) {
			q.refuse(name, "must be of "+strings.Join(words, ", ")+", separated by commas")
			return nil
		}
	}
	return said
}

// Page reads page and per_page.
func (q *Query) Page() parley.Page {
	return parley.Page{Number: q.Int("page", 1, maxPage, 1), Size: q.Int("per_page", 1, parley.MaxPerPage, parley.DefaultPerPage)}
}

// maxPage keeps page*per_page far inside an int64.
const maxPage = 1 << 40

// Err is the first refusal: a bad value, or a parameter that nobody asked for.
func (q *Query) Err() error {
	for name := range q.values {
		if !q.asked[name] {
			q.refuse(name, "unknown parameter")
		}
	}
	return q.err
}

func (q *Query) refuse(name, detail string) {
	if q.err == nil {
		q.err = parley.RefuseField(parley.InvalidRequest, name, detail)
	}
}

// DecodeOptional is Decode where the body may be left out.
func (r *Request) DecodeOptional(v any) error {
	body, err := io.ReadAll(r.body)
	if err != nil || len(body) == 0 {
		return err
	}
	r.body = bytes.NewReader(body)
	return r.Decode(v)
}

// Missing refuses a body without a field that it must have.
func Missing(pointer string) error {
	return parley.RefuseField(parley.InvalidRequest, pointer, "missing")
}
