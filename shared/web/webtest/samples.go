package webtest

import (
	"time"

	"github.com/go-json-experiment/json/jsontext"

	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/parley"
)

// Now is the instant of the sample events, and NowText how the wire writes it.
func Now() time.Time {
	return time.Date(2026, 11, 21, 21, 43, 22, 123_987_654, time.FixedZone("CET", 3600))
}

const NowText = "2026-11-21T20:43:22.123Z"

// MessageView is Alice's message, as reader sees it.
func MessageView(reader parley.UserID) messaging.MessageView {
	delivered, seen := true, false
	return messaging.MessageView{
		Message: parley.Message{
			Channel: Channel, Sequence: 3, Change: 1, UUID: "dot-1", Author: "alice", CreatedAt: Now(), UpdatedAt: Now(),
			Body: parley.Body{
				Type: "text", Content: jsontext.Value(`{"text":"Shall we? <&> 🍜"}`), Metadata: jsontext.Value(`{"mood":"good"}`),
				Parts: []parley.Part{{ID: "1", MimeType: "text/plain", Body: "Shall we? <&> 🍜"}},
			},
			Parts: 1, Size: 1200,
		},
		Reader: reader, Delivered: &delivered, Seen: &seen, Status: map[parley.UserID]string{"bob": "delivered"},
	}
}

// MessageJSON is MessageView as its author reads it; to others uuid is not told.
const MessageJSON = `{
	"id": "Q2hhbm5lbC1vZi1hbGljZQM", "uuid": "dot-1", "sequence_id": 3, "change_id": 1, "type": "text", "author": "alice",
	"channel_id": "Q2hhbm5lbC1vZi1hbGljZQ", "content": {"text": "Shall we? <&> 🍜"},
	"parts": [{"id": "1", "mime_type": "text/plain", "body": "Shall we? <&> 🍜"}], "metadata": {"mood": "good"}, "reactions": {},
	"delivered": true, "seen": false, "recipient_status": {"bob": "delivered"}, "deleted": false,
	"created_at": "2026-11-21T20:43:22.123Z", "updated_at": "2026-11-21T20:43:22.123Z"
}`

// ChannelView is the channel of Alice and Bob, as Alice sees it.
func ChannelView() messaging.ChannelView {
	last := MessageView("alice")
	last.Listed, last.Status = true, nil
	return messaging.ChannelView{
		Head: parley.Head{
			Channel: Channel, Type: parley.Personal, Last: 3, LastChange: 1, Recent: []uint64{parley.UserID("alice").AuthorHash()}, State: parley.Open,
			Participants: 2, BodyHash: []byte("the hash of a body"), CreatedAt: Now(),
		},
		Info: parley.Info{
			Channel: Channel, UUID: "lunch-1", Type: parley.Personal, History: parley.HistoryAll, Invite: parley.InviteMembers, Title: "Lunch",
			Metadata: jsontext.Value(`{"colour":"green"}`), Participants: []parley.UserID{"alice", "bob"}, CreatedBy: "alice", Revision: 7, UpdatedAt: Now(),
		},
		Epoch:  1,
		Member: &parley.Member{User: "alice", Role: parley.RoleOwner, First: 1, Delivered: 3, Seen: 2, Revision: 77},
		Unread: 0, LastMessage: &last,
	}
}

// ChannelTag is the ETag of ChannelView.
const ChannelTag = `"7"`

// ChannelJSON is ChannelView on the wire.
const ChannelJSON = `{
	"id": "Q2hhbm5lbC1vZi1hbGljZQ", "uuid": "lunch-1", "type": "PERSONAL", "exposed": false, "distinct": false, "history": "all", "invite": "members",
	"title": "Lunch", "description": null, "metadata": {"colour": "green"}, "participants": ["alice", "bob"], "participant_count": 2,
	"created_by": "alice", "created_at": "2026-11-21T20:43:22.123Z", "updated_at": "2026-11-21T20:43:22.123Z",
	"last_sequence_id": 3, "last_change_id": 1, "epoch": 1, "deleted": false,
	"role": "owner", "first_sequence_id": 1, "folder": "inbox", "unread_count": 0, "seen_sequence_id": 2, "delivered_sequence_id": 3,
	"last_message": {
		"id": "Q2hhbm5lbC1vZi1hbGljZQM", "uuid": "dot-1", "sequence_id": 3, "change_id": 1, "type": "text", "author": "alice",
		"channel_id": "Q2hhbm5lbC1vZi1hbGljZQ", "content": {"text": "Shall we? <&> 🍜"},
		"parts": [{"id": "1", "mime_type": "text/plain", "body": "Shall we? <&> 🍜"}], "metadata": {"mood": "good"}, "reactions": {},
		"delivered": true, "seen": false, "deleted": false,
		"created_at": "2026-11-21T20:43:22.123Z", "updated_at": "2026-11-21T20:43:22.123Z"
	}
}`

