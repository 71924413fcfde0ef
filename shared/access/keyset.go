package access

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/go-jose/go-jose/v4"
	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"github.com/parleyhq/parley/shared/outbound"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/retry"
	"github.com/parleyhq/parley/shared/store"
)

// Rules of key sets at an identity provider's address.
const (
	maxKeySetBytes = 256 << 10
	maxKeySetKeys  = 50               // some 45 KB of them at most, as they are kept
	usualFreshness = 10 * time.Minute // where the provider's Cache-Control says nothing
	minFreshness   = time.Minute
	maxFreshness   = 24 * time.Hour
	keySetLifetime = 24 * time.Hour // how long keys work while they cannot be fetched anew
	fetchGap       = time.Minute    // for the whole app, whatever kids it is asked for
)

// fetchedKey finds a key among those at the identity provider's address, and fetches them where that may help
// and nobody has within the last minute. Call it for tokens in which all but the signature is good.
func (s *Service) fetchedKey(ctx context.Context, app parley.AppID, p store.Provider, kid string) (parley.IdentityProviderKey, error) {
	now, set := s.now(), p.Set
	if key, ok := usableKey(set, kid, now); ok && now.Before(set.FreshUntil) {
		return key, nil
	}
	var failure error
	if !now.Before(set.AskedAt.Add(fetchGap)) {
		set, failure = s.refetch(ctx, app, p)
	}
	if key, ok := usableKey(set, kid, now); ok {
		return key, nil
	}
	if failure == nil && !set.FetchedAt.IsZero() && !set.FetchedAt.Before(set.AskedAt) {
		return parley.IdentityProviderKey{}, badToken("its kid names no key of this app's identity provider, whose keys were fetched within the last minute")
	}
	return parley.IdentityProviderKey{}, noKeys(failure)
}

// usableKey is a key of a set that is not too old.
func usableKey(set parley.KeySet, kid string, now time.Time) (parley.IdentityProviderKey, bool) {
	if !now.Before(set.FetchedAt.Add(keySetLifetime)) {
		return parley.IdentityProviderKey{}, false
	}
	return set.Key(kid)
}

// noKeys is the answer where nobody can say whether a kid is known.
func noKeys(failure error) error {
	why := "the keys of this app's identity provider are being fetched, or could not be within the last minute; try again"
	if errors.Is(failure, outbound.ErrNotPublic) {
		why = "the keys of this app's identity provider cannot be fetched: its jwks_url leads to an address that is not on the public Internet"
	}
	refusal := parley.Refuse(parley.TryAgain, why)
	if failure == nil {
		return parley.Theirs{Err: refusal}
	}
	return fmt.Errorf("%w: %w", refusal, failure)
}

// refetch takes the turn and fetches. The set is as it is afterwards: where another has the turn, as it is by
// now; where the fetch fails, as it was.
func (s *Service) refetch(ctx context.Context, app parley.AppID, p store.Provider) (parley.KeySet, error) {
	id, err := s.bytes(16)
	if err != nil {
		return p.Set, err
	}
	turn := store.Turn{ID: id, JWKSURL: p.JWKSURL, At: s.now(), Gap: fetchGap}
	var (
		there store.Provider
		taken bool
	)
	err = retry.Repeat(ctx, func() (err error) {
		there, taken, err = s.store.TakeTurn(ctx, app, turn)
		return err
	})
	if err != nil {
		return p.Set, err
	}
	if !taken && there.IdentityProvider != p.IdentityProvider {
		return parley.KeySet{}, nil
	}
	if !taken {
		return there.Set, nil
	}
	keys, fresh, err := s.fetchKeys(ctx, p.JWKSURL)
	if err != nil {
		// Only who asks for the provider misses it where it cannot be kept.
		_ = retry.Repeat(ctx, func() error { return s.store.KeepFailure(ctx, app, turn, err.Error()) })
		return p.Set, parley.Theirs{Err: fmt.Errorf("fetch keys: %w", err)}
	}
	set := parley.KeySet{Keys: keys, FetchedAt: turn.At, FreshUntil: turn.At.Add(fresh), AskedAt: turn.At}
	// Where they cannot be kept they are good for this login all the same, and are fetched again later.
	_ = retry.Repeat(ctx, func() error { return s.store.KeepKeys(ctx, app, turn, keys, set.FreshUntil) })
	return set, nil
}

