package store

import (
	"context"
	"errors"
	"strconv"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"

	"github.com/parleyhq/parley/shared/parley"
)

// What an app has used, and what each of its people has, is one item each, with an attribute for every counter:
// one read tells it all. A counter begins with its window, under the window's own name, so that counting takes
// no condition; the same write takes away those of windows that are over.

// AppUsage asks for what an app has used.
func (b *Batch) AppUsage(app parley.AppID) *Slot[parley.Counts] {
	return want(b, b.store.tables.Usage, appUsageKey(app), decodeCounts)
}

// UserUsage asks for what a person has used.
func (b *Batch) UserUsage(app parley.AppID, user parley.UserID) *Slot[parley.Counts] {
	return want(b, b.store.tables.Usage, userUsageKey(app, user), decodeCounts)
}

func decodeCounts(found item) (parley.Counts, error) {
	counts := parley.Counts{}
	for name, value := range found {
		n, ok := value.(*types.AttributeValueMemberN)
		if !ok {
			continue
		}
		count, err := strconv.ParseInt(n.Value, 10, 64)
		if err != nil {
			return nil, err
		}
		counts[parley.Counter(name)] = count
	}
	return counts, nil
}

// CountApp makes one attempt to add to a counter of an app. Before is what was read of it.
func (s *Store) CountApp(ctx context.Context, app parley.AppID, counter parley.Counter, n int64, before parley.Counts) error {
	return s.step(ctx, appUsageKey(app), stepped{counter, n, before.Outlived(counter)}, item{}, "")
}

// usageLifetime keeps what a person has used for longer than any window of theirs.
const usageLifetime = time.Hour

// CountUser makes one attempt to add to a counter of a person, whose counters end some time after now.
func (s *Store) CountUser(ctx context.Context, app parley.AppID, user parley.UserID, counter parley.Counter, n int64, before parley.Counts, now time.Time) error {
	return s.step(ctx, userUsageKey(app, user), stepped{counter, n, before.Outlived(counter)},
		item{":expires": number(now.Add(usageLifetime).Unix())}, "")
}

// ErrOver ends an attempt to count beyond a limit. Nothing was written.
var ErrOver = errors.New("over the limit")

// CountAppWithin makes one attempt to add to a counter of an app if that does not take it beyond a limit.
func (s *Store) CountAppWithin(ctx context.Context, app parley.AppID, counter parley.Counter, n, limit int64) error {
	if n > limit {
		return ErrOver
	}
	return s.within(ctx, appUsageKey(app), counter, n, limit, item{})
}

// CallbackUsage asks how often a message's callback was called in a window.
func (b *Batch) CallbackUsage(app parley.AppID, message parley.MessageID, w parley.Window) *Slot[parley.Counts] {
	return want(b, b.store.tables.Usage, callbackUsageKey(app, message, w), decodeCounts)
}

// CountCallback makes one attempt to count a call of a message's callback in a window, if there were fewer than
// parley.MaxCallbacks.
func (s *Store) CountCallback(ctx context.Context, app parley.AppID, message parley.MessageID, w parley.Window) error {
	return s.within(ctx, callbackUsageKey(app, message, w), parley.CountedCallbacks, 1, parley.MaxCallbacks,
		item{":expires": number(w.End().Add(usageLifetime).Unix())})
}

// within moves a counter if that does not take it beyond a limit.
func (s *Store) within(ctx context.Context, k key, counter parley.Counter, n, limit int64, values item) error {
	values[":most"] = number(limit - n)
	err := s.step(ctx, k, stepped{counter: counter, by: n}, values, "attribute_not_exists(#counter) OR #counter <= :most")
	if errors.Is(err, errCondition) {
		return ErrOver
	}
	return err
}

// stepped is a counter's move, and the counters that go with it.
type stepped struct {
	counter  parley.Counter
	by       int64
	outlived []parley.Counter
}

func (s *Store) step(ctx context.Context, k key, c stepped, values item, condition string) error {
	names := map[string]string{"#counter": string(c.counter)}
	values[":by"] = number(c.by)
	expression := "ADD #counter :by"
	if values[":expires"] != nil {
		expression += " SET expires = :expires"
	}
	var old []string
	for i, each := range c.outlived {
		name := "#old" + strconv.Itoa(i)
		names[name] = string(each)
		old = append(old, name)
	}
	if len(old) > 0 {
		expression += " REMOVE " + strings.Join(old, ", ")
	}
	input := &dynamodb.UpdateItemInput{
		TableName: &s.tables.Usage, Key: k.item(), UpdateExpression: &expression,
		ExpressionAttributeNames: names, ExpressionAttributeValues: values,
	}
	if condition != "" {
		input.ConditionExpression = aws.String(condition)
	}
	_, err := s.update(ctx, input)
	return err
}
