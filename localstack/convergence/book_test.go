package convergence

import (
	"encoding/json"
	"fmt"
	"maps"
	"sync"

	"github.com/parleyhq/parley/localstack/convergence/client"
)

// book is what was acknowledged: it must be there in the end (P3), once (P2), in its place (P1).
type book struct {
	mu       sync.Mutex
	sent     map[string]client.Entry      // by id
	keys     map[string]string            // from words to id
	deleted  map[string]bool              // by id
	metadata map[string]map[string]string // by id of the message or channel
	acts     map[string]int               // how often what was done
}

func newBook() *book {
	return &book{
		sent: map[string]client.Entry{}, keys: map[string]string{}, deleted: map[string]bool{},
		metadata: map[string]map[string]string{}, acts: map[string]int{},
	}
}

func (b *book) act(what string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.acts[what]++
}

func (b *book) wrote(words string, e client.Entry) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.sent[e.ID], b.keys[words] = e, e.ID
}

func (b *book) erased(id string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.deleted[id] = true
}

// patched notes a field that one writer alone sets.
func (b *book) patched(id, name, value string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.metadata[id] == nil {
		b.metadata[id] = map[string]string{}
	}
	b.metadata[id][name] = value
}

// check holds a channel's whole log against what was acknowledged.
func (b *book) check(channel client.Channel, log []client.Entry) (wrong []string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	add := func(format string, args ...any) { wrong = append(wrong, fmt.Sprintf(format, args...)) }
	there := map[string]client.Entry{}
	words := map[string]int64{}
	for i, e := range log {
		if e.Sequence != int64(i+1) {
			add("entry %d is in place %d", e.Sequence, i+1)
		}
		if said := wordsOf(e); said != "" && words[said] != 0 {
			add("entries %d and %d both say %q", words[said], e.Sequence, said)
		} else {
			words[said] = e.Sequence
		}
		there[e.ID] = e
	}
	for id, e := range b.sent {
		if e.Channel == channel.ID && there[id].Sequence != e.Sequence {
			add("entry %d (%s) was acknowledged, and is %d", e.Sequence, id, there[id].Sequence)
		}
	}
	for id, e := range there {
		if b.deleted[id] && !e.Deleted {
			add("entry %d was deleted, and is there", e.Sequence)
		}
		if !e.Deleted && !includes(e.State, b.metadata[id]) {
			add("entry %d was given %v, and is %s", e.Sequence, b.metadata[id], e.State)
		}
	}
	if !includes(`{"metadata":`+string(channel.Metadata)+`}`, b.metadata[channel.ID]) {
		add("was given %v, and has %s", b.metadata[channel.ID], channel.Metadata)
	}
	return wrong
}

// messagesIn are the paths of some messages of a channel that were acknowledged.
func (b *book) messagesIn(channel string) (paths []string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for id, e := range b.sent {
		if e.Channel == channel && len(paths) < 5 {
			paths = append(paths, "/v1/messages/"+id)
		}
	}
	return paths
}

// wordsOf is what an entry of the storm says: it names its author and its number.
func wordsOf(e client.Entry) string {
	var m struct {
		Metadata struct{ Words string }
	}
	_ = json.Unmarshal([]byte(e.State), &m) // a tombstone says nothing
	return m.Metadata.Words
}

// includes reports whether a thing's metadata has these fields.
func includes(state string, fields map[string]string) bool {
	var m struct{ Metadata map[string]string }
	if err := json.Unmarshal([]byte(state), &m); err != nil {
		return len(fields) == 0
	}
	for name, value := range fields {
		if m.Metadata[name] != value {
			return false
		}
	}
	return true
}

func (b *book) counts() map[string]int {
	b.mu.Lock()
	defer b.mu.Unlock()
	return maps.Clone(b.acts)
}
