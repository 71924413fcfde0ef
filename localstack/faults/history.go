package faults

import (
	"slices"
	"sync"
	"time"
)

// image is an item as it was before a write, and for how long readers may still see it so. Its times
// are guarded by the history that holds it.
type image struct {
	key    itemKey
	before item // nil: there was none
	torn   bool // a transaction's: consistent reads see it too
	// From shown on every consistent read sees the new item, from settled on every read does. Both are
	// zero while the engine has not answered.
	shown, settled time.Time
}

// hidden tells whether a reader is to be shown the old image.
func (i *image) hidden(now time.Time, lagging bool) bool {
	if lagging && (i.settled.IsZero() || now.Before(i.settled)) {
		return true
	}
	return i.torn && (i.shown.IsZero() || now.Before(i.shown))
}

// history holds the images that some reader may still see. Images of one item are in the order of
// their writes, which its lock makes one.
type history struct {
	mu    sync.Mutex
	parts map[partKey][]*image
	all   []*image // oldest first
}

// add makes readers see the images from now on: before the write is forwarded, since the engine
// commits at a moment that nobody here knows.
func (h *history) add(images []*image) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.sweep(time.Now())
	if h.parts == nil {
		h.parts = map[partKey][]*image{}
	}
	for _, i := range images {
		h.parts[i.key.partKey] = append(h.parts[i.key.partKey], i)
		h.all = append(h.all, i)
	}
}

// discard forgets the images of a write that did not happen.
func (h *history) discard(images []*image) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, i := range images {
		h.drop(i)
		h.all = slices.DeleteFunc(h.all, func(o *image) bool { return o == i })
	}
}

// commit sets an image's times, except that what was revealed meanwhile stays so.
func (h *history) commit(i *image, shown, settled time.Time) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if i.shown.IsZero() {
		i.shown = shown
	}
	i.settled = settled
}

// view is what a reader who looks now is to see instead of the engine's items of one collection, by
// sort key: of each item the oldest image that is still hidden from him, as replicas apply writes in
// order.
func (h *history) view(part partKey, lagging bool) map[string]*image {
	h.mu.Lock()
	defer h.mu.Unlock()
	var seen map[string]*image
	now := time.Now()
	for _, i := range h.parts[part] {
		if !i.hidden(now, lagging) || seen[i.key.sort] != nil {
			continue
		}
		if seen == nil {
			seen = map[string]*image{}
		}
		seen[i.key.sort] = i
	}
	return seen
}

// reveal ends the torn time of the images that match: somebody has seen, or may have seen, the items.
func (h *history) reveal(match func(itemKey) bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	now := time.Now()
	for _, i := range h.all {
		if (i.shown.IsZero() || now.Before(i.shown)) && match(i.key) {
			i.shown = now
		}
	}
}

// sweep forgets what no reader can see any more. Windows differ, so a longer one at the front may hold
// back what follows it; never for long.
func (h *history) sweep(now time.Time) {
	n := 0
	for n < len(h.all) && !h.all[n].settled.IsZero() && now.After(h.all[n].settled) {
		h.drop(h.all[n])
		n++
	}
	h.all = slices.Delete(h.all, 0, n)
}

func (h *history) drop(i *image) {
	rest := slices.DeleteFunc(h.parts[i.key.partKey], func(o *image) bool { return o == i })
	if len(rest) == 0 {
		delete(h.parts, i.key.partKey)
		return
	}
	h.parts[i.key.partKey] = rest
}
