package wire

import "github.com/parleyhq/parley/shared/parley"

// Block is somebody whom the caller blocks.
type Block struct {
	UserID    parley.UserID `json:"user_id"`
	CreatedAt Time          `json:"created_at"`
}

// BlockOf shapes a block.
func BlockOf(b parley.Block) Block { return Block{UserID: b.User, CreatedAt: Time(b.CreatedAt)} }
