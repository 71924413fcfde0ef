package wire

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/parley"
)

// lambdaAnswer is what API Gateway's answer takes inside Lambda's: a JSON text quoted in another.
func lambdaAnswer(t *testing.T, v any) int {
	t.Helper()
	text, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	quoted, err := json.Marshal(string(text))
	if err != nil {
		t.Fatal(err)
	}
	return len(quoted)
}

func TestTheLargestPagesFitIntoAnAnswer(t *testing.T) {
	const lambdaLimit = 6 << 20
	status := map[parley.UserID]string{}
	for i := range 100 {
		status[parley.UserID(strings.Repeat("u", 126)+string(rune('0'+i/10))+string(rune('0'+i%10)))] = "delivered"
	}
	var views []messaging.MessageView
	for i := range 100 {
		body := parley.Body{Type: "parts", Content: []byte("null"), Metadata: []byte("{}")}
		for range 13 {
			body.Parts = append(body.Parts, parley.Part{ID: "1", MimeType: "text/plain", Body: strings.Repeat("\\", 1024)})
		}
		views = append(views, messaging.MessageView{
			Message: parley.Message{Channel: parley.NewChannelID([16]byte{}), Sequence: int64(i + 1), Body: body, Size: parley.MaxListedBytes},
			Status:  status, Listed: true,
		})
	}
	page := MessagesOf(views)
	truncated := 0
	for _, m := range page {
		if m.Truncated {
			truncated++
			if m.Content != nil || m.Parts != nil || *m.PartsCount != 13 {
				t.Fatalf("a truncated message with %v parts", m.PartsCount)
			}
		}
	}
	if size := lambdaAnswer(t, page); size > lambdaLimit || truncated == 0 || truncated == len(page) {
		t.Errorf("%d bytes, %d of %d truncated", size, truncated, len(page))
	}
	if small := MessagesOf(views[:3]); small[0].Truncated {
		t.Error("a small page was truncated")
	}
}
