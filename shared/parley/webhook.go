package parley

import (
	"crypto/ed25519"
	"encoding/base32"
	"encoding/base64"
	"encoding/binary"
	"slices"
	"strconv"
	"strings"
	"time"
)

// WebhookID is opaque: base64url of the app's 16 bytes and 16 random ones, so that its public keys are found by it
// alone and nobody guesses it.
type WebhookID string

// DeliveryID is opaque: the event's time and a hash of what it is and whom it is for, so that it is the same
// however often it is delivered, and sorts by time.
type DeliveryID string

// WebhookState is whether events are delivered.
type WebhookState string

// The states of webhooks.
const (
	WebhookActive WebhookState = "active"
	WebhookPaused WebhookState = "paused"
)

// Why a webhook is paused.
const (
	PausedByYou   = "by_you"
	PausedFailing = "failing" // nothing was taken for RetriedFor
	PausedGone    = "gone"    // the endpoint answered 410
)

// MessageUnread tells of a message that recipients have not seen some time after it was sent.
const MessageUnread = "message.unread"

// WebhookEvents are the events that webhooks can be told of.
var WebhookEvents = []string{
	"message.created", string(MessageChanged), MessageUnread, "channel.created", string(ChannelChanged), string(ChannelRemoved),
	string(ParticipantJoined), string(ParticipantLeft), string(ParticipantChanged),
}

// Limits of webhooks.
const (
	MaxWebhooks       = 10
	MaxWebhookKeys    = 5
	minSecretBytes    = 24
	maxSecretBytes    = 64
	SecretBytes       = 32
	MinUnreadAfter    = time.Minute
	MaxUnreadAfter    = 7 * 24 * time.Hour
	RetriedFor        = 72 * time.Hour      // since the first failure
	KeysOverlap       = 24 * time.Hour      // for which old keys sign along
	DeliveriesKept    = 30 * 24 * time.Hour // since the last attempt
	MaxWebhookBody    = 20 << 10            // above it, a message comes without content and parts
	MaxUnreadUsers    = 100                 // whom one message.unread names
	failingShuts      = 3
	webhookRandom     = 16
	secretPrefix      = "whsec_"
	publicKeyPrefix   = "whpk_"
	deliveryHashBytes = 14
)

// Webhook is where an app's server wants to be told of what happens.
type Webhook struct {
	ID          WebhookID
	URL         string
	Events      []string
	UnreadAfter time.Duration // of message.unread
	Keys        []WebhookKeys // the newest first
	State       WebhookState
	Reason      string    // of a paused one
	Error       string    // what the endpoint did last, where that paused it
	Since       time.Time // of the state
	Revision    int64     // raised by every write; writers go by it
	CreatedAt   time.Time
	UpdatedAt   time.Time
}

// WebhookKeys sign what is delivered: both of them, so that a receiver chooses.
type WebhookKeys struct {
	Secret    []byte // of HMAC, which the receiver has too
	Seed      []byte // of Ed25519
	CreatedAt time.Time
	Until     time.Time // zero for those that were not rotated
}

// Public is the half of Seed that receivers verify with.
func (k WebhookKeys) Public() []byte {
	return ed25519.NewKeyFromSeed(k.Seed).Public().(ed25519.PublicKey)
}

// Wants reports whether the webhook is to be told of such events.
func (w Webhook) Wants(event string) bool { return slices.Contains(w.Events, event) }

// Signing are the keys that sign at a time, the newest first.
func (w Webhook) Signing(now time.Time) []WebhookKeys {
	var alive []WebhookKeys
	for _, k := range w.Keys {
		if k.Until.IsZero() || now.Before(k.Until) {
			alive = append(alive, k)
		}
	}
	return alive
}

// Rotated is the webhook with new keys; those before sign along for a time.
func (w Webhook) Rotated(fresh WebhookKeys, now time.Time) Webhook {
	before := w.Signing(now)
	for i := range before {
		if before[i].Until.IsZero() {
			before[i].Until = now.Add(KeysOverlap)
		}
	}
	keys := append([]WebhookKeys{fresh}, before...)
	w.Keys = keys[:min(len(keys), MaxWebhookKeys)]
	return w
}

// Moved is the webhook in another state.
func (w Webhook) Moved(to WebhookState, reason, failure string, now time.Time) Webhook {
	if w.State != to || to == WebhookPaused && w.Reason != reason {
		w.State, w.Reason, w.Error, w.Since = to, reason, failure, now
	}
	return w
}

// WebhookDraft is a webhook as somebody wants it; nil is not said.
type WebhookDraft struct {
	URL         *string
	Events      []string
	UnreadAfter *int64 // seconds
	Secret      *string
	State       *string
}

// Apply is the webhook with a draft's fields, or what is wrong with them. Keys and state are others' business.
func (w Webhook) Apply(d WebhookDraft) (Webhook, error) {
	if d.URL != nil {
		w.URL = *d.URL
	}
	if d.Events != nil {
		if err := checkEvents(d.Events); err != nil {
			return w, err
		}
		w.Events = d.Events
	}
	if d.UnreadAfter != nil {
		after := time.Duration(*d.UnreadAfter) * time.Second
		if *d.UnreadAfter > int64(MaxUnreadAfter/time.Second) || after < MinUnreadAfter {
			return w, RefuseField(InvalidValue, "/unread_after_in_seconds", "must be 60 to 604,800")
		}
		w.UnreadAfter = after
	}
	if w.Wants(MessageUnread) && w.UnreadAfter == 0 {
		return w, RefuseField(InvalidValue, "/unread_after_in_seconds", "missing: message.unread comes after a delay of 60 to 604,800 seconds")
	}
	return w, nil
}

