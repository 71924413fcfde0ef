package store

import (
	"context"
	"errors"
	"strconv"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/feature/dynamodb/attributevalue"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"

	"github.com/parleyhq/parley/shared/parley"
)

// A block stands in three places, which one transaction writes: an item of its own, which is listed and which
// the creation of a PERSONAL channel checks; the blocked one's hash in the blocker's connections item, which
// readers and the fan-out look at; and the blocker's hash in the head of the PERSONAL channel of the two, which
// every send and change checks. A set without elements is no attribute, so that the last who unblocks frees.

type storedBlock struct {
	User      string `dynamodbav:"user_id"`
	CreatedAt int64  `dynamodbav:"created_at"`
}

// The two states of a PERSONAL channel's head.
const (
	isBlocked  = "attribute_exists(blocked_by)"
	notBlocked = "attribute_not_exists(blocked_by)"
)

// nextRevision moves the revision of a user's blocks. The first is of the clock: the item can expire after the last
// unblock, and what then begins anew must not come to a number that was there before.
const nextRevision = "blocks_revision = if_not_exists(blocks_revision, :now) + :one"

// stays is when an item expires that holds whom its user blocks: never.
var stays = time.Date(9999, 1, 1, 0, 0, 0, 0, time.UTC).Unix()

// Block asks whether a user blocks another.
func (b *Batch) Block(app parley.AppID, by, user parley.UserID) *Slot[parley.Block] {
	return want(b, b.store.tables.Identities, blockKey(app, by, user), decodeBlock)
}

// Blocks asks whom a user blocks.
func (b *Batch) Blocks(app parley.AppID, by parley.UserID) *Slot[parley.BlockList] {
	return want(b, b.store.tables.Identities, connectionsKey(app, by), func(found item) (parley.BlockList, error) {
		var p storedPresence
		err := attributevalue.UnmarshalMap(found, &p)
		return parley.BlockList{Blocks: p.Blocked, Revision: p.BlocksRevision}, err
	})
}

// BlocksOf lists whom a user blocks, in order of their ids.
func (s *Store) BlocksOf(ctx context.Context, app parley.AppID, by parley.UserID) ([]parley.Block, error) {
	var blocks []parley.Block
	err := s.query(ctx, s.tables.Identities, identityKey(app, by).pk, beginsWith(blockPrefix), func(found item) error {
		block, err := decodeBlock(found)
		blocks = append(blocks, block)
		return err
	})
	return blocks, err
}

// Blocking is a block about to come or to go.
type Blocking struct {
	App     parley.AppID
	By      parley.UserID
	Block   parley.Block
	Blocks  parley.Blocks    // whom they block, as read
	Channel parley.ChannelID // the PERSONAL one of the two, as read; "" where there is none
}

// Block makes one attempt to write a block that is not there. The error is ErrStale, ErrBusy, ErrUnknown, or
// one that trying again will not mend.
func (s *Store) Block(ctx context.Context, b Blocking) error {
	block, err := put(s.tables.Identities, blockKey(b.App, b.By, b.Block.User),
		storedBlock{string(b.Block.User), millis(b.Block.CreatedAt)}, absent, nil)
	if err != nil {
		return err
	}
	return s.commitBlocking(ctx, block, s.updateBlocks(b,
		"ADD blocked :user SET user_id = :by, stays = :never, expires = :never, "+nextRevision,
		"attribute_not_exists(blocked) OR size(blocked) < :most",
		item{":user": hashes(b.Block.User), ":by": text(string(b.By)), ":never": number(stays), ":most": number(parley.MaxBlocks)}, b.Block.CreatedAt,
	), s.flag(b, "ADD"))
}

// Unblock makes one attempt to take away a block that is there. The error is as of Block. With the last one the
// connections item is again one that expires.
func (s *Store) Unblock(ctx context.Context, b Blocking, now time.Time) error {
	block := types.TransactWriteItem{Delete: &types.Delete{
		TableName: &s.tables.Identities, Key: blockKey(b.App, b.By, b.Block.User).item(),
		ConditionExpression: aws.String("attribute_exists(pk)"),
	}}
	blocks := s.updateBlocks(b, "DELETE blocked :user SET "+nextRevision, "size(blocked) > :one", item{":user": hashes(b.Block.User)}, now)
	if len(b.Blocks) == 1 {
		blocks = s.updateBlocks(b, "REMOVE blocked, stays SET expires = :expires, "+nextRevision, "size(blocked) = :one",
			item{":expires": kept(now)}, now)
	}
	return s.commitBlocking(ctx, block, blocks, s.flag(b, "DELETE"))
}

func (s *Store) commitBlocking(ctx context.Context, writes ...types.TransactWriteItem) error {
	err := s.transact(ctx, writes)
	if errors.Is(err, errCondition) {
		return ErrStale
	}
	return err
}

func (s *Store) updateBlocks(b Blocking, expression, condition string, values item, at time.Time) types.TransactWriteItem {
	values[":now"], values[":one"] = number(millis(at)), number(1)
	return types.TransactWriteItem{Update: &types.Update{
		TableName: &s.tables.Identities, Key: connectionsKey(b.App, b.By).item(),
		UpdateExpression: &expression, ConditionExpression: &condition, ExpressionAttributeValues: values,
	}}
}

// flag adds the blocker to those who block the PERSONAL channel of the two, or deletes them from those, as long
// as it is that one; where there is none it checks that there still is none.
func (s *Store) flag(b Blocking, verb string) types.TransactWriteItem {
	if b.Channel == "" {
		users := []parley.UserID{min(b.By, b.Block.User), max(b.By, b.Block.User)}
		return types.TransactWriteItem{ConditionCheck: &types.ConditionCheck{
			TableName: &s.tables.Channels, Key: pairKey(b.App, users).item(), ConditionExpression: aws.String(absent),
		}}
	}
	return types.TransactWriteItem{Update: &types.Update{ // a pair's channel is open until it is that no more
		TableName: &s.tables.Channels, Key: headKey(b.App, b.Channel).item(),
		UpdateExpression: aws.String(verb + " blocked_by :by"), ConditionExpression: aws.String("#state = :open"),
		ExpressionAttributeNames:  map[string]string{"#state": "state"},
		ExpressionAttributeValues: item{":by": hashes(b.By), ":open": text(string(parley.Open))},
	}}
}

// checkNoBlocks are the conditions that neither of two users, given in order, blocks the other.
func (s *Store) checkNoBlocks(app parley.AppID, users []parley.UserID) []types.TransactWriteItem {
	var checks []types.TransactWriteItem
	for i, by := range users {
		checks = append(checks, types.TransactWriteItem{ConditionCheck: &types.ConditionCheck{
			TableName: &s.tables.Identities, Key: blockKey(app, by, users[1-i]).item(), ConditionExpression: aws.String(absent),
		}})
	}
	return checks
}

// hashes is a set of one user.
func hashes(user parley.UserID) types.AttributeValue {
	return &types.AttributeValueMemberNS{Value: []string{strconv.FormatUint(user.AuthorHash(), 10)}}
}

func decodeBlock(found item) (parley.Block, error) {
	var b storedBlock
	err := attributevalue.UnmarshalMap(found, &b)
	return parley.Block{User: parley.UserID(b.User), CreatedAt: fromMillis(b.CreatedAt)}, err
}
