package live

import (
	"fmt"
	"strings"

	"github.com/parleyhq/parley/shared/post"
)

// Several events travel in one frame as {"type":"batch","events":[…]}.
const (
	batchHead = `{"type":"batch","events":[`
	batchTail = `]}`
)

// Pack puts events into as few frames as they fit into, in their order. An event that stands alone is its own
// frame.
func Pack(events [][]byte) [][]byte {
	var frames [][]byte
	for len(events) > 0 {
		n := fitting(events)
		frames, events = append(frames, frame(events[:n])), events[n:]
	}
	return frames
}

// fitting is how many of the first events go into one frame; at least one does.
func fitting(events [][]byte) int {
	size := len(batchHead) + len(batchTail) - 1
	for n, event := range events {
		size += len(event) + 1 // and a comma
		if n > 0 && size > post.MaxFrame {
			return n
		}
	}
	return len(events)
}

func frame(events [][]byte) []byte {
	if len(events) == 1 {
		return events[0]
	}
	text := []byte(batchHead)
	for i, event := range events {
		if i > 0 {
			text = append(text, ',')
		}
		text = append(text, event...)
	}
	return append(text, batchTail...)
}

// packer packs the same events once: nearly everybody in a channel gets the same ones.
type packer map[string][][]byte

func (p packer) pack(events [][]byte) [][]byte {
	key := identity(events)
	frames, ok := p[key]
	if !ok {
		frames = Pack(events)
		p[key] = frames
	}
	return frames
}

// identity says which texts a list holds, by where they lie: two lists have the same one where each of their
// texts is the same slice.
func identity(texts [][]byte) string {
	var key strings.Builder
	for _, text := range texts {
		_, _ = fmt.Fprintf(&key, "%p ", text)
	}
	return key.String()
}
