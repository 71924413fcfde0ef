package messaging_test

import (
	"context"
	"strings"
	"testing"

	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/parley"
)

// A message at the limit can be stored and comes back whole, whatever characters it is made of.
func TestAMessageAtTheLimitComesBackWhole(t *testing.T) {
	t.Parallel()
	w := quiet(t)
	ctx := context.Background()
	alice := w.user("alice")
	channel := w.channel(alice, parley.Group).Head.Channel
	for name, fill := range map[string]string{"letters": "x", "markup": "<&>", "beyond ASCII": "é", "emoji": "👋"} {
		parts := make([]parley.Part, 480)
		for i := range parts {
			parts[i] = parley.Part{MimeType: "text/html", Body: strings.Repeat(fill, parley.MaxPartBytes/len(fill))}
		}
		sent, err := w.Send(ctx, alice, messaging.SendRequest{
			Message: parley.MessageDraft{Parts: parts, HasParts: true}, Channels: []string{string(channel)},
		})
		if err != nil || sent[0].Err != nil {
			t.Errorf("%s: %v %v", name, err, sent)
			continue
		}
		whole, err := w.GetMessage(ctx, alice, string(sent[0].Message.ID()))
		if err != nil || len(whole.Body.Parts) != len(parts) {
			t.Errorf("%s: %d parts, %v", name, len(whole.Body.Parts), err)
			continue
		}
		for i, part := range whole.Body.Parts {
			if part.Body != parts[i].Body {
				t.Fatalf("%s: part %d came back as another", name, i)
			}
		}
	}
}
