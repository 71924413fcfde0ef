package messaging

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"time"

	"github.com/parleyhq/parley/shared/access"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/retry"
	"github.com/parleyhq/parley/shared/store"
)

// SyncRequest is what a client has: its positions, or the cursor of a sync that it has not read to the end.
type SyncRequest struct {
	Epoch      *int64 // the app's epoch that the positions are of; nil: the one now
	Channels   map[string]parley.Position
	Blocks     *int64 // the revision of the caller's blocks that the positions are of; nil where it does not say
	PerChannel int64  // how many entries of a channel one answer brings at most
	Cursor     string
}

// Synced is a part of what a client lacks.
type Synced struct {
	Epoch    int64
	Blocks   int64 // the revision of the caller's blocks, in every page as in the first
	Channels []SyncedChannel
	Removed  []string // those that it named and is not in
	Cursor   string   // "" at the end
}

// SyncedChannel is what a client lacks of one channel. Sequence, Change and Marks are its new position.
type SyncedChannel struct {
	Channel      ChannelView
	Messages     []MessageView // ascending, without a hole
	Changes      []SyncedChange
	Participants []parley.Member // nil where they are not told
	Identities   []access.IdentityView
	Sequence     int64
	Change       int64
	HasMore      bool
	Reset        parley.Reset
}

// SyncedChange is the newest state of one thing that was changed.
type SyncedChange struct {
	parley.Change
	Entry   *MessageView // of a message.changed
	Channel *ChannelView // of a channel.changed
}

// Limits of one answer, so that it stays far under Lambda's 6 MB and its time. Sizes are estimates.
const (
	syncedBytes    = 1 << 20
	channelBytes   = syncedBytes / 4 // of entries, and of changed ones, of one channel
	syncedChannels = 200
	syncedChanges  = 200
	syncTime       = 5 * time.Second
)

// Sync brings what the caller lacks, whatever that is and however long they were away: for each channel of
// theirs one small read, and what changed.
func (s *Service) Sync(ctx context.Context, c parley.Credential, req SyncRequest) (Synced, error) {
	began := s.now()
	actor, pending, rooms, removed, err := s.pending(ctx, c, &req)
	if err != nil {
		return Synced{}, err
	}
	answer := Synced{Epoch: actor.App.Epoch, Blocks: actor.Blocks.Revision, Removed: removed}
	var left []parley.Pending // what could not be read this time
	for bytes := 0; bytes < syncedBytes && len(answer.Channels) < syncedChannels && s.now().Sub(began) < syncTime; {
		next := looked(pending, rooms)
		if len(next) == 0 {
			break
		}
		var round round
		if round, err = s.bring(ctx, actor, rooms, next, req.PerChannel); err != nil {
			break
		}
		taken := answer.take(round.brought, &bytes)
		left = append(left, round.failed(next[:taken])...)
		err = round.err
		pending = pending[taken:]
	}
	if err != nil && len(answer.Channels) == 0 {
		return Synced{}, err
	}
	// What was read is good, whatever became of the rest, which is asked for with the cursor.
	if pending = append(pending, left...); len(pending) > 0 {
		answer.Cursor = parley.NewCursor(pending, req.PerChannel, answer.Blocks)
	}
	return answer, nil
}

// round is what became of some pending channels: brought, nil where the caller is in one no more, or not to be
// read this time.
type round struct {
	brought []*SyncedChannel
	errs    []error
	err     error // all of errs
}

// failed is which of the pending ones could not be read.
func (r round) failed(pending []parley.Pending) []parley.Pending {
	var failed []parley.Pending
	for i, p := range pending {
		if r.errs[i] != nil {
			failed = append(failed, p)
		}
	}
	return failed
}

// looked is the next of what is pending, as far as its rooms were looked at: a cursor can name more.
func looked(pending []parley.Pending, rooms map[parley.ChannelID]room) []parley.Pending {
	n := 0
	for n < min(sideBySide, len(pending)) {
		if _, ok := rooms[pending[n].Channel]; !ok {
			break
		}
		n++
	}
	return pending[:n]
}

// take adds channels, nil for those that the caller is in no more, until the answer is full, and reports how
// many it took. An empty answer takes one whatever its size.
func (a *Synced) take(brought []*SyncedChannel, bytes *int) int {
	for i, channel := range brought {
		if *bytes >= syncedBytes {
			return i
		}
		if channel != nil {
			*bytes += channel.size()
			a.Channels = append(a.Channels, *channel)
		}
	}
	return len(brought)
}

