package promises

import (
	"context"
	"fmt"
	"math/rand/v2"
	"net/http"
	"slices"
)

// reader follows a channel by its own position, as a client does, and looks back at random. What it has
// been shown once never changes, and nothing new appears where it has been.
type reader struct {
	client  int
	device  *device
	channel string
	history *history
	random  *rand.Rand

	seen []message // entries 1 … len(seen), as shown first
	cut  int       // pages that ended early
}

// run reads until the senders are done and it has seen as much as there then is.
func (r *reader) run(ctx context.Context, sending func() bool) {
	for ctx.Err() == nil {
		over := !sending()
		before := len(r.seen)
		if answered := r.follow(ctx); over && answered && len(r.seen) == before {
			return
		}
		switch r.random.IntN(12) {
		case 0, 1, 2:
			r.lookBack(ctx)
		case 3:
			r.glance(ctx)
		case 4:
			r.open(ctx)
		case 5:
			r.receipt(ctx)
		}
	}
}

// follow reads on from the reader's position.
func (r *reader) follow(ctx context.Context) bool {
	q := query{after: int64(len(r.seen)), page: 1, size: 1 + r.random.Int64N(20)}
	found, ok := r.list(ctx, q)
	for _, m := range found {
		if m.Sequence != int64(len(r.seen))+1 {
			r.device.d.t.Errorf("%s read up to %d, and the next shown is %d", r.device.user, len(r.seen), m.Sequence)
			return ok
		}
		r.seen = append(r.seen, m)
	}
	return ok
}

// lookBack reads any page in any of the ways there are.
func (r *reader) lookBack(ctx context.Context) {
	n := int64(len(r.seen)) + 2
	q := query{page: 1 + r.random.Int64N(2), size: 1 + r.random.Int64N(30), descending: r.random.IntN(2) == 0}
	if r.random.IntN(2) == 0 {
		q.after = r.random.Int64N(n)
	}
	if r.random.IntN(2) == 0 {
		q.before = 1 + r.random.Int64N(n+5)
	}
	found, _ := r.list(ctx, q)
	for _, m := range found {
		if m.Sequence > int64(len(r.seen)) {
			continue // newer than what it has read in order
		}
		if r.same(m); m.Sequence < 1 {
			r.device.d.t.Errorf("%s was shown entry %d", r.device.user, m.Sequence)
		}
	}
}

// same checks that an entry is what it was, and that its flags did not fall.
func (r *reader) same(m message) {
	if m.Sequence < 1 {
		return
	}
	first := &r.seen[m.Sequence-1]
	if fell := first.Delivered && !m.Delivered || first.Seen && !m.Seen; fell || identity(*first) != identity(m) {
		r.device.d.t.Errorf("%s: entry %d changed from %+v to %+v", r.device.user, m.Sequence, *first, m)
	}
	first.Delivered, first.Seen = m.Delivered, m.Seen
}

// list reads and notes what was shown; a reading that got no answer shows nothing.
func (r *reader) list(ctx context.Context, q query) ([]message, bool) {
	var shown listing
	from := r.history.now()
	if !r.get(ctx, "/v1/channels/"+r.channel+"/messages"+q.String(), &shown) {
		return nil, false
	}
	got := result{total: shown.Meta.Total}
	for _, m := range shown.Data.Messages {
		got.numbers = append(got.numbers, m.Sequence)
	}
	if whole := q.of(q.after + got.total); q.before == 0 && len(whole.numbers) > len(got.numbers) {
		r.cut++
	}
	r.history.read(reading{client: r.client, of: q, result: got, from: from})
	return shown.Data.Messages, true
}

// glance looks at the channel itself.
func (r *reader) glance(ctx context.Context) {
	var c channel
	from := r.history.now()
	if !r.get(ctx, "/v1/channels/"+r.channel, &c) {
		return
	}
	r.history.read(reading{client: r.client, of: glance{}, result: c.Last, from: from})
	if c.Last > 0 && (c.LastMessage == nil || c.LastMessage.Sequence != c.Last) {
		r.device.d.t.Errorf("%s: the last message of %d is %+v", r.device.user, c.Last, c.LastMessage)
	}
}

// open reads one message by itself, whole.
func (r *reader) open(ctx context.Context) {
	if len(r.seen) == 0 {
		return
	}
	first := r.seen[r.random.IntN(len(r.seen))]
	var m message
	if !r.get(ctx, "/v1/messages/"+first.ID, &m) {
		return
	}
	if first.Truncated && (len(m.Parts) != longParts+1 || m.Parts[0].Body != first.words(r.device)) {
		r.device.d.t.Errorf("%s: entry %d has %d parts", r.device.user, m.Sequence, len(m.Parts))
	}
	r.same(m.as(first))
}

// receipt says that all that was read has come, or was seen. What has been shown can be marked.
func (r *reader) receipt(ctx context.Context) {
	kind := [...]string{"delivered", "seen"}[r.random.IntN(2)]
	a := r.device.do(ctx, http.MethodPut, "/v1/channels/"+r.channel+"/"+kind, object{"sequence_id": len(r.seen)})
	r.answered(a)
}

// get reads, if there is an answer.
func (r *reader) get(ctx context.Context, path string, into any) bool {
	a := r.device.do(ctx, http.MethodGet, path, nil)
	if r.answered(a) {
		a.into(into)
		return true
	}
	return false
}

// answered reports whether there is one; it complains of refusals that there is no reason for.
func (r *reader) answered(a answer) bool {
	if a.nothing() && a.code != "try_again" {
		r.device.d.t.Errorf("refused: %s", a)
	}
	return a.done()
}

// fixed is what of a message never changes and is the same for every reader.
type fixed struct{ id, author, channel, content, parts, metadata, createdAt, updatedAt string }

// as is the message without what the list that showed it left out.
func (m message) as(listed message) message {
	if listed.Truncated {
		m.Content, m.Parts = nil, nil
	}
	return m
}

func identity(m message) fixed {
	return fixed{m.ID, m.Author, m.Channel, string(m.Content), fmt.Sprint(m.Parts), string(m.Metadata), m.CreatedAt, m.UpdatedAt}
}

// readAll is the whole log as a device sees it, by pages.
func readAll(c *device, channel string) []message {
	var all []message
	for page := int64(1); ; page++ {
		q := query{page: page, size: 100}
		shown := get[listing](c, "/v1/channels/"+channel+"/messages"+q.String())
		all = append(all, shown.Data.Messages...)
		if int64(len(all)) >= shown.Meta.Total || len(shown.Data.Messages) == 0 {
			return slices.Clip(all)
		}
	}
}
