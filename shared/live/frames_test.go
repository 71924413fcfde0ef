package live

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/parleyhq/parley/shared/post"
)

// eventOf is an event of so many bytes.
func eventOf(n, size int) []byte {
	event := fmt.Sprintf(`{"type":"t","id":"%d","data":""}`, n)
	return []byte(strings.Replace(event, `""`, `"`+strings.Repeat("x", max(0, size-len(event)))+`"`, 1))
}

func TestEventsAtHandTravelInOneFrame(t *testing.T) {
	const envelope = len(batchHead) + len(batchTail)
	for _, test := range []struct {
		name  string
		sizes []int
		want  []int // events in each frame
	}{
		{"none", nil, nil},
		{"one stands alone", []int{100}, []int{1}},
		{"two", []int{100, 100}, []int{2}},
		{"as many as fit", []int{post.MaxFrame / 2, post.MaxFrame/2 - envelope - 1}, []int{2}},
		{"a byte too many", []int{post.MaxFrame / 2, post.MaxFrame/2 - envelope}, []int{1, 1}},
		{"a large one between small ones", []int{100, post.MaxFrame, 100, 100}, []int{1, 1, 2}},
		{"three of the largest", []int{30 << 10, 30 << 10, 30 << 10}, []int{1, 1, 1}},
	} {
		var events [][]byte
		for i, size := range test.sizes {
			events = append(events, eventOf(i, size))
		}
		var got []int
		for _, frame := range Pack(events) {
			if len(frame) > post.MaxFrame {
				t.Errorf("%s: a frame of %d bytes", test.name, len(frame))
			}
			got = append(got, len(unpack(t, frame)))
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: %v events a frame, want %v", test.name, got, test.want)
		}
	}
}

// unpack is the events of a frame.
func unpack(t testing.TB, frame []byte) []json.RawMessage {
	t.Helper()
	var batch struct {
		Type   string            `json:"type"`
		Events []json.RawMessage `json:"events"`
	}
	if err := json.Unmarshal(frame, &batch); err != nil {
		t.Fatalf("%v: %.100s", err, frame)
	}
	if batch.Type == "batch" {
		return batch.Events
	}
	return []json.RawMessage{frame}
}

func FuzzPackingKeepsEverythingInOrder(f *testing.F) {
	f.Add([]byte{1, 2, 3})
	f.Add([]byte{255, 255, 255, 1, 128, 127})
	f.Fuzz(func(t *testing.T, sizes []byte) {
		var events, back [][]byte
		for i, size := range sizes {
			events = append(events, eventOf(i, int(size)*128)) // up to 32,640 bytes
		}
		frames := Pack(events)
		for i, frame := range frames {
			if len(frame) > post.MaxFrame {
				t.Fatalf("a frame of %d bytes", len(frame))
			}
			inside := unpack(t, frame)
			for _, event := range inside {
				back = append(back, event)
			}
			if i > 0 && len(frames[i-1])+len(inside[0])+1 <= post.MaxFrame-len(batchHead)-len(batchTail) {
				t.Fatal("an event that fitted into the frame before")
			}
		}
		if !slices.EqualFunc(events, back, bytes.Equal) {
			t.Fatalf("%d events went in, %d came out", len(events), len(back))
		}
	})
}
