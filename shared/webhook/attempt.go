package webhook

import (
	"context"
	"crypto/ed25519"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"math/rand/v2"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/go-json-experiment/json"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/wire"
)

// outcome is what an endpoint did.
type outcome struct {
	status int // 0 where no answer came
	failed string
}

const maxFailureBytes = 200

// post makes one attempt to deliver an event. Any answer of 2xx is success, whatever follows; a redirect is none.
func (s *Service) post(ctx context.Context, hook parley.Webhook, id parley.DeliveryID, event wire.Event) (outcome, error) {
	body, err := bodyOf(event)
	if err != nil {
		return outcome{}, err
	}
	now := s.Now()
	header := http.Header{
		"Content-Type": {"application/json"}, "Webhook-Id": {string(id)}, "Webhook-Timestamp": {strconv.FormatInt(now.Unix(), 10)},
		"Webhook-Signature": {sign(hook.Signing(now), string(id), now, body)},
	}
	calling, cancel := context.WithTimeout(ctx, AttemptTime)
	defer cancel()
	status, err := s.Outbound.Post(calling, hook.URL, header, body)
	o := outcome{status: status}
	switch {
	case ctx.Err() != nil:
		return o, ctx.Err() // our time is up, not theirs
	case err != nil:
		o.failed = strings.ToValidUTF8(err.Error()[:min(len(err.Error()), maxFailureBytes)], "")
	case status < 200 || status > 299:
		o.failed = "answered with status " + strconv.Itoa(status)
	}
	if o.failed == "" {
		s.delivered.Add(1)
	} else {
		s.failed.Add(1)
	}
	return o, nil
}

// bodyOf writes an event. One that is too large leaves out what can be read elsewhere.
func bodyOf(event wire.Event) ([]byte, error) {
	text, err := json.Marshal(event, json.Deterministic(true))
	if err != nil || len(text) <= parley.MaxWebhookBody {
		return text, err
	}
	switch data := event.Data.(type) {
	case wire.Message:
		data.Truncate()
		event.Data = data
	case wire.Unread:
		data.Message.Truncate()
		event.Data = data
	case wire.EventChannel:
		data.Participants = nil
		event.Data = data
	}
	return json.Marshal(event, json.Deterministic(true))
}

// sign is what Standard Webhooks has in webhook-signature: of each of the keys both kinds, the newest first.
func sign(keys []parley.WebhookKeys, id string, at time.Time, body []byte) string {
	signed := fmt.Appendf(nil, "%s.%d.%s", id, at.Unix(), body)
	var all []string
	for _, k := range keys {
		mac := hmac.New(sha256.New, k.Secret)
		_, _ = mac.Write(signed) // a hash takes everything
		all = append(all, "v1,"+base64.StdEncoding.EncodeToString(mac.Sum(nil)))
	}
	for _, k := range keys {
		all = append(all, "v1a,"+base64.StdEncoding.EncodeToString(ed25519.Sign(ed25519.NewKeyFromSeed(k.Seed), signed)))
	}
	return strings.Join(all, " ")
}

// waits are between attempts; the last one again and again. What waits holds up its channel, so that they are short.
var waits = []time.Duration{5 * time.Second, 30 * time.Second, 2 * time.Minute, 5 * time.Minute, 10 * time.Minute, 15 * time.Minute}

// next is when what failed so often is tried again: at the latest when it would be given up.
func (s *Service) next(attempts int, first time.Time) time.Time {
	wait := waits[min(max(attempts, 1), len(waits))-1]
	wait -= rand.N(wait/5 + 1) // so that not all come at once
	at, last := s.Now().Add(wait), first.Add(parley.RetriedFor)
	if s.Now().Before(last) && last.Before(at) {
		return last
	}
	return at
}

// due reports whether a time has come, as far as clocks agree.
func (s *Service) due(at time.Time) bool { return !s.Now().Add(clocksDiffer).Before(at) }

const clocksDiffer = 2 * time.Second
