package live

import "github.com/parleyhq/parley/shared/parley"

// entryConcerns reports whether a participant is told of a new entry: its author is, on their other devices,
// and everybody for whom it was written, unless they cleared it away.
func entryConcerns(m parley.Member, e parley.Message) bool {
	return m.First <= e.Sequence && (m.User == e.Author || m.Recipient(e.Sequence, e.Author))
}

// changeConcerns reports whether a participant is told of a change: who joined after it found it done, and
// of a message only who may read it is told.
func changeConcerns(m parley.Member, c parley.Change) bool {
	return m.Change <= c.ID && (c.Kind != parley.MessageChanged || m.First <= c.Message)
}

// proven reports whether a connection certainly has entry n: it is the only one that its user has, and the
// mark that says that n was delivered came on it. A mark over HTTP, or from another device, says nothing of
// this connection.
func proven(m parley.Member, n int64, live []parley.Connection) bool {
	return len(live) == 1 && m.Delivered >= n && m.Marker.Reached >= n && m.Marker.Connection == live[0].ID
}
