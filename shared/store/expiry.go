package store

import (
	"encoding/binary"
	"time"

	"github.com/parleyhq/parley/shared/parley"
)

// An item that its table deletes at a time, some day soon after it, has the attribute expires, in seconds of Unix
// time. Of a message these are all its items, but not the memory of who sent it with which key, nor changes.

func encodeTTL(at time.Time) int64 {
	if at.IsZero() {
		return 0
	}
	return at.Unix()
}

func decodeTTL(seconds int64) time.Time {
	if seconds == 0 {
		return time.Time{}
	}
	return time.Unix(seconds, 0).UTC()
}

// encodeExpiries writes expiries as pairs of varints, each what it is above the one before: a head with as many as
// there can be stays under 1 KB.
func encodeExpiries(expiries parley.Expiries) []byte {
	var (
		raw      []byte
		last, at int64
	)
	for _, each := range expiries {
		raw = binary.AppendUvarint(raw, uint64(each.Last-last))
		raw = binary.AppendUvarint(raw, uint64(each.At.Unix()-at))
		last, at = each.Last, each.At.Unix()
	}
	return raw
}

func decodeExpiries(raw []byte) (parley.Expiries, error) {
	var (
		expiries parley.Expiries
		last, at uint64
	)
	for len(raw) > 0 {
		more, n := binary.Uvarint(raw)
		later, m := binary.Uvarint(raw[max(0, n):])
		if n <= 0 || m <= 0 {
			return nil, errDamaged
		}
		last, at, raw = last+more, at+later, raw[n+m:]
		expiries = append(expiries, parley.Expiry{Last: int64(last), At: time.Unix(int64(at), 0).UTC()})
	}
	return expiries, nil
}
