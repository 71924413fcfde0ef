package parley

import (
	"time"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
)

// ChangeKind is what a change did, by the name of the event that tells of it.
type ChangeKind string

// The kinds of changes.
const (
	MessageChanged     ChangeKind = "message.changed"
	ChannelChanged     ChangeKind = "channel.changed"
	ChannelRemoved     ChangeKind = "channel.removed" // for everybody: the channel was deleted
	ParticipantJoined  ChangeKind = "participant.joined"
	ParticipantLeft    ChangeKind = "participant.left"
	ParticipantChanged ChangeKind = "participant.changed"
)

// What a change did to a message, or why somebody is a participant no more.
const (
	WhatDeleted  = "deleted"
	WhatMetadata = "metadata"
	WhatReaction = "reaction"
	WhatLeft     = "left"
	WhatRemoved  = "removed"
)

// Change is an entry of a channel's change log: it names what was changed, and what stands there now is
// read from the thing itself.
type Change struct {
	Channel  ChannelID
	ID       int64
	Sequence int64 // the channel's last entry when it was committed
	Kind     ChangeKind
	What     string // one of the What… words, or ""
	Message  int64  // MessageChanged: which entry
	User     UserID // Participant…: who
	Role     Role   // ParticipantJoined and ParticipantChanged: as what
	Reactor  UserID // WhatReaction: whose it is
	Reaction string // WhatReaction: its key
	Added    bool   // WhatReaction: whether it was put, or taken away
	At       time.Time
}

// Tombstone is what stays of a deleted message, by change: its numbers, author, type and times.
func (m Message) Tombstone(change int64, at time.Time) Message {
	m.Body = Body{Type: m.Body.Type, Content: jsontext.Value("null"), Parts: []Part{}, Metadata: jsontext.Value("{}")}
	m.Size, m.Parts, m.Chunks, m.Contents = envelopeBytes, 0, 0, nil
	m.Reactions, m.Reactors, m.Mine, m.Pushes = nil, nil, nil, Notification{}
	m.Deleted, m.Change, m.UpdatedAt = true, change, at
	return m
}

// PatchMetadata is the message with a merge patch applied to its metadata, by change.
func (m Message) PatchMetadata(patch jsontext.Value, change int64, at time.Time) (Message, error) {
	merged, err := mergePatch(m.Body.Metadata, patch, "")
	if err != nil {
		return m, err
	}
	metadata, err := messageMetadata(merged, "")
	if err != nil {
		return m, err
	}
	return m.withMetadata(metadata, change, at), nil
}

func (m Message) withMetadata(metadata jsontext.Value, change int64, at time.Time) Message {
	m.Size += len(metadata) - len(m.Body.Metadata)
	m.Body.Metadata, m.Change, m.UpdatedAt = metadata, change, at
	return m
}

// MergePatch applies an RFC 7396 patch to an object. The result is an object of at most limit bytes; at is
// where in a body the patch stood.
func MergePatch(object, patch jsontext.Value, limit int, at string) (jsontext.Value, error) {
	merged, err := mergePatch(object, patch, at)
	if err != nil {
		return nil, err
	}
	return Metadata(merged, limit, at)
}

func mergePatch(object, patch jsontext.Value, at string) (jsontext.Value, error) {
	if patch.Kind() != '{' {
		return nil, RefuseField(InvalidRequest, at, "must be an object: a JSON merge patch")
	}
	if err := checkReadable(patch, at); err != nil {
		return nil, err
	}
	merged, err := merge(object, patch)
	if err != nil {
		return nil, RefuseField(InvalidRequest, at, "cannot be read as a JSON merge patch")
	}
	return merged, nil
}

func merge(target, patch jsontext.Value) (jsontext.Value, error) {
	if patch.Kind() != '{' {
		return patch, nil
	}
	members, changes := map[string]jsontext.Value{}, map[string]jsontext.Value{}
	if target.Kind() == '{' {
		if err := json.Unmarshal(target, &members); err != nil {
			return nil, err
		}
	}
	if err := json.Unmarshal(patch, &changes); err != nil {
		return nil, err
	}
	for name, change := range changes {
		if change.Kind() == 'n' {
			delete(members, name)
			continue
		}
		merged, err := merge(members[name], change)
		if err != nil {
			return nil, err
		}
		members[name] = merged
	}
	return json.Marshal(members, json.Deterministic(true))
}
