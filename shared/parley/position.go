package parley

import (
	"encoding/binary"
)

// Position is how much of a channel a client has: everything up to an entry of each of its two logs.
type Position struct {
	Sequence int64
	Change   int64
	Marks    *int64 // the caller's own Member.Marks as the client knows it; nil where it does not say
	Receipts bool   // the others' watermarks are wanted, also where nothing else changed
}

// Reset says why a client must drop what it has of a channel.
type Reset string

// The resets.
const (
	NoReset       Reset = ""
	ResetGap      Reset = "gap"      // its position is beyond what there is
	ResetEpoch    Reset = "epoch"    // its position is of another epoch of the app
	ResetRejoined Reset = "rejoined" // it is of an earlier time in the channel
	ResetBlocks   Reset = "blocks"   // the caller blocks others than when it was taken
)

// Pending is a channel that a sync has still to bring.
type Pending struct {
	Channel ChannelID
	Known   bool // the client has it, up to Position
	Reset   Reset
	Position
}

// Snapshot reports whether the client gets the newest entries, rather than what follows its own.
func (p Pending) Snapshot() bool { return !p.Known || p.Reset != NoReset }

var resetCodes = []Reset{NoReset, ResetGap, ResetEpoch, ResetRejoined, ResetBlocks}

const (
	cursorVersion = 2
	knownFlag     = 1
	receiptsFlag  = 2
	resetShift    = 2
)

// NewCursor writes what is left of a sync, so that the server keeps nothing: base64url of a version, the
// messages wanted of each channel, the revision of the caller's blocks at the first page, and 18 bytes or a little
// more for each channel.
func NewCursor(pending []Pending, perChannel, blocks int64) string {
	raw := binary.AppendUvarint(binary.AppendUvarint([]byte{cursorVersion}, uint64(perChannel)), uint64(blocks))
	for _, p := range pending {
		flags := byte(0)
		if p.Known {
			flags |= knownFlag
		}
		if p.Receipts {
			flags |= receiptsFlag
		}
		for code, reset := range resetCodes {
			if reset == p.Reset {
				flags |= byte(code) << resetShift
			}
		}
		raw = append(append(raw, fromBase64(string(p.Channel))...), flags)
		raw = binary.AppendUvarint(binary.AppendUvarint(raw, uint64(p.Sequence)), uint64(p.Change))
	}
	return toBase64(raw)
}

// ParseCursor reads a cursor; ok is false for what NewCursor would not have written.
func ParseCursor(text string) (pending []Pending, perChannel, blocks int64, ok bool) {
	raw := fromBase64(text)
	if len(raw) < 2 || raw[0] != cursorVersion {
		return nil, 0, 0, false
	}
	if raw, perChannel, ok = number(raw[1:]); ok {
		raw, blocks, ok = number(raw)
	}
	for ok && len(raw) > 0 {
		var p Pending
		if p, raw, ok = parsePending(raw); ok {
			pending = append(pending, p)
		}
	}
	ok = ok && perChannel > 0 && perChannel <= MaxPerPage && NewCursor(pending, perChannel, blocks) == text
	return pending, perChannel, blocks, ok
}

func parsePending(raw []byte) (p Pending, rest []byte, ok bool) {
	if len(raw) <= channelBytes {
		return p, nil, false
	}
	flags := raw[channelBytes]
	code := int(flags >> resetShift)
	if code >= len(resetCodes) {
		return p, nil, false
	}
	p = Pending{Channel: ChannelID(toBase64(raw[:channelBytes])), Known: flags&knownFlag != 0, Reset: resetCodes[code]}
	p.Receipts = flags&receiptsFlag != 0
	if rest, p.Sequence, ok = number(raw[channelBytes+1:]); !ok {
		return p, nil, false
	}
	rest, p.Change, ok = number(rest)
	return p, rest, ok
}

// number reads a varint that a sequence or change number can be.
func number(raw []byte) (rest []byte, n int64, ok bool) {
	u, size := binary.Uvarint(raw)
	if size <= 0 || u > MaxSequence {
		return nil, 0, false
	}
	return raw[size:], int64(u), true
}
