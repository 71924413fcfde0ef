package access

import (
	"context"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rsa"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"unicode/utf8"

	"github.com/go-jose/go-jose/v4"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/retry"
	"github.com/parleyhq/parley/shared/store"
)

// The sizes of RSA keys that are taken. A larger one would be stored and never read again.
const (
	minRSABits = 2048
	maxRSABits = 4096
)

// PutProviderKey registers a public key by which the caller's app's server signs identity tokens, as
// PEM or as a JWK; one of the same kid is replaced. (Server)
func (s *Service) PutProviderKey(ctx context.Context, c parley.Credential, kid, publicPEM string, jwk []byte) (parley.IdentityProviderKey, error) {
	var none parley.IdentityProviderKey
	actor, err := s.server(ctx, c, s.store.Batch())
	if err != nil {
		return none, err
	}
	if err := parley.CheckKey(kid, "kid"); err != nil {
		return none, err
	}
	key, err := readProviderKey(kid, publicPEM, jwk)
	if err != nil {
		return none, err
	}
	key.CreatedAt = s.now()
	err = retry.Repeat(ctx, func() error {
		return s.store.PutProviderKey(ctx, actor.App.ID, key, parley.MaxIdentityProviderKeys)
	})
	if errors.Is(err, store.ErrTooMany) {
		err = parley.Refuse(parley.TooManyKeys, "the identity provider has 10 keys; delete one first")
	}
	return key, err
}

// ProviderView is an app's identity provider with the keys that were put by hand, and what is known of those at
// its address.
type ProviderView struct {
	parley.IdentityProvider
	Keys      []parley.IdentityProviderKey
	Published parley.KeySet
}

// PutProvider says whom the caller's app's identity tokens are issued by, and where their keys are; nil is
// nothing. Keys that were fetched are dropped with what it said before, also where it says the same. (Server)
func (s *Service) PutProvider(ctx context.Context, c parley.Credential, issuer, jwksURL *string) (ProviderView, error) {
	actor, err := s.server(ctx, c, s.store.Batch())
	if err != nil {
		return ProviderView{}, err
	}
	view := ProviderView{}
	if view.IdentityProvider, err = s.readProvider(issuer, jwksURL); err != nil {
		return ProviderView{}, err
	}
	// Read before the write, after which nothing may go wrong.
	if view.Keys, err = s.store.ProviderKeys(ctx, actor.App.ID); err != nil {
		return ProviderView{}, err
	}
	err = retry.Repeat(ctx, func() error { return s.store.PutProvider(ctx, actor.App.ID, view.IdentityProvider) })
	return view, err
}

func (s *Service) readProvider(issuer, jwksURL *string) (parley.IdentityProvider, error) {
	var p parley.IdentityProvider
	if issuer != nil {
		if p.Issuer = *issuer; p.Issuer == "" || utf8.RuneCountInString(p.Issuer) > parley.MaxIssuerChars {
			return p, parley.RefuseField(parley.InvalidValue, "/issuer", "must be 1 to 2,048 characters")
		}
	}
	if jwksURL != nil {
		p.JWKSURL = *jwksURL
		if wrong := s.outbound.Check(p.JWKSURL); wrong != "" {
			return p, parley.RefuseField(parley.InvalidValue, "/jwks_url", wrong)
		}
	}
	return p, nil
}

// Provider shows the caller's app's identity provider. (Server)
func (s *Service) Provider(ctx context.Context, c parley.Credential) (ProviderView, error) {
	b := s.store.Batch()
	provider := b.Published(c.App)
	actor, err := s.server(ctx, c, b)
	if err != nil {
		return ProviderView{}, err
	}
	keys, err := s.store.ProviderKeys(ctx, actor.App.ID)
	return ProviderView{IdentityProvider: provider.Value.IdentityProvider, Keys: keys, Published: provider.Value.Set}, err
}

// DeleteProviderKey takes a key away; identity tokens signed by it are refused from then on. (Server)
func (s *Service) DeleteProviderKey(ctx context.Context, c parley.Credential, kid string) error {
	actor, err := s.server(ctx, c, s.store.Batch())
	if err != nil || !parley.ValidKey(kid) {
		return err
	}
	return retry.Repeat(ctx, func() error { return s.store.EndProviderKey(ctx, actor.App.ID, kid) })
}

func readProviderKey(kid, publicPEM string, jwk []byte) (parley.IdentityProviderKey, error) {
	var (
		public any
		at     string
	)
	switch {
	case publicPEM != "" && len(jwk) > 0, publicPEM == "" && len(jwk) == 0:
		return parley.IdentityProviderKey{}, parley.Refuse(parley.InvalidRequest, "give public_key or jwk, one of them")
	case publicPEM != "":
		public, at = readPEM(publicPEM), "/public_key"
	case jwk[0] != '{':
		return parley.IdentityProviderKey{}, parley.RefuseField(parley.InvalidRequest, "/jwk", "must be an object")
	default:
		public, at = readJWK(jwk), "/jwk"
	}
	algorithm := algorithmOf(public)
	if algorithm == "" {
		return parley.IdentityProviderKey{}, parley.RefuseField(parley.InvalidValue, at,
			"must be a public key: RSA of 2,048 to 4,096 bits, EC P-256, or Ed25519")
	}
	stored, err := storedJWK(kid, algorithm, public)
	return parley.IdentityProviderKey{KID: kid, Algorithm: algorithm, PublicJWK: stored}, err
}

// readPEM is nil for what is not one public key.
func readPEM(text string) any {
	block, rest := pem.Decode([]byte(text))
	if block == nil || len(block.Bytes) == 0 {
		return nil
	}
	if next, _ := pem.Decode(rest); next != nil {
		return nil
	}
	if key, err := x509.ParsePKIXPublicKey(block.Bytes); err == nil {
		return key
	}
	if key, err := x509.ParsePKCS1PublicKey(block.Bytes); err == nil {
		return key
	}
	return nil
}

// readJWK is nil for what is not a public key: a private one must not be sent to anybody.
func readJWK(text []byte) any {
	var jwk jose.JSONWebKey
	if jwk.UnmarshalJSON(text) != nil || !jwk.Valid() || !jwk.IsPublic() {
		return nil
	}
	return jwk.Key
}

// algorithmOf is the one algorithm that a key may sign with, "" for keys that are not taken.
func algorithmOf(public any) string {
	switch key := public.(type) {
	case *rsa.PublicKey:
		if bits := key.N.BitLen(); minRSABits <= bits && bits <= maxRSABits && key.E > 1 {
			return string(jose.RS256)
		}
	case *ecdsa.PublicKey:
		if key.Curve == elliptic.P256() {
			return string(jose.ES256)
		}
	case ed25519.PublicKey:
		return string(jose.EdDSA)
	}
	return ""
}