// AppValue is the staging app of the sample events.
func AppValue() parley.App {
	return parley.App{
		ID: App, Name: "Acme Chat", Environment: parley.Staging, Epoch: 1, Settings: parley.DefaultSettings(parley.Staging),
		NonceKey: []byte("the key that signs nonces"), CreatedAt: Now(), UpdatedAt: Now(),
	}
}

// AppJSON is AppValue on the wire.
const AppJSON = `{
	"id": "3f1c9a5e-d2b7-4c4e-9a0b-6d1f8e7c2a55", "uri": "parley:///apps/staging/3f1c9a5e-d2b7-4c4e-9a0b-6d1f8e7c2a55",
	"name": "Acme Chat", "environment": "staging", "epoch": 1, "disabled": false,
	"settings": {"session_lifetime_in_seconds": 2592000, "nonce_required": true, "profile_editable": true, "max_participants": 1000,
		"message_requests": false, "messages_per_day": 100000, "max_identities": 10000, "user_requests_per_minute": 6000, "app_requests_per_minute": 60000,
		"retention_in_days": null},
	"created_at": "2026-11-21T20:43:22.123Z", "updated_at": "2026-11-21T20:43:22.123Z"
}`

// IdentityValue is Alice, with all that she tells of herself.
func IdentityValue() parley.Identity {
	text := func(s string) *string { return &s }
	return parley.Identity{
		User: "alice", Type: "user", CreatedAt: Now(), UpdatedAt: Now(),
		Profile: parley.Profile{
			DisplayName: text("Alice A."), AvatarURL: text("https://example.com/a.png"), Email: text("alice@example.com"),
			PhoneNumber: text("+49 30 1234"), Metadata: map[string]string{"team": "blue"},
		},
	}
}

// IdentityJSON is IdentityValue as Alice and servers read it; to others email and phone_number are not told.
const IdentityJSON = `{
	"user_id": "alice", "type": "user", "display_name": "Alice A.", "first_name": null, "last_name": null,
	"avatar_url": "https://example.com/a.png", "metadata": {"team": "blue"},
	"created_at": "2026-11-21T20:43:22.123Z", "updated_at": "2026-11-21T20:43:22.123Z",
	"email": "alice@example.com", "phone_number": "+49 30 1234"
}`

// WebhookValue is the webhook of the sample events.
func WebhookValue() parley.Webhook {
	return parley.Webhook{
		ID: "PxyaXtK3TE6aC20fjnwqVXdlYmhvb2stb2YtYWNtZS0x", URL: "https://acme.example/parley", Events: []string{"message.created"},
		Keys:  []parley.WebhookKeys{{Secret: []byte("an-example-secret-of-32-bytes-zz"), Seed: make([]byte, 32), CreatedAt: Now()}},
		State: parley.WebhookPaused, Reason: parley.PausedFailing, Error: "answered with status 500", Since: Now(), CreatedAt: Now(), UpdatedAt: Now(),
	}
}

// WebhookJSON is how WebhookValue is answered, with more fields.
func WebhookJSON(more string) string {
	return `{"id": "PxyaXtK3TE6aC20fjnwqVXdlYmhvb2stb2YtYWNtZS0x", "url": "https://acme.example/parley", "events": ["message.created"],
		"unread_after_in_seconds": null, "state": "paused", "reason": "failing", "last_error": "answered with status 500", "since": "` + NowText + `",
		"public_key": "whpk_` + zeroSeedPublic + `", "created_at": "` + NowText + `", "updated_at": "` + NowText + `"` + more + `}`
}

// zeroSeedPublic is the public key of a seed of zeros.
const zeroSeedPublic = "O2onvM62pC1io6jQKm8Nc2UyFXcd4kOmOsBIoYtZ2ik="

// DeliveryValue is the delivery of the sample events.
func DeliveryValue() parley.Delivery {
	return parley.Delivery{
		ID: "06E0O0O0O0Q6ASJ5DPIN4T39EHK6USR5", Type: "message.created", Event: "ZXZlbnQtb2YtYWxpY2U", Channel: Channel, Sequence: 3, At: Now(),
		Status: parley.DeliveryPending, Attempts: 2, StatusCode: 500, Error: "answered with status 500", TriedAt: Now(), NextAt: Now(),
	}
}

// DeliveryJSON is how DeliveryValue is answered.
const DeliveryJSON = `{"id": "06E0O0O0O0Q6ASJ5DPIN4T39EHK6USR5", "type": "message.created", "event_id": "ZXZlbnQtb2YtYWxpY2U",
	"channel_id": "` + string(Channel) + `", "sequence_id": 3, "at": "` + NowText + `", "status": "pending", "attempts": 2, "last_status": 500,
	"last_error": "answered with status 500", "tried_at": "` + NowText + `", "next_at": "` + NowText + `"}`
