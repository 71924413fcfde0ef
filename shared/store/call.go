package store

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/feature/dynamodb/attributevalue"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"

	"github.com/parleyhq/parley/shared/meter"
	"github.com/parleyhq/parley/shared/retry"
)

// reason is why one item of a transaction stood in its way: its condition failed, and Item is what was
// there instead (nil: nothing).
type reason struct {
	failed bool
	item   item
}

// refused is a transaction in which at least one condition failed. Nothing was written.
type refused struct{ reasons []reason }

func (r *refused) Error() string { return "transaction: condition failed" }
func (r *refused) Unwrap() error { return errCondition }

// transact makes one attempt to write all items or none. The error is a *refused, ErrBusy, ErrUnknown,
// or one that trying again will not mend. The client's request token is new for each attempt.
func (s *Store) transact(ctx context.Context, writes []types.TransactWriteItem) error {
	ctx, cancel := context.WithTimeout(ctx, attemptTimeout)
	defer cancel()
	out, err := s.db.TransactWriteItems(ctx, &dynamodb.TransactWriteItemsInput{
		TransactItems: writes, ReturnConsumedCapacity: types.ReturnConsumedCapacityTotal,
	})
	var canceled *types.TransactionCanceledException
	if errors.As(err, &canceled) {
		meter.Add(ctx, 0, 0)
		return cancellation(canceled)
	}
	if err != nil {
		meter.Fail(ctx)
		return writeError("transact", err)
	}
	meter.Add(ctx, 0, units(out.ConsumedCapacity...))
	return nil
}

// cancellation reads the reasons. A failed condition says more than a conflict beside it; what is
// neither that, a conflict nor a throttle is our mistake.
func cancellation(canceled *types.TransactionCanceledException) error {
	reasons := make([]reason, len(canceled.CancellationReasons))
	failed, busy := false, false
	for i, r := range canceled.CancellationReasons {
		switch code := aws.ToString(r.Code); {
		case code == "ConditionalCheckFailed":
			reasons[i] = reason{failed: true, item: r.Item}
			failed = true
		case code == "TransactionConflict", throttled(code):
			busy = true
		}
	}
	switch {
	case failed:
		return &refused{reasons}
	case busy:
		return fmt.Errorf("transact: %w: %w", retry.ErrBusy, canceled)
	}
	return fmt.Errorf("transact: %w", canceled)
}

// update makes one attempt at a single-item update. What is found is what the input asks to be returned;
// with errCondition, the item that was there instead. Else the error is ErrBusy, ErrUnknown, or one that
// trying again will not mend.
func (s *Store) update(ctx context.Context, input *dynamodb.UpdateItemInput) (found item, err error) {
	ctx, cancel := context.WithTimeout(ctx, attemptTimeout)
	defer cancel()
	input.ReturnConsumedCapacity = types.ReturnConsumedCapacityTotal
	input.ReturnValuesOnConditionCheckFailure = types.ReturnValuesOnConditionCheckFailureAllOld
	out, err := s.db.UpdateItem(ctx, input)
	var failed *types.ConditionalCheckFailedException
	if errors.As(err, &failed) {
		meter.Add(ctx, 0, 0)
		return failed.Item, errCondition
	}
	if err != nil {
		meter.Fail(ctx)
		return nil, writeError("update", err)
	}
	meter.Add(ctx, 0, units(capacity(out.ConsumedCapacity)))
	return out.Attributes, nil
}

// remove makes one attempt to delete an item; one that is not there is deleted already.
func (s *Store) remove(ctx context.Context, table string, k key) error {
	ctx, cancel := context.WithTimeout(ctx, attemptTimeout)
	defer cancel()
	out, err := s.db.DeleteItem(ctx, &dynamodb.DeleteItemInput{
		TableName: &table, Key: k.item(), ReturnConsumedCapacity: types.ReturnConsumedCapacityTotal,
	})
	if err != nil {
		meter.Fail(ctx)
		return writeError("delete", err)
	}
	meter.Add(ctx, 0, units(capacity(out.ConsumedCapacity)))
	return nil
}

// sorts is which sort keys of a partition a query wants.
type sorts struct {
	condition string
	values    item
}

func between(low, high string) sorts {
	return sorts{"sk BETWEEN :low AND :high", item{":low": text(low), ":high": text(high)}}
}

func beginsWith(prefix string) sorts {
	return sorts{"begins_with(sk, :prefix)", item{":prefix": text(prefix)}}
}

// newQuery asks for items of one partition in order, strongly consistent.
func newQuery(table, pk string, wanted sorts) *dynamodb.QueryInput {
	values := item{":pk": text(pk)}
	maps.Copy(values, wanted.values)
	return &dynamodb.QueryInput{
		TableName:                 &table,
		KeyConditionExpression:    aws.String("pk = :pk AND " + wanted.condition),
		ExpressionAttributeValues: values,
		ConsistentRead:            aws.Bool(true),
		ReturnConsumedCapacity:    types.ReturnConsumedCapacityTotal,
	}
}

// query reads items of one partition in order, strongly consistent, page by page to the end.
func (s *Store) query(ctx context.Context, table, pk string, wanted sorts, each func(item) error) error {
	return s.queryPages(ctx, newQuery(table, pk, wanted), math.MaxInt, each)
}

// queryPages makes at most so many calls, each for what follows what the last has read.
func (s *Store) queryPages(ctx context.Context, input *dynamodb.QueryInput, pages int, each func(item) error) error {
	for range pages {
		out, err := s.queryPage(ctx, input)
		if err != nil {
			return err
		}
		for _, found := range out.Items {
			if err := each(found); err != nil {
				return fmt.Errorf("query: %w", err)
			}
		}
		if input.ExclusiveStartKey = out.LastEvaluatedKey; len(out.LastEvaluatedKey) == 0 {
			break
		}
	}
	return nil
}

func (s *Store) queryPage(ctx context.Context, input *dynamodb.QueryInput) (out *dynamodb.QueryOutput, err error) {
	err = retryRead(ctx, "query", func(ctx context.Context) (err error) {
		out, err = s.db.Query(ctx, input)
		if err != nil {
			meter.Fail(ctx)
			return err
		}
		meter.Add(ctx, units(capacity(out.ConsumedCapacity)), 0)
		return nil
	})
	return out, err
}

func capacity(c *types.ConsumedCapacity) types.ConsumedCapacity {
	if c == nil {
		return types.ConsumedCapacity{}
	}
	return *c
}

// put is a write of a whole item, on condition where one is given.
func put(table string, k key, stored any, condition string, values item) (types.TransactWriteItem, error) {
	attributes, err := attributevalue.MarshalMap(stored)
	if err != nil {
		return types.TransactWriteItem{}, fmt.Errorf("encode %s: %w", kind(k.sk), err)
	}
	write := &types.Put{TableName: &table, Item: k.of(attributes)}
	if condition != "" {
		write.ConditionExpression = &condition
		write.ExpressionAttributeValues = values
		write.ReturnValuesOnConditionCheckFailure = types.ReturnValuesOnConditionCheckFailureAllOld
	}
	return types.TransactWriteItem{Put: write}, nil
}

// absent is the condition that nothing is there yet.
const absent = "attribute_not_exists(pk)"
