// Package rate carries through a client's call what its caller may still do. It rides in the context as
// meter does: so that a call counts once, however often it reads who calls; that its answer can say what is
// left; and that what is counted is written beside the call's own work, and over when the call is. It knows
// neither how things are counted nor how that is said. A context without a Call is not a client's: nothing of
// it is counted or limited.
package rate

import (
	"context"
	"slices"
	"sync"
	"time"

	"github.com/parleyhq/parley/shared/parley"
)

// Policy is one limit that a caller is held to, and how much of it is left.
type Policy struct {
	Name      string
	Quota     int64
	Window    time.Duration
	Remaining int64
	Reset     int64 // seconds until the window ends
}

// Call is one call of a client. It is safe for use by several goroutines.
type Call struct {
	mu       sync.Mutex
	counted  bool
	policies []Policy
	used     parley.Counts
	reserved []parley.UserID
	beside   sync.WaitGroup
}

type key struct{}

// Begin returns a context in which a call is counted once. End the call before the function returns.
func Begin(ctx context.Context) (context.Context, *Call) {
	c := &Call{}
	return context.WithValue(ctx, key{}, c), c
}

// Of is the context's call; nil where it is no client's.
func Of(ctx context.Context) *Call {
	c, _ := ctx.Value(key{}).(*Call)
	return c
}

// Counted reports whether the call was counted.
func (c *Call) Counted() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.counted
}

// Count notes that the call is counted, and what its app had used before. It is true once.
func (c *Call) Count(used parley.Counts) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	first := !c.counted
	if first {
		c.counted, c.used = true, used
	}
	return first
}

// Used is what the call's app had used when the call was counted.
func (c *Call) Used() parley.Counts {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.used
}

// Hold notes limits that the caller is held to.
func (c *Call) Hold(policies ...Policy) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.policies = append(c.policies, policies...)
}

// Policies are the limits that the caller is held to; none where nobody was admitted.
func (c *Call) Policies() []Policy {
	c.mu.Lock()
	defer c.mu.Unlock()
	return slices.Clone(c.policies)
}

// Unreserved are those of users for whom no place was reserved in this call.
func (c *Call) Unreserved(users []parley.UserID) []parley.UserID {
	c.mu.Lock()
	defer c.mu.Unlock()
	return slices.DeleteFunc(slices.Clone(users), func(user parley.UserID) bool { return slices.Contains(c.reserved, user) })
}

// Reserved notes that places are reserved for users, so that deciding anew reserves no second ones.
func (c *Call) Reserved(users []parley.UserID) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.reserved = append(c.reserved, users...)
}

// patience bounds a write beside a call. One that takes longer is not waited for.
const patience = time.Second

// Beside does something while the call goes on. How it ends is of no concern to the call.
func (c *Call) Beside(ctx context.Context, do func(context.Context)) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), patience)
	c.beside.Go(func() {
		defer cancel()
		do(ctx)
	})
}

// End waits for what is done beside the call: a function that has answered is frozen.
func (c *Call) End() { c.beside.Wait() }
