package main

import (
	"bytes"
	"context"
	"slices"
	"testing"
	"unicode/utf8"

	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web/webtest"
)

// Whatever is asked for is a channel within every limit, the same when it is asked for again, or is refused for what
// it says.
func FuzzCreate(f *testing.F) {
	f.Add(`{"participants": ["bob"], "type": "PERSONAL"}`)
	event := webtest.Load(f, "good")
	f.Fuzz(func(t *testing.T, body string) {
		h := handler(func(_ context.Context, _ parley.Credential, draft parley.ChannelDraft) (messaging.ChannelView, bool, error) {
			if draft.UUID == nil {
				draft.UUID = new("ours")
			}
			made, err := draft.Check("alice")
			if err != nil {
				return messaging.ChannelView{}, false, err
			}
			keepsTheRules(t, made)
			slices.Reverse(draft.Participants)
			again, err := draft.Check("alice")
			if err != nil || !bytes.Equal(again.Hash, made.Hash) {
				t.Errorf("the same people in another order: %v", err)
			}
			return webtest.ChannelView(), true, nil
		})
		webtest.Serve(t, h, event.Body(body)).Judged(t)
	})
}

func keepsTheRules(t *testing.T, c parley.NewChannel) {
	t.Helper()
	set := slices.Compact(slices.Sorted(slices.Values(c.Participants)))
	if !slices.Equal(set, c.Participants) || !slices.Contains(c.Participants, "alice") {
		t.Errorf("participants %q", c.Participants)
	}
	if c.Type == parley.Personal && len(c.Participants) != 2 {
		t.Errorf("a PERSONAL channel of %q", c.Participants)
	}
	if !utf8.ValidString(c.Title) || !utf8.ValidString(c.Description) || len(c.Metadata) > parley.MaxChannelMetadata || !c.Metadata.IsValid() || c.Metadata.Kind() != '{' {
		t.Errorf("title %q, description %q, metadata %s", c.Title, c.Description, c.Metadata)
	}
}
