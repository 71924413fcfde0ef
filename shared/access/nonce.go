package access

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"io"
	"time"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/store"
)

// A nonce is a signed value: when it ends, 16 random bytes, and an HMAC by the app's own key. Only its
// use is stored, so that asking for nonces costs nobody anything.
const (
	nonceLifetime = 10 * time.Minute
	nonceRandom   = 16
	nonceSigned   = 8 + nonceRandom
)

// CreateNonce gives a nonce of an app, named by id or uri. Anybody may ask.
func (s *Service) CreateNonce(ctx context.Context, named string) (nonce string, expires time.Time, err error) {
	var held *tally
	app, err := s.namedAppWith(ctx, named, parley.RefuseField(parley.NotFound, "/app_id", "no such app"), func(b *store.Batch, id parley.AppID) {
		held = s.logins(ctx, b, id)
	})
	if err == nil && app.Disabled {
		err = appDisabled()
	}
	if err == nil {
		err = held.take(ctx, app)
	}
	if err != nil {
		return "", time.Time{}, err
	}
	expires = s.now().Add(nonceLifetime).Truncate(time.Second)
	nonce, err = newNonce(app, expires, s.random)
	return nonce, expires, err
}

func newNonce(app parley.App, expires time.Time, random io.Reader) (string, error) {
	raw := binary.BigEndian.AppendUint64(nil, uint64(expires.Unix()))
	raw = append(raw, make([]byte, nonceRandom)...)
	if _, err := io.ReadFull(random, raw[8:]); err != nil {
		return "", err
	}
	return base64.RawURLEncoding.EncodeToString(append(raw, signNonce(app, raw)...)), nil
}

// nonceEnds is when a nonce of the app ends; ok is false for a value that is not one.
func nonceEnds(app parley.App, nonce string) (ends time.Time, ok bool) {
	raw, err := base64.RawURLEncoding.Strict().DecodeString(nonce)
	if err != nil || len(raw) != nonceSigned+sha256.Size {
		return time.Time{}, false
	}
	if !hmac.Equal(raw[nonceSigned:], signNonce(app, raw[:nonceSigned])) {
		return time.Time{}, false
	}
	return time.Unix(int64(binary.BigEndian.Uint64(raw)), 0), true
}

func signNonce(app parley.App, signed []byte) []byte {
	mac := hmac.New(sha256.New, app.NonceKey)
	mac.Write(signed)
	return mac.Sum(nil)
}