func checkEvents(events []string) error {
	if len(events) == 0 {
		return RefuseField(InvalidValue, "/events", "must name at least one event")
	}
	for i, event := range events {
		if !slices.Contains(WebhookEvents, event) || slices.Contains(events[:i], event) {
			return RefuseField(InvalidValue, "/events/"+strconv.Itoa(i), "must be different ones of "+strings.Join(WebhookEvents, ", "))
		}
	}
	return nil
}

// ParseWebhookSecret reads a secret that somebody chose themselves.
func ParseWebhookSecret(text string) ([]byte, error) {
	encoded, ok := strings.CutPrefix(text, secretPrefix)
	raw, valid := decodeBase64(encoded)
	if !ok || !valid || len(raw) < minSecretBytes || len(raw) > maxSecretBytes {
		return nil, RefuseField(InvalidValue, "/secret", "must be whsec_ and the base64 of 24 to 64 bytes")
	}
	return raw, nil
}

// WebhookSecret writes a secret for its receiver.
func WebhookSecret(raw []byte) string { return secretPrefix + base64.StdEncoding.EncodeToString(raw) }

// WebhookPublicKey writes a public key of Ed25519.
func WebhookPublicKey(raw []byte) string {
	return publicKeyPrefix + base64.StdEncoding.EncodeToString(raw)
}

// NewWebhookID names a webhook of an app by random bytes.
func NewWebhookID(app AppID, random [webhookRandom]byte) WebhookID {
	return WebhookID(toBase64(append(app.bytes(), random[:]...)))
}

// ParseWebhookID reads a webhook's id and whose it is; ok is false for what cannot be one of ours.
func ParseWebhookID(text string) (id WebhookID, app AppID, ok bool) {
	raw := fromBase64(text)
	if len(raw) != appBytes+webhookRandom {
		return "", "", false
	}
	return WebhookID(text), appFromBytes(raw[:appBytes]), true
}

// WebhookPosition is how far a webhook has come in a channel's two logs, and who is at it.
type WebhookPosition struct {
	Opened      bool // the beginning of the channel was told, or was before the webhook
	Sequence    int64
	Change      int64
	Attempts    int // at what comes next
	FirstFailed time.Time
	NextAt      time.Time // when it is tried again; zero where nothing failed
	Lease       string    // who is at it, "" for nobody
}

// Passed is the position behind what came next.
func (p WebhookPosition) Passed() WebhookPosition {
	p.Attempts, p.FirstFailed, p.NextAt = 0, time.Time{}, time.Time{}
	return p
}

// Failed is the position after what comes next was tried in vain, since a time at the earliest.
func (p WebhookPosition) Failed(now, since time.Time) WebhookPosition {
	if p.Attempts == 0 || p.FirstFailed.Before(since) {
		p.Attempts, p.FirstFailed = 0, now
	}
	p.Attempts++
	return p
}

// GivenUp reports whether what failed first at a time is not tried again.
func GivenUp(first, now time.Time) bool { return now.Sub(first) >= RetriedFor }

// WebhookGate is what is known of an endpoint that fails: nothing, where the last attempt succeeded.
type WebhookGate struct {
	Failing  []ChannelID // in which it failed since it last succeeded
	Since    time.Time   // of its first failure since then
	Attempts int         // how often it was tried since it is shut
	NextAt   time.Time   // when it is tried again, once it is shut
	After    string      // what waited and was tried last
}

// Shut reports whether the endpoint itself seems to be down: what is to be delivered waits until one attempt has
// succeeded. One channel alone may hold an event that its receiver chokes on.
func (g WebhookGate) Shut() bool { return len(g.Failing) >= failingShuts }

// DeliveryStatus is what has become of a delivery.
type DeliveryStatus string

// The statuses of deliveries.
const (
	DeliveryPending   DeliveryStatus = "pending"
	DeliveryDelivered DeliveryStatus = "delivered"
	DeliveryFailed    DeliveryStatus = "failed"
)

// Delivery is what is known of the delivery of one event to one webhook. It holds no body: that is in the logs.
type Delivery struct {
	ID          DeliveryID
	Type        string // of the event
	Event       string // its id
	Channel     ChannelID
	Sequence    int64  // of message.created and message.unread
	Change      int64  // of what changes tell
	From, To    UserID // of message.unread: whom it may name; To is not among them, and "" is beyond everybody
	At          time.Time
	Status      DeliveryStatus
	Attempts    int
	StatusCode  int    // of the last answer, 0 where none came
	Error       string // why the last attempt failed
	FirstFailed time.Time
	TriedAt     time.Time
	NextAt      time.Time // of one that failed before
}

// NewDeliveryID names the delivery of an event of a time to a webhook.
func NewDeliveryID(webhook WebhookID, event string, at time.Time) DeliveryID {
	raw := binary.BigEndian.AppendUint64(nil, uint64(at.UnixMilli()))[2:]
	raw = append(raw, SecretHash([]byte(string(webhook) + "." + event))[:deliveryHashBytes]...)
	return DeliveryID(deliveryEncoding.EncodeToString(raw))
}

// deliveryEncoding keeps the order of bytes.
var deliveryEncoding = base32.HexEncoding.WithPadding(base32.NoPadding)

// ParseDeliveryID reads a delivery's id; ok is false for what cannot be one of ours.
func ParseDeliveryID(text string) (id DeliveryID, ok bool) {
	raw, err := deliveryEncoding.DecodeString(text)
	return DeliveryID(text), err == nil && len(raw) == 6+deliveryHashBytes && deliveryEncoding.EncodeToString(raw) == text
}
