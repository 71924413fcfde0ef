package wire

import (
	"encoding/base64"
	"time"

	"github.com/parleyhq/parley/shared/parley"
)

// Webhook is a webhook as its server sees it.
type Webhook struct {
	ID          parley.WebhookID    `json:"id"`
	URL         string              `json:"url"`
	Events      []string            `json:"events"`
	UnreadAfter *int64              `json:"unread_after_in_seconds"`
	State       parley.WebhookState `json:"state"`
	Reason      *string             `json:"reason"`     // of a paused one
	LastError   *string             `json:"last_error"` // of one that its endpoint paused
	Since       Time                `json:"since"`
	PublicKey   string              `json:"public_key"`
	Secret      string              `json:"secret,omitzero"` // where it is new
	CreatedAt   Time                `json:"created_at"`
	UpdatedAt   Time                `json:"updated_at"`
}

// WebhookOf shapes a webhook.
func WebhookOf(w parley.Webhook) Webhook {
	return Webhook{
		ID: w.ID, URL: w.URL, Events: w.Events, UnreadAfter: orNull(int64(w.UnreadAfter / time.Second)), State: w.State,
		Reason: orNull(w.Reason), LastError: orNull(w.Error), Since: Time(w.Since), PublicKey: parley.WebhookPublicKey(w.Keys[0].Public()),
		CreatedAt: Time(w.CreatedAt), UpdatedAt: Time(w.UpdatedAt),
	}
}

// WebhookKey is a public key by which deliveries are verified.
type WebhookKey struct {
	PublicKey string `json:"public_key"`
	JWK       JWK    `json:"jwk"`
	CreatedAt Time   `json:"created_at"`
	ExpiresAt *Time  `json:"expires_at,omitzero"` // of one that was rotated
}

// JWK is a public key of Ed25519 as RFC 8037 has it.
type JWK struct {
	KeyType string `json:"kty"`
	Curve   string `json:"crv"`
	X       string `json:"x"`
}

// WebhookKeyOf shapes the public half of keys.
func WebhookKeyOf(k parley.WebhookKeys) WebhookKey {
	shaped := WebhookKey{
		PublicKey: parley.WebhookPublicKey(k.Public()), JWK: JWK{"OKP", "Ed25519", base64.RawURLEncoding.EncodeToString(k.Public())},
		CreatedAt: Time(k.CreatedAt),
	}
	if !k.Until.IsZero() {
		until := Time(k.Until)
		shaped.ExpiresAt = &until
	}
	return shaped
}

// Delivery is what is known of the delivery of one event.
type Delivery struct {
	ID         parley.DeliveryID     `json:"id"`
	Type       string                `json:"type"`
	EventID    string                `json:"event_id"`
	ChannelID  parley.ChannelID      `json:"channel_id"`
	SequenceID int64                 `json:"sequence_id,omitzero"`
	ChangeID   int64                 `json:"change_id,omitzero"`
	At         Time                  `json:"at"`
	Status     parley.DeliveryStatus `json:"status"`
	Attempts   int                   `json:"attempts"`
	LastStatus *int                  `json:"last_status"` // of the last answer, null where none came
	LastError  *string               `json:"last_error"`
	TriedAt    Time                  `json:"tried_at"`
	NextAt     *Time                 `json:"next_at"`
}

// DeliveryOf shapes a delivery.
func DeliveryOf(d parley.Delivery) Delivery {
	shaped := Delivery{
		ID: d.ID, Type: d.Type, EventID: d.Event, ChannelID: d.Channel, SequenceID: d.Sequence, ChangeID: d.Change, At: Time(d.At),
		Status: d.Status, Attempts: d.Attempts, LastStatus: orNull(d.StatusCode), LastError: orNull(d.Error), TriedAt: Time(d.TriedAt),
	}
	if !d.NextAt.IsZero() {
		next := Time(d.NextAt)
		shaped.NextAt = &next
	}
	return shaped
}
