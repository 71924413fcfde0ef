package client

import (
	"bytes"
	"encoding/json"
)

// Entry is an entry of a channel's log: a message, its tombstone, or a stub of what is hidden.
type Entry struct {
	ID        string `json:"id"`
	Channel   string `json:"channel_id"`
	Sequence  int64  `json:"sequence_id"`
	Change    int64  `json:"change_id"`
	Author    string `json:"author"`
	UUID      string `json:"uuid"`
	Deleted   bool   `json:"deleted"`
	Hidden    bool   `json:"hidden"`
	Truncated bool   `json:"truncated"`

	State string `json:"-"` // all of it that is the same for every reader at one change, in one writing
}

// readerOwn are the fields of a message that depend on who reads or on receipts.
var readerOwn = []string{"delivered", "seen", "recipient_status", "uuid", "callback_url"}

// UnmarshalJSON reads an entry and its state.
func (e *Entry) UnmarshalJSON(text []byte) error {
	type plain Entry
	if err := json.Unmarshal(text, (*plain)(e)); err != nil {
		return err
	}
	var all map[string]any
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	if err := decoder.Decode(&all); err != nil || all == nil {
		return err
	}
	for _, name := range readerOwn {
		delete(all, name)
	}
	countsOnly(all["reactions"])
	state, err := json.Marshal(all) // with its names in order
	e.State = string(state)
	return err
}

// countsOnly takes out of reactions which are the reader's own: events, which are one frame for all, do not say.
func countsOnly(reactions any) {
	all, _ := reactions.(map[string]any)
	for _, each := range all {
		if r, ok := each.(map[string]any); ok {
			delete(r, "mine")
		}
	}
}

// newer reports whether e replaces what is held of the same entry. A whole message replaces a pointer.
func (e *Entry) newer(held *Entry) bool {
	switch {
	case held == nil || held.Hidden != e.Hidden:
		return true
	case e.Change != held.Change:
		return e.Change > held.Change
	}
	return held.Truncated && !e.Truncated
}

// contradicts reports whether two answers tell different things of one entry at one change.
func (e *Entry) contradicts(held *Entry) bool {
	same := held != nil && e.Change == held.Change && e.Truncated == held.Truncated && e.Hidden == held.Hidden
	return same && e.State != held.State
}