// pending is what the caller lacks, and the rooms it is in: as a cursor says, or by their positions.
func (s *Service) pending(ctx context.Context, c parley.Credential, req *SyncRequest) (parley.Actor, []parley.Pending, map[parley.ChannelID]room, []string, error) {
	if req.Cursor == "" {
		return s.compare(ctx, c, *req)
	}
	actor, err := s.admit(ctx, c, s.store.Batch())
	if err == nil {
		err = actor.Person()
	}
	if err != nil {
		return actor, nil, nil, nil, err
	}
	pending, perChannel, blocks, ok := parley.ParseCursor(req.Cursor)
	if !ok {
		return actor, nil, nil, nil, parley.RefuseField(parley.InvalidValue, "/cursor", "is not one of ours; sync again from your positions")
	}
	req.PerChannel, actor.Blocks.Revision = perChannel, blocks
	var channels []parley.ChannelID
	for _, p := range pending[:min(len(pending), syncedChannels+sideBySide)] {
		channels = append(channels, p.Channel)
	}
	found, err := s.rooms(ctx, actor, channels)
	rooms := byChannel(found)
	for i, channel := range channels {
		r := rooms[channel]
		rooms[channel] = r // zero where the caller has left
		if p := &pending[i]; p.Known && p.Reset == parley.NoReset && p.Change < r.member.Change {
			p.Reset = parley.ResetRejoined // since the cursor was made
		}
	}
	return actor, pending, rooms, nil, err
}

func byChannel(rooms []room) map[parley.ChannelID]room {
	by := map[parley.ChannelID]room{}
	for _, r := range rooms {
		by[r.head.Channel] = r
	}
	return by
}

// compare finds out which of the caller's channels have what the caller lacks, newest activity first.
func (s *Service) compare(ctx context.Context, c parley.Credential, req SyncRequest) (parley.Actor, []parley.Pending, map[parley.ChannelID]room, []string, error) {
	actor, mine, err := s.mine(ctx, c)
	if err != nil {
		return actor, nil, nil, nil, err
	}
	if mine, err = s.withMissing(ctx, actor, mine, req.Channels); err != nil {
		return actor, nil, nil, nil, err
	}
	if mine, err = s.caughtUp(ctx, actor, mine, req.Channels); err != nil {
		return actor, nil, nil, nil, err
	}
	slices.SortFunc(mine, func(a, b room) int {
		return cmp.Or(b.head.LastAt.Compare(a.head.LastAt), cmp.Compare(a.head.Channel, b.head.Channel))
	})
	stale := req.Epoch != nil && *req.Epoch != actor.App.Epoch
	var pending []parley.Pending
	for _, r := range mine {
		position, known := req.Channels[string(r.head.Channel)]
		p := parley.Pending{Channel: r.head.Channel, Known: known, Position: position}
		if known {
			p.Reset = r.reset(position, stale)
			if p.Reset == parley.NoReset && r.head.Type != parley.Personal && req.Blocks != nil && *req.Blocks != actor.Blocks.Revision {
				p.Reset = parley.ResetBlocks // entries have become stubs, or are stubs no more
			}
		}
		if p.Snapshot() || r.news(position) {
			pending = append(pending, p)
		}
	}
	rooms := byChannel(mine)
	removed := []string{}
	for named := range req.Channels {
		if _, ok := rooms[parley.ChannelID(named)]; !ok {
			removed = append(removed, named)
		}
	}
	slices.Sort(removed)
	return actor, pending, rooms, removed, nil
}

// lookedFor is how many channels that a client names and its list lacks are looked for one by one. Hardly ever
// is it more than the few that were just made.
const lookedFor = 100

// withMissing adds those of the named channels that the caller is in, and that their list did not show: a
// person who joins can be seen to be in a channel an instant before it is on their list.
func (s *Service) withMissing(ctx context.Context, actor parley.Actor, mine []room, named map[string]parley.Position) ([]room, error) {
	listed := byChannel(mine)
	var missing []parley.ChannelID
	for text := range named {
		channel, ok := parley.ParseChannelID(text)
		if _, known := listed[channel]; ok && !known && len(missing) < lookedFor {
			missing = append(missing, channel)
		}
	}
	if len(missing) == 0 {
		return mine, nil
	}
	found, err := s.rooms(ctx, actor, missing)
	return append(mine, found...), err
}

// ahead reports whether a position is beyond what the room's head shows.
func (r room) ahead(p parley.Position) bool {
	return p.Sequence > r.head.Last || p.Change > r.head.LastChange
}

