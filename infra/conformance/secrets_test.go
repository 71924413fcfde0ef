package conformance_test

import (
	"encoding/base64"
	"strings"
	"testing"

	"github.com/parleyhq/parley/infra/conformance"
)

func TestSecretsAreFoundInLogs(t *testing.T) {
	t.Parallel()
	s := &conformance.Secrets{}
	s.Sent("a call", []byte(`{"message": {"type": "text", "content": {"text": "Meet me at \"noon\" by the river, and bring what we spoke of"}, "metadata": {"the-field": ["in a list"]}}}`))
	s.Sent("a bad call", []byte(`{"title": "of a channel", "short": "x"`))
	s.Sent("a reaction", []byte(`{"key": "👍"}`))
	s.Sent("an address", []byte(`{"jwks_url": "https://keys.example/set?of=somebody"}`))
	s.Sent("a login", []byte(`{"identity_token": "e30.`+base64.RawURLEncoding.EncodeToString([]byte(`{"email":"zoe@example.com"}`))+`.c2lnbmF0dXJl"}`))
	s.Told("a call", []byte(`{"callback_url": "https://parley.example:8443/v1/callbacks/AT8cml7St0xOmgttH454KlVDaGFubmVsLW9mLWFsaWNl"}`))
	s.Told("an answer", []byte(`{"data": {"api_key": "sk_staging_x", "id": "an-id-of-ours", "created_at": "2026-03-04T05:06:07Z"}}`))
	s.Sent("a login", []byte(`{"app_id": "0b8aa862-4c2f-4b0e-9d6c-1f2e3d4c5b6a", "channel_id": "Y2hhbm5lbC1vZi1hbGljZQ"}`))
	s.Told("an answer", []byte(`{"app": {"id": "0b8aa862-4c2f-4b0e-9d6c-1f2e3d4c5b6a"}, "data": [{"id": "Y2hhbm5lbC1vZi1hbGljZQ"}]}`))
	for line, held := range map[string]bool{
		"app=0b8aa862-4c2f-4b0e-9d6c-1f2e3d4c5b6a channel=Y2hhbm5lbC1vZi1hbGljZQ": false,
		`{"error":"cannot read: Meet me at \"noon\" by the river"}`:               true,
		`cannot read: Meet me at "noon" by the river, `:                           true,
		"Meet me at noon": false,
		"the-field":       true,
		"key in a list":   true,
		"of a channel":    true,
		"x":               false,
		"reaction 👍":      true,
		"GET https://keys.example/set?of=somebody: EOF":           true,
		"GET keys.example?of=somebody":                            true,
		"zoe@example.com":                                         true,
		"signed c2lnbmF0dXJl":                                     true,
		"sk_staging_x":                                            true,
		"no call of AT8cml7St0xOmgttH454KlVDaGFubmVsLW9mLWFsaWNl": true,
		"an-id-of-ours":                                           false,
		"2026-03-04T05:06:07Z":                                    false,
		"identity_token, messages-send, read_only":                false,
	} {
		found := s.In([]byte("before\n"+line+"\nafter\n"), deployment.contract.Vocabulary(deployment.socket)...)
		if (len(found) > 0) != held || held && !strings.Contains(found[0], line[:8]) {
			t.Errorf("%s: %q", line, found)
		}
	}
}
