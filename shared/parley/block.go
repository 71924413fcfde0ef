package parley

import (
	"slices"
	"time"
)

// Block is somebody whom a user blocks.
type Block struct {
	User      UserID
	CreatedAt time.Time
}

// MaxBlocks is how many people a user may block.
const MaxBlocks = 500

// BlockList is whom somebody blocks, and a number that every block and unblock of theirs changes, and that none of
// them brings back; 0 where they never blocked anybody.
type BlockList struct {
	Blocks
	Revision int64
}

// Blocks are the people whom somebody blocks, by their AuthorHash: it is asked only of one person at a time
// whether they are among them.
type Blocks []uint64

// Has reports whether user is blocked.
func (b Blocks) Has(user UserID) bool {
	return len(b) > 0 && slices.Contains(b, user.AuthorHash())
}
