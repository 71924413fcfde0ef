package wire

import (
	"cmp"
	"slices"

	"github.com/go-json-experiment/json"

	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/parley"
)

// answerBytes is what a page may have: an answer of Lambda ends at 6 MB, and as text within JSON it grows.
const answerBytes = 5 << 20

// MessagesOf shapes a page of messages. Hardly any is too large for an answer; one that is shows its largest
// messages truncated, as lists show messages above 30 KB.
func MessagesOf(views []messaging.MessageView) []Message {
	page := Each(views, MessageOf)
	fit(page, func(m *Message) *Message { return m })
	return page
}

// ChannelsOf shapes a page of channels, and makes it fit by their last messages.
func ChannelsOf(views []messaging.ChannelView, p parley.Page, total int) List[Channel] {
	page := Each(views, ChannelOf)
	fit(page, func(c *Channel) *Message { return c.LastMessage })
	return List[Channel]{Data: page, Meta: MetaOf(p, int64(total))}
}

// FoundChannelsOf shapes a page of channels that the caller need not be in. Of one that they are not in, what
// would be their own is absent.
func FoundChannelsOf(views []messaging.ChannelView, p parley.Page, total int) List[any] {
	page := ChannelsOf(views, p, total)
	found := List[any]{Data: make([]any, 0, len(views)), Meta: page.Meta}
	for i, shaped := range page.Data {
		if views[i].Member == nil {
			found.Data = append(found.Data, shaped.EventChannel)
		} else {
			found.Data = append(found.Data, shaped)
		}
	}
	return found
}

// fit truncates the largest messages of a page until it fits.
func fit[T any](page []T, messageOf func(*T) *Message) {
	total := 0
	sizes := map[*Message]int{}
	for i := range page {
		total += size(page[i])
		if m := messageOf(&page[i]); m != nil {
			sizes[m] = size(*m)
		}
	}
	if total <= answerBytes {
		return
	}
	largest := make([]*Message, 0, len(sizes))
	for m := range sizes {
		largest = append(largest, m)
	}
	slices.SortFunc(largest, func(a, b *Message) int { return cmp.Compare(sizes[b], sizes[a]) })
	for _, m := range largest {
		if total <= answerBytes {
			return
		}
		m.Truncate()
		total -= sizes[m] - size(*m)
	}
}

// size is how many bytes a thing takes in an answer, which quotes it once more.
func size(v any) int {
	text, err := json.Marshal(v)
	if err != nil {
		return 0 // the answer will fail to marshal, and say so
	}
	n := len(text)
	for _, c := range text {
		if c == '"' || c == '\\' {
			n++
		}
	}
	return n
}
