package web

import (
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"github.com/parleyhq/parley/shared/parley"
)

// problemDocument is RFC 9457's shape, with our code, places to mend, request id, for an expired session
// a nonce, and for a limit that was reached the seconds to wait.
type problemDocument struct {
	Type      string       `json:"type"`
	Title     string       `json:"title"`
	Status    int          `json:"status"`
	Detail    string       `json:"detail"`
	Code      parley.Code  `json:"code"`
	Errors    []fieldError `json:"errors,omitempty"`
	Nonce     string       `json:"nonce,omitempty"`
	Wait      int64        `json:"retry_after,omitzero"`
	RequestID string       `json:"request_id,omitempty"`
}

type fieldError struct {
	Pointer string `json:"pointer"`
	Detail  string `json:"detail"`
}

var statuses = map[parley.Code]int{
	parley.Malformed:            http.StatusBadRequest,
	parley.InvalidRequest:       http.StatusBadRequest,
	parley.Unauthenticated:      http.StatusUnauthorized,
	parley.SessionExpired:       http.StatusUnauthorized,
	parley.Forbidden:            http.StatusForbidden,
	parley.AppDisabled:          http.StatusForbidden,
	parley.WrongEnvironment:     http.StatusForbidden,
	parley.Suspended:            http.StatusForbidden,
	parley.ReadOnly:             http.StatusForbidden,
	parley.NotFound:             http.StatusNotFound,
	parley.MethodNotAllowed:     http.StatusMethodNotAllowed,
	parley.Conflict:             http.StatusConflict,
	parley.ChannelFull:          http.StatusConflict,
	parley.Erased:               http.StatusGone,
	parley.PreconditionFailed:   http.StatusPreconditionFailed,
	parley.MetadataConflict:     http.StatusConflict,
	parley.LastKey:              http.StatusConflict,
	parley.TooManyKeys:          http.StatusConflict,
	parley.TooManyWebhooks:      http.StatusConflict,
	parley.TooLarge:             http.StatusRequestEntityTooLarge,
	parley.UnsupportedMediaType: http.StatusUnsupportedMediaType,
	parley.InvalidValue:         http.StatusUnprocessableEntity,
	parley.InvalidIdentityToken: http.StatusUnprocessableEntity,
	parley.UserRequired:         http.StatusUnprocessableEntity,
	parley.KeyReused:            http.StatusUnprocessableEntity,
	parley.Blocked:              http.StatusUnprocessableEntity,
	parley.SequenceAhead:        http.StatusUnprocessableEntity,
	parley.UnknownContent:       http.StatusUnprocessableEntity,
	parley.ContentNotUploaded:   http.StatusUnprocessableEntity,
	parley.RateLimited:          http.StatusTooManyRequests,
	parley.QuotaExceeded:        http.StatusTooManyRequests,
	parley.Internal:             http.StatusInternalServerError,
	parley.UnknownOutcome:       http.StatusInternalServerError,
	parley.TryAgain:             http.StatusServiceUnavailable,
}

// ProblemOf is err as the object that stands for it inside an answer to several requests at once.
func ProblemOf(err error, requestID string) any { return document(err, requestID) }

// Status is the status by which err is answered.
func Status(err error) int { return document(err, "").Status }

func document(err error, requestID string) problemDocument {
	var refused *parley.Error
	if !errors.As(err, &refused) {
		refused = parley.Refuse(parley.Internal, "something went wrong here; the same call with the same key is safe to repeat")
	}
	status, ok := statuses[refused.Code]
	if !ok {
		status = http.StatusInternalServerError
	}
	doc := problemDocument{
		Type: "about:blank", Title: http.StatusText(status), Status: status,
		Detail: refused.Detail, Code: refused.Code, Nonce: refused.Nonce, Wait: refused.Wait, RequestID: requestID,
	}
	for _, field := range refused.Fields {
		doc.Errors = append(doc.Errors, fieldError(field))
	}
	return doc
}

func problem(err error, requestID string) Response {
	doc := document(err, requestID)
	answer := Response{Status: doc.Status, Body: doc, Header: map[string]string{"Content-Type": "application/problem+json"}}
	var refused *parley.Error
	if errors.As(err, &refused) && len(refused.Allow) > 0 {
		answer.Header["Allow"] = strings.Join(refused.Allow, ", ")
	}
	switch doc.Status {
	case http.StatusUnauthorized:
		answer.Header["WWW-Authenticate"] = `Bearer realm="parley"`
	case http.StatusServiceUnavailable:
		answer.Header["Retry-After"] = strconv.FormatInt(max(1, doc.Wait), 10)
	case http.StatusTooManyRequests:
		if doc.Wait > 0 { // else waiting does not help
			answer.Header["Retry-After"] = strconv.FormatInt(doc.Wait, 10)
		}
	}
	return answer
}

// encode turns an answer's body into JSON. A refusal may repeat what a client said, such as the name of a parameter,
// which need not be UTF-8; the answer always is.
func encode(answer Response) ([]byte, error) {
	if answer.Body == nil {
		return nil, nil
	}
	body, err := json.Marshal(answer.Body, json.Deterministic(true), jsontext.AllowInvalidUTF8(true))
	if err != nil {
		return nil, fmt.Errorf("write answer: %w", err)
	}
	return body, nil
}

func write(w http.ResponseWriter, answer Response, body []byte, requestID string) {
	header := w.Header()
	header.Set("X-Request-Id", requestID)
	header.Set("Cache-Control", "no-store")
	header.Set("X-Content-Type-Options", "nosniff")
	if len(body) > 0 {
		header.Set("Content-Type", "application/json")
	}
	for name, value := range answer.Header {
		header.Set(name, value)
	}
	w.WriteHeader(answer.Status)
	if len(body) > 0 { // the adapter gives a content type to an empty body, too
		_, _ = w.Write(body)
	}
}

// panicked carries what a handler panicked with, and where, to the log.
type panicked struct {
	value any
	stack []byte
}

func (p panicked) Error() string { return fmt.Sprintf("panic: %v\n%s", p.value, p.stack) }
