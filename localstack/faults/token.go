package faults

import (
	"sync"
	"time"
)

// tokenLife is how long DynamoDB remembers a transaction's token.
const tokenLife = 10 * time.Minute

// tokens remembers the tokens of transactions that committed or are with the engine. Their repeats
// must not be cancelled: a cancellation says that nothing was written, a lie that DynamoDB never tells.
type tokens struct {
	mu    sync.Mutex
	until map[string]time.Time
	order []string
}

// begin notes that a transaction goes to the engine. It returns what to call if that refuses it.
func (t *tokens) begin(token string) (refused func()) {
	t.mu.Lock()
	defer t.mu.Unlock()
	now := time.Now()
	for len(t.order) > 0 && now.After(t.until[t.order[0]]) {
		delete(t.until, t.order[0])
		t.order = t.order[1:]
	}
	if _, known := t.until[token]; known || token == "" {
		return func() {}
	}
	if t.until == nil {
		t.until = map[string]time.Time{}
	}
	t.until[token] = now.Add(tokenLife)
	t.order = append(t.order, token)
	return func() { t.forget(token) }
}

// forget leaves the token in the order: there, an unknown token counts as long past.
func (t *tokens) forget(token string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	delete(t.until, token)
}

func (t *tokens) known(token string) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	until, ok := t.until[token]
	return ok && time.Now().Before(until)
}
