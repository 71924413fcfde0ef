package messaging

import (
	"context"
	"strconv"
	"time"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/store"
)

// Blocks is a page of those whom somebody blocks, and how many they are in all.
type Blocks struct {
	Blocks []parley.Block
	Total  int
}

// ListBlocks shows whom the caller blocks, in order of their ids.
func (s *Service) ListBlocks(ctx context.Context, c parley.Credential, page parley.Page) (Blocks, error) {
	actor, err := s.access.Admit(ctx, c, s.store.Batch())
	if err == nil {
		err = actor.Person()
	}
	if err != nil {
		return Blocks{}, err
	}
	blocks, err := s.store.BlocksOf(ctx, actor.App.ID, actor.User)
	return Blocks{Blocks: parley.Cut(blocks, page), Total: len(blocks)}, err
}

// BlockUser has the caller block somebody: neither of the two can start or use their PERSONAL channel, and in
// groups the caller gets the other's entries as stubs. Who is blocked already stays so, since when they were.
func (s *Service) BlockUser(ctx context.Context, c parley.Credential, named string) (parley.Block, error) {
	var block parley.Block
	err := decided(ctx, func(ctx context.Context) (commit, error) {
		two, err := s.enterTwo(ctx, c, named)
		if err != nil {
			return nil, err
		}
		if err := two.mayBlock(); err != nil {
			return nil, err
		}
		if two.block.Found {
			block = two.block.Value
			return nil, nil
		}
		block = parley.Block{User: two.user, CreatedAt: s.now().UTC().Truncate(time.Millisecond)}
		return func() error { return s.store.Block(ctx, two.blocking(block)) }, nil
	})
	return block, err
}

// UnblockUser takes the caller's block of somebody away. One that is not there is gone already.
func (s *Service) UnblockUser(ctx context.Context, c parley.Credential, named string) error {
	return decided(ctx, func(ctx context.Context) (commit, error) {
		two, err := s.enterTwo(ctx, c, named)
		if err != nil || !two.block.Found {
			return nil, err
		}
		return func() error { return s.store.Unblock(ctx, two.blocking(two.block.Value), s.now()) }, nil
	})
}

// two is the caller and somebody else, as they stand to each other.
type two struct {
	actor    parley.Actor
	user     parley.UserID // the other; "" where the name can be nobody's
	identity *store.Slot[parley.Identity]
	block    *store.Slot[parley.Block]
	blocks   *store.Slot[parley.BlockList]
	personal *store.Slot[parley.ChannelID]
}

func (s *Service) enterTwo(ctx context.Context, c parley.Credential, named string) (two, error) {
	user, err := parley.ParseUserID(named)
	switch {
	case named == "me":
		user = c.User
	case err != nil:
		user = ""
	}
	t := two{user: user, block: &store.Slot[parley.Block]{}}
	b := s.store.Batch()
	if c.User != "" && user != "" {
		t.identity, t.block, t.blocks = b.Identity(c.App, user), b.Block(c.App, c.User, user), b.Blocks(c.App, c.User)
		t.personal = b.Pair(c.App, []parley.UserID{min(c.User, user), max(c.User, user)})
	}
	if t.actor, err = s.access.Admit(ctx, c, b); err == nil {
		err = t.actor.Person()
	}
	return t, err
}

func (t two) mayBlock() error {
	switch {
	case t.user == t.actor.User:
		return parley.Refuse(parley.InvalidValue, "nobody can block themself")
	case t.user == "" || !t.identity.Found && !t.block.Found:
		return parley.Refuse(parley.NotFound, "no such identity")
	case len(t.blocks.Value.Blocks) >= parley.MaxBlocks && !t.block.Found:
		return parley.Refuse(parley.Conflict, "you block "+strconv.Itoa(parley.MaxBlocks)+" people, as many as one may; unblock somebody first")
	}
	return nil
}

func (t two) blocking(block parley.Block) store.Blocking {
	return store.Blocking{
		App: t.actor.App.ID, By: t.actor.User, Block: block, Blocks: t.blocks.Value.Blocks, Channel: t.personal.Value,
	}
}

func blocked() error {
	return parley.Refuse(parley.Blocked, "one of the two people of this PERSONAL channel blocks the other; it can be read, and not used")
}

// usable refuses what the two people of a PERSONAL channel may not do while one of them blocks the other. A
// server that acts for nobody may.
func (r room) usable() error {
	if r.head.Blocked() && r.actor.User != "" {
		return blocked()
	}
	return nil
}
