package demo

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/go-jose/go-jose/v4"
)

const tokenLife = 5 * time.Minute

// IdentityToken is the word of the demo app's server that its user is who they say: anybody is
// believed. An empty display name becomes the user id, capitalised.
func (a *App) IdentityToken(ctx context.Context, user, displayName string) (string, error) {
	var made struct {
		Nonce string `json:"nonce"`
	}
	if err := a.client.call(ctx, http.MethodPost, "/v1/nonces", "", map[string]string{"app_id": a.kept.AppID}, &made); err != nil {
		return "", fmt.Errorf("demo: identity token: %w", err)
	}
	if displayName == "" {
		first, size := utf8.DecodeRuneInString(user)
		displayName = string(unicode.ToUpper(first)) + user[size:]
	}
	now := time.Now()
	claims, err := json.Marshal(map[string]any{
		"sub": user, "aud": a.kept.AppID, "iat": now.Unix(), "exp": now.Add(tokenLife).Unix(),
		"nce": made.Nonce, "display_name": displayName,
	})
	if err != nil {
		return "", fmt.Errorf("demo: identity token: %w", err)
	}
	key := jose.JSONWebKey{Key: a.key, KeyID: keyID}
	signer, err := jose.NewSigner(jose.SigningKey{Algorithm: jose.EdDSA, Key: key}, (&jose.SignerOptions{}).WithType("JWT"))
	if err != nil {
		return "", fmt.Errorf("demo: identity token: %w", err)
	}
	signed, err := signer.Sign(claims)
	if err != nil {
		return "", fmt.Errorf("demo: identity token: %w", err)
	}
	return signed.CompactSerialize()
}
