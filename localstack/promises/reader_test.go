package promises

import (
	"context"
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
		if r.random.IntN(3) == 0 {
			r.lookBack(ctx)
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
	noted := reading{client: r.client, query: q, from: r.history.now()}
	a := r.device.do(ctx, http.MethodGet, "/v1/channels/"+r.channel+"/messages"+q.String(), nil)
	if !a.done() {
		if a.code != "try_again" && !a.unknown() {
			r.device.d.t.Errorf("list: %s", a)
		}
		return nil, false
	}
	var shown listing
	a.into(&shown)
	noted.result.total = shown.Meta.Total
	for _, m := range shown.Data.Messages {
		noted.result.numbers = append(noted.result.numbers, m.Sequence)
	}
	if whole := q.of(q.after + shown.Meta.Total); q.before == 0 && len(whole.numbers) > len(noted.result.numbers) {
		r.cut++
	}
	r.history.read(noted)
	return shown.Data.Messages, true
}

// fixed is what of a message never changes and is the same for every reader.
type fixed struct{ id, author, channel, content, createdAt, updatedAt string }

func identity(m message) fixed {
	return fixed{m.ID, m.Author, m.Channel, string(m.Content), m.CreatedAt, m.UpdatedAt}
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
