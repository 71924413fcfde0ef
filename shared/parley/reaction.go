package parley

import (
	"maps"
	"slices"
	"time"

	"github.com/go-json-experiment/json"
)

// Limits of reactions.
const (
	MaxReactionBytes = 64 // of a key
	MaxReactions     = 20 // different keys of one message
)

// CheckReaction refuses what is no key of a reaction. Keys are kept byte for byte: two spellings of what looks
// the same are two. What paths use for themselves cannot be one.
func CheckReaction(key string) error {
	if key != "" && len(key) <= MaxReactionBytes && readable(key) && key != "." && key != ".." {
		return nil
	}
	return RefuseField(InvalidValue, "key", "a reaction is 1 to 64 bytes of UTF-8 without control characters and U+FFFD, and not . or ..")
}

// Reactions are how many people reacted to a message, by key.
type Reactions map[string]int64

// Reacted is somebody's own reactions to one message.
type Reacted struct {
	User   UserID
	Keys   []string
	Change int64 // the change that made them so; 0 where they never reacted
}

// Reactor is who changed a message's reactions, and by which change.
type Reactor struct {
	Hash   uint64 // see AuthorHash
	Change int64
}

// recentReactors is how many of its last changes of reactions a message remembers who made them.
const recentReactors = 8

// React is a message, and somebody's own reactions to it, after they put a key or took it away by a change.
// Changed is false where it is as wanted already.
func (m Message) React(own Reacted, key string, put bool, change int64, at time.Time) (after Message, reacted Reacted, changed bool) {
	if slices.Contains(own.Keys, key) == put {
		return m, own, false
	}
	before := m.Reactions.size()
	m.Reactions = maps.Clone(m.Reactions)
	if m.Reactions == nil {
		m.Reactions = Reactions{}
	}
	if put {
		m.Reactions[key]++
		own.Keys = append(slices.Clone(own.Keys), key)
	} else {
		if m.Reactions[key]--; m.Reactions[key] <= 0 {
			delete(m.Reactions, key)
		}
		own.Keys = slices.DeleteFunc(slices.Clone(own.Keys), func(k string) bool { return k == key })
	}
	reactors := append(slices.Clone(m.Reactors), Reactor{own.User.AuthorHash(), change})
	m.Reactors = reactors[max(0, len(reactors)-recentReactors):]
	m.Size += m.Reactions.size() - before
	m.Change, m.UpdatedAt, own.Change = change, at, change
	return m, own, true
}

// Agrees reports whether a message and somebody's own reactions to it were read as they were at one time. A
// transaction shows its items one by one.
func (m Message) Agrees(own Reacted) bool {
	me := own.User.AuthorHash()
	return own.Change <= m.Change && !slices.ContainsFunc(m.Reactors, func(r Reactor) bool {
		return r.Hash == me && r.Change > own.Change
	})
}

// size is about how many bytes the reactions take where a message is shown.
func (r Reactions) size() int {
	const each = len(`:{"count":1000,"mine":false},`)
	n := 0
	for key := range r {
		text, _ := json.Marshal(key) // a string always marshals
		n += len(text) + each
	}
	return n
}
