package main

import (
	"bytes"
	"context"
	"encoding/base64"
	"testing"

	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web/webtest"
)

// Whatever is sent as a message is within every limit, or is refused for what it says.
func FuzzSend(f *testing.F) {
	f.Add(`{"message": {"type": "text", "content": {"text": "hello"}}, "recipients": {"channels": ["x"]}}`, "key-1")
	event := webtest.Load(f, "good")
	f.Fuzz(func(t *testing.T, body, key string) {
		h := sending(func(_ context.Context, _ parley.Credential, req messaging.SendRequest) ([]messaging.Sent, error) {
			if req.Key != nil {
				if err := parley.CheckKey(*req.Key, "Idempotency-Key"); err != nil {
					return nil, err
				}
			}
			checked, err := req.Message.Check()
			if err != nil {
				return nil, err
			}
			keepsTheRules(t, checked)
			again, err := req.Message.Check()
			if err != nil || !bytes.Equal(again.Hash, checked.Hash) {
				t.Errorf("a repeat is another message: %v", err)
			}
			return []messaging.Sent{{Message: webtest.MessageView("alice")}}, nil
		})
		webtest.Serve(t, h, event.Body(body).Header("idempotency-key", key)).Judged(t)
	})
}

func keepsTheRules(t *testing.T, m parley.NewMessage) {
	t.Helper()
	if m.Size > parley.MaxMessageBytes || len(m.Parts) > parley.MaxParts || len(m.Metadata) > parley.MaxMessageMetadata || m.Type == "" {
		t.Errorf("type %q, %d bytes, %d parts, %d of metadata", m.Type, m.Size, len(m.Parts), len(m.Metadata))
	}
	if !m.Metadata.IsValid() || m.Metadata.Kind() != '{' || m.Content != nil && !m.Content.IsValid() {
		t.Errorf("content %s, metadata %s", m.Content, m.Metadata)
	}
	for _, part := range m.Parts {
		decoded := []byte(part.Body)
		if part.Encoding != "" {
			var err error
			if decoded, err = base64.StdEncoding.DecodeString(part.Body); err != nil {
				t.Errorf("a part's body: %v", err)
			}
		}
		if part.MimeType == "" || len(decoded) > parley.MaxPartBytes {
			t.Errorf("a part of type %q with %d bytes", part.MimeType, len(decoded))
		}
	}
}
