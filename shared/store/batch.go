package store

import (
	"context"
	"errors"
	"fmt"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/feature/dynamodb/attributevalue"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
	"golang.org/x/sync/errgroup"

	"github.com/parleyhq/parley/shared/meter"
	"github.com/parleyhq/parley/shared/retry"
)

// maxBatchKeys is DynamoDB's limit of one BatchGetItem.
const maxBatchKeys = 100

// maxParallel bounds the calls that one batch makes side by side.
const maxParallel = 16

// Batch gathers reads of single items, strongly consistent but for counts, to be made in one round trip (in several
// side by side above 100). Ask for what is wanted, Run, then look into the slots. It is not a
// snapshot: two items may be seen on either side of one transaction.
type Batch struct {
	store *Store
	reads []*read
	seen  map[string]*read
}

type read struct {
	table string
	key   key
	into  []func(found item, round int) error
}

// Slot is where a batch puts an item. Found is false where there is none. Round says in which call of its
// batch it was read: one in a later round was read later.
type Slot[T any] struct {
	Value T
	Found bool
	Round int
}

// Batch begins a batch.
func (s *Store) Batch() *Batch { return &Batch{store: s, seen: map[string]*read{}} }

// want asks for one item and says how it becomes a T.
func want[T any](b *Batch, table string, k key, decode func(item) (T, error)) *Slot[T] {
	slot := &Slot[T]{}
	at := table + "\x00" + k.pk + "\x00" + k.sk
	r, ok := b.seen[at]
	if !ok {
		r = &read{table: table, key: k}
		b.seen[at] = r
		b.reads = append(b.reads, r)
	}
	r.into = append(r.into, func(found item, round int) (err error) {
		slot.Value, err = decode(found)
		slot.Found, slot.Round = err == nil, round
		return err
	})
	return slot
}

// Run makes the reads. A batch without any costs nothing.
func (b *Batch) Run(ctx context.Context) error {
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(maxParallel)
	for from := 0; from < len(b.reads); from += maxBatchKeys {
		part := b.reads[from:min(from+maxBatchKeys, len(b.reads))]
		group.Go(func() error { return b.store.batchGet(ctx, part) })
	}
	return group.Wait()
}

// batchGet reads until nothing is left over: an unprocessed key is unread, not absent.
func (s *Store) batchGet(ctx context.Context, reads []*read) error {
	pending := map[string]types.KeysAndAttributes{}
	waiting := map[string]*read{}
	for _, r := range reads {
		keys := pending[r.table]
		keys.ConsistentRead = aws.Bool(r.table != s.tables.Usage) // counts may lag: they bound, and decide nothing else
		keys.Keys = append(keys.Keys, r.key.item())
		pending[r.table] = keys
		waiting[r.table+"\x00"+r.key.pk+"\x00"+r.key.sk] = r
	}
	round := 0
	return retryRead(ctx, "batch get", func(ctx context.Context) error {
		for {
			round++
			before := keysIn(pending)
			err := s.batchGetOnce(ctx, &pending, waiting, round)
			if !errors.Is(err, errUnprocessed) || keysIn(pending) == before || retry.Pause(ctx, 1) != nil {
				return err
			}
		} // a round that read something is no failed attempt
	})
}

// errUnprocessed ends a round that left keys unread.
var errUnprocessed = fmt.Errorf("unprocessed keys: %w", retry.ErrBusy)

func keysIn(pending map[string]types.KeysAndAttributes) int {
	n := 0
	for _, keys := range pending {
		n += len(keys.Keys)
	}
	return n
}

// batchGetOnce makes one attempt and leaves in pending what is still to be read.
func (s *Store) batchGetOnce(ctx context.Context, pending *map[string]types.KeysAndAttributes, waiting map[string]*read, round int) error {
	out, err := s.db.BatchGetItem(ctx, &dynamodb.BatchGetItemInput{
		RequestItems: *pending, ReturnConsumedCapacity: types.ReturnConsumedCapacityTotal,
	})
	if err != nil {
		meter.Fail(ctx)
		return err
	}
	meter.Add(ctx, units(out.ConsumedCapacity...), 0)
	for table, items := range out.Responses {
		for _, found := range items {
			if err := deliver(waiting, table, found, round); err != nil {
				return err
			}
		}
	}
	*pending = out.UnprocessedKeys
	if len(*pending) > 0 {
		return errUnprocessed
	}
	return nil
}

func deliver(waiting map[string]*read, table string, found item, round int) error {
	var k struct {
		PK string `dynamodbav:"pk"`
		SK string `dynamodbav:"sk"`
	}
	if err := attributevalue.UnmarshalMap(found, &k); err != nil {
		return fmt.Errorf("%w: %w", errDamaged, err)
	}
	r, ok := waiting[table+"\x00"+k.PK+"\x00"+k.SK]
	if !ok {
		return fmt.Errorf("%w: not asked for: %s", errDamaged, kind(k.SK))
	}
	for _, into := range r.into {
		if err := into(found, round); err != nil {
			return fmt.Errorf("%w: %s: %w", errDamaged, kind(k.SK), err)
		}
	}
	return nil
}

// units adds up what DynamoDB says that a call took.
func units(consumed ...types.ConsumedCapacity) float64 {
	var total float64
	for _, c := range consumed {
		total += aws.ToFloat64(c.CapacityUnits)
	}
	return total
}