// headRereads bounds how often a head is read again that a position is beyond. Fewer than of holes: a client
// can claim any position, and pays nothing for it.
const headRereads = 5

// caughtUp reads again the rooms whose heads are behind the caller's position: an entry can be seen an
// instant before its head. Those that stay behind are so for good.
func (s *Service) caughtUp(ctx context.Context, actor parley.Actor, rooms []room, positions map[string]parley.Position) ([]room, error) {
	for n := 1; n <= headRereads; n++ {
		var behind []parley.ChannelID
		for _, r := range rooms {
			if r.ahead(positions[string(r.head.Channel)]) {
				behind = append(behind, r.head.Channel)
			}
		}
		if len(behind) == 0 || n > 1 && retry.Pause(ctx, n-1) != nil {
			break
		}
		again, err := s.rooms(ctx, actor, behind)
		if err != nil {
			return nil, err
		}
		newer := byChannel(again)
		for i, r := range rooms {
			if other, ok := newer[r.head.Channel]; ok {
				rooms[i] = other
			}
		}
	}
	return rooms, nil
}

// reset says why a position is of no use any more.
func (r room) reset(p parley.Position, otherEpoch bool) parley.Reset {
	switch {
	case otherEpoch:
		return parley.ResetEpoch
	case p.Change < r.member.Change:
		return parley.ResetRejoined
	case r.ahead(p):
		return parley.ResetGap
	}
	return parley.NoReset
}

// news reports whether there is anything that a client at p lacks. Its own watermark, moved on another
// device or by what expired, counts: exactly where the client says which it knows, else whenever its own session was
// not the last to move it.
func (r room) news(p parley.Position) bool {
	if r.head.Last > p.Sequence || r.head.LastChange > p.Change || p.Receipts {
		return true
	}
	if p.Marks != nil {
		return *p.Marks != r.member.Marks
	}
	return r.first > 1 || r.member.Marks > 0 && r.member.Marker.Session != r.actor.Session
}

// size is about how many bytes the channel takes in an answer.
func (c SyncedChannel) size() int {
	n := 1024 + len(c.Channel.Metadata) + len(c.Participants)*128
	for _, m := range c.Messages {
		n += listedSize(m.Message)
	}
	if last := c.Channel.LastMessage; last != nil {
		n += listedSize(last.Message)
	}
	for _, change := range c.Changes {
		n += 256
		if change.Entry != nil {
			n += listedSize(change.Entry.Message)
		}
		if change.Channel != nil {
			n += 1024 + len(change.Channel.Metadata)
		}
	}
	for _, i := range c.Identities {
		n += i.Size()
	}
	return n
}

// listedSize is about how many bytes a message takes in a list.
func listedSize(m parley.Message) int {
	if m.Truncated() {
		return 1024 + len(m.Body.Metadata)
	}
	return m.Size
}

// bring reads what is pending of some channels, side by side.
func (s *Service) bring(ctx context.Context, actor parley.Actor, rooms map[parley.ChannelID]room, pending []parley.Pending, perChannel int64) (round, error) {
	r := round{brought: make([]*SyncedChannel, len(pending)), errs: make([]error, len(pending))}
	_ = eachOf(pending, func(i int, p parley.Pending) error {
		if in := rooms[p.Channel]; in.member.User != "" {
			r.brought[i], r.errs[i] = s.bringChannel(ctx, in, p, perChannel)
		}
		return nil
	})
	r.err = errors.Join(r.errs...)
	return r, s.introduce(ctx, actor, r.brought)
}

// introduce adds the identities of those who are listed as participants.
func (s *Service) introduce(ctx context.Context, actor parley.Actor, channels []*SyncedChannel) error {
	b := s.store.Batch()
	asked := map[parley.UserID]*store.Slot[parley.Identity]{}
	for _, c := range channels {
		for _, user := range c.people() {
			if asked[user] == nil {
				asked[user] = b.Identity(actor.App.ID, user)
			}
		}
	}
	if err := b.Run(ctx); err != nil {
		return err
	}
	for _, c := range channels {
		for _, user := range c.people() {
			if slot := asked[user]; slot.Found && !slot.Value.Erased {
				c.Identities = append(c.Identities, access.IdentityView{Identity: slot.Value})
			}
		}
	}
	return nil
}

// people are the participants who are listed.
func (c *SyncedChannel) people() []parley.UserID {
	var users []parley.UserID
	if c != nil {
		for _, m := range c.Participants {
			users = append(users, m.User)
		}
	}
	return users
}