// fetchKeys asks the identity provider. It says for how long its answer is fresh.
func (s *Service) fetchKeys(ctx context.Context, address string) ([]parley.IdentityProviderKey, time.Duration, error) {
	body, header, err := s.outbound.Get(ctx, address, "application/jwk-set+json, application/json", maxKeySetBytes)
	if err != nil {
		return nil, 0, err
	}
	keys, err := readKeySet(body)
	return keys, freshness(header), err
}

// freshness is what Cache-Control says, within bounds.
func freshness(header http.Header) time.Duration {
	for directive := range strings.SplitSeq(strings.Join(header.Values("Cache-Control"), ","), ",") {
		name, value, _ := strings.Cut(strings.ToLower(strings.TrimSpace(directive)), "=")
		switch name {
		case "no-store", "no-cache":
			return minFreshness
		case "max-age":
			seconds, err := strconv.ParseUint(strings.Trim(value, `"`), 10, 31)
			if err == nil {
				return min(max(time.Duration(seconds)*time.Second, minFreshness), maxFreshness)
			}
		}
	}
	return usualFreshness
}

// readKeySet reads a JWKS (RFC 7517). Keys that cannot be used are left out, and so is the second of one name.
func readKeySet(text []byte) ([]parley.IdentityProviderKey, error) {
	var set struct {
		Keys *[]jsontext.Value `json:"keys"`
	}
	if err := json.Unmarshal(text, &set); err != nil || set.Keys == nil {
		return nil, errors.New("what is there is not a JWKS")
	}
	if len(*set.Keys) > maxKeySetKeys {
		return nil, errors.New("the JWKS has more than 50 keys")
	}
	keys := []parley.IdentityProviderKey{}
	for _, text := range *set.Keys {
		key, ok := readSetKey(text)
		if ok && !slices.ContainsFunc(keys, func(k parley.IdentityProviderKey) bool { return k.KID == key.KID }) {
			keys = append(keys, key)
		}
	}
	return keys, nil
}

// readSetKey reads a key that says a name, and nothing against signing by it.
func readSetKey(text []byte) (parley.IdentityProviderKey, bool) {
	var said struct {
		KID       string   `json:"kid"`
		Use       string   `json:"use"`
		Algorithm string   `json:"alg"`
		Uses      []string `json:"key_ops"`
	}
	if json.Unmarshal(text, &said) != nil || !validKID(said.KID) {
		return parley.IdentityProviderKey{}, false
	}
	if said.Use != "" && said.Use != "sig" || said.Uses != nil && !slices.Contains(said.Uses, "verify") {
		return parley.IdentityProviderKey{}, false
	}
	public := readJWK(text)
	algorithm := algorithmOf(public)
	if algorithm == "" || said.Algorithm != "" && said.Algorithm != algorithm {
		return parley.IdentityProviderKey{}, false
	}
	stored, err := storedJWK(said.KID, algorithm, public)
	return parley.IdentityProviderKey{KID: said.KID, Algorithm: algorithm, PublicJWK: stored}, err == nil
}

// storedJWK is a public key as it is kept: itself, and none of what was said beside it.
func storedJWK(kid, algorithm string, public any) ([]byte, error) {
	return jose.JSONWebKey{Key: public, KeyID: kid, Algorithm: algorithm, Use: "sig"}.MarshalJSON()
}

// maxKIDBytes is the longest name of a key that is taken.
const maxKIDBytes = 128

// validKID reports whether a token's header may name this key: any visible ASCII, because providers choose the
// names of their keys, and many take base64.
func validKID(kid string) bool {
	return kid != "" && len(kid) <= maxKIDBytes && !strings.ContainsFunc(kid, func(r rune) bool { return r < '!' || r > '~' })
}
