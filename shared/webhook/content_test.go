package webhook_test

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"testing"

	"github.com/parleyhq/parley/shared/content/contenttest"
	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/parley"
)

// What a message carries can be fetched by what its event says, also when it is delivered once more.
func TestEventsLeadToWhatMessagesCarry(t *testing.T) {
	w, r, bucket := newWorld(t), newReceiver(t), contenttest.New(t)
	w.Links = w.messaging.Attaching(bucket.Bucket).Links
	hook := w.hook(r, "message.created")
	channel := w.channel("alice", "bob")
	const picture = "a picture"
	sum := sha256.Sum256([]byte(picture))
	upload, err := w.messaging.CreateContent(t.Context(), w.as("alice"), parley.ContentDraft{
		MimeType: "image/png", Size: int64(len(picture)), Name: "dot.png", SHA256: hex.EncodeToString(sum[:]),
	})
	w.ok(err)
	same(t, "upload", contenttest.Put(t, upload.Ticket, picture), 200)
	draft := parley.MessageDraft{HasParts: true, Parts: []parley.Part{{Content: parley.PartContent{ID: upload.ID}}}}
	sent, err := w.messaging.Send(t.Context(), w.as("alice"), messaging.SendRequest{Message: draft, Channels: []string{string(channel)}})
	w.ok(err)
	w.ok(sent[0].Err)
	w.hear(channel, sent[0].Message.Message)
	w.work()
	_, err = w.Redeliver(t.Context(), w.as(""), string(hook.ID), r.got()[0].header.Get("Webhook-Id"))
	w.ok(err)
	w.work()
	same(t, "events", len(r.got()), 2)
	for _, g := range r.got() {
		var event struct {
			Data struct {
				Parts []struct {
					Content struct {
						DownloadURL string `json:"download_url"`
					}
				}
			}
		}
		w.ok(json.Unmarshal(g.body, &event))
		status, _, body := contenttest.Get(t, event.Data.Parts[0].Content.DownloadURL)
		same(t, "what it leads to", []any{status, body}, []any{200, picture})
	}
}
