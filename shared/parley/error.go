package parley

import "errors"

// Code is the stable word by which a client recognises a refusal. The HTTP and socket edges turn it
// into a status; no other floor knows statuses. Every code is listed in infra/openapi.yaml, by test.
type Code string

const (
	// Malformed: the body is not JSON, is cut off, or says a name twice. (400)
	Malformed Code = "malformed"
	// InvalidRequest: a field or parameter is unknown, missing, of the wrong type or out of range. (400)
	InvalidRequest Code = "invalid_request"
	// Unauthenticated: no credential, or one that cannot be read. (401)
	Unauthenticated Code = "unauthenticated"
	// SessionExpired: the session was real and is over; the answer carries a nonce to log in with. (401)
	SessionExpired Code = "session_expired"
	// Forbidden: the caller may know that this exists, and may not do it. (403)
	Forbidden Code = "forbidden"
	// AppDisabled: the app is disabled or archived. (403)
	AppDisabled Code = "app_disabled"
	// WrongEnvironment: the credential or the app uri belongs to the other environment. (403)
	WrongEnvironment Code = "wrong_environment"
	// Suspended: the person may not log in until their app's server says otherwise. (403)
	Suspended Code = "suspended"
	// ReadOnly: the caller's role in the channel may not write. (403)
	ReadOnly Code = "read_only"
	// NotFound: no such thing, or nothing that the caller may know of. (404)
	NotFound Code = "not_found"
	// MethodNotAllowed: the path exists with other methods. (405)
	MethodNotAllowed Code = "method_not_allowed"
	// Conflict: what is asked for does not go with how things stand; the detail says why. (409)
	Conflict Code = "conflict"
	// ChannelFull: the channel has as many participants as it may have. (409)
	ChannelFull Code = "channel_full"
	// MetadataConflict: the distinct channel of these participants has other metadata. (409)
	MetadataConflict Code = "metadata_conflict"
	// LastKey: an app keeps at least one API key. (409)
	LastKey Code = "last_key"
	// TooManyKeys: no more keys of this kind can be alive at once. (409)
	TooManyKeys Code = "too_many_keys"
	// TooManyWebhooks: the app has as many webhooks as it may have. (409)
	TooManyWebhooks Code = "too_many_webhooks"
	// Erased: the user id belonged to somebody whose identity was erased, and is never used again. (410)
	Erased Code = "erased"
	// PreconditionFailed: the channel is another than the If-Match header names. (412)
	PreconditionFailed Code = "precondition_failed"
	// TooLarge: the body or the message is over its limit. (413)
	TooLarge Code = "too_large"
	// UnsupportedMediaType: the body is not application/json. (415)
	UnsupportedMediaType Code = "unsupported_media_type"
	// InvalidValue: well formed, and against a rule. (422)
	InvalidValue Code = "invalid_value"
	// InvalidIdentityToken: the identity token was refused; the detail says why. (422)
	InvalidIdentityToken Code = "invalid_identity_token"
	// UserRequired: the call needs a person; a server names one with Parley-User. (422)
	UserRequired Code = "user_required"
	// KeyReused: this key or uuid was used for something else. (422)
	KeyReused Code = "key_reused"
	// Blocked: one of the two people of a PERSONAL channel blocks the other. (422)
	Blocked Code = "blocked"
	// SequenceAhead: a watermark above the channel's last number. (422)
	SequenceAhead Code = "sequence_ahead"
	// UnknownContent: content that the caller neither uploaded nor can read, or that is there no more. (422)
	UnknownContent Code = "unknown_content"
	// ContentNotUploaded: what was to be uploaded is not there, or is something else. (422)
	ContentNotUploaded Code = "content_not_uploaded"
	// RateLimited: too many calls in this minute; Retry-After says when the next begins. (429)
	RateLimited Code = "rate_limited"
	// QuotaExceeded: the app has used what it may; Retry-After says when to look again, if waiting helps. (429)
	QuotaExceeded Code = "quota_exceeded"
	// Internal: our fault. The same call with the same key is safe. (500)
	Internal Code = "internal"
	// UnknownOutcome: the write may or may not have happened; the same call with the same key tells. (500)
	UnknownOutcome Code = "unknown_outcome"
	// TryAgain: nothing happened; try the same call again. (503)
	TryAgain Code = "try_again"
)

// Error is a refusal that a client may see. Detail is written for the person who reads it: what is
// wrong and what to do. Anything that is not an *Error is internal: logged, its text never sent.
type Error struct {
	Code   Code
	Detail string
	Fields []FieldError // what to mend, where several things or a place can be named
	Nonce  string       // with SessionExpired: a fresh nonce
	Allow  []string     // with MethodNotAllowed: the methods that exist
	Wait   int64        // with RateLimited and QuotaExceeded: for how many seconds the answer would be the same; 0 where that does not pass
}

// FieldError points at one wrong value: a JSON pointer into the body, or a parameter's name.
type FieldError struct {
	Pointer string
	Detail  string
}

func (e *Error) Error() string { return string(e.Code) + ": " + e.Detail }

// Refuse makes an Error.
func Refuse(code Code, detail string) *Error { return &Error{Code: code, Detail: detail} }

// RefuseField makes an Error about one value; the pointer to a whole body is empty.
func RefuseField(code Code, pointer, detail string) *Error {
	place := pointer + ": "
	if pointer == "" {
		place = ""
	}
	return &Error{Code: code, Detail: place + detail, Fields: []FieldError{{pointer, detail}}}
}

// RefuseFor makes an Error that passes by itself after some seconds.
func RefuseFor(seconds int64, code Code, detail string) *Error {
	return &Error{Code: code, Detail: detail, Wait: seconds}
}

// Theirs is a failure of what a customer runs: nothing of this deployment is broken.
type Theirs struct{ Err error }

func (t Theirs) Error() string { return t.Err.Error() }
func (t Theirs) Unwrap() error { return t.Err }

// CodeOf returns the code of err; Internal where it has none.
func CodeOf(err error) Code {
	var e *Error
	if errors.As(err, &e) {
		return e.Code
	}
	return Internal
}
