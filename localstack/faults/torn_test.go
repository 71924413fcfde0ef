package faults_test

import (
	"context"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"

	"github.com/parleyhq/parley/localstack/faults"
)

var tornKeys = []string{"1", "2", "3"}

// readers are three ways to read the same items, all consistent.
var readers = map[string]func(*dynamodb.Client) ([]int, error){
	"get": func(db *dynamodb.Client) ([]int, error) {
		var all []int
		for _, sk := range tornKeys {
			v, err := get(db, "a", sk, true)
			if err != nil {
				return nil, err
			}
			all = append(all, v)
		}
		return all, nil
	},
	"batch": func(db *dynamodb.Client) ([]int, error) {
		ask := types.KeysAndAttributes{ConsistentRead: aws.Bool(true)}
		for _, sk := range tornKeys {
			ask.Keys = append(ask.Keys, key("a", sk))
		}
		out, err := db.BatchGetItem(context.Background(), &dynamodb.BatchGetItemInput{
			RequestItems: map[string]types.KeysAndAttributes{table: ask},
		})
		if err != nil {
			return nil, err
		}
		return inOrder(out.Responses[table]), nil
	},
	"query": func(db *dynamodb.Client) ([]int, error) {
		items, err := queryAll(db, &dynamodb.QueryInput{ConsistentRead: aws.Bool(true)})
		return inOrder(items), err
	},
}

// inOrder gives the items' values by sort key, -1 for what is not there.
func inOrder(items []attributes) []int {
	all := make([]int, len(tornKeys))
	for n, sk := range tornKeys {
		all[n] = -1
		for _, it := range items {
			if it["sk"].(*types.AttributeValueMemberS).Value == sk {
				all[n] = value(it)
			}
		}
	}
	return all
}

// queryAll runs a query over collection a.
func queryAll(db *dynamodb.Client, in *dynamodb.QueryInput) ([]attributes, error) {
	out, err := query(db, in)
	if err != nil {
		return nil, err
	}
	return out.Items, nil
}

func query(db *dynamodb.Client, in *dynamodb.QueryInput) (*dynamodb.QueryOutput, error) {
	in.TableName = aws.String(table)
	if in.KeyConditionExpression == nil {
		in.KeyConditionExpression = aws.String("pk = :p")
	}
	if in.ExpressionAttributeValues == nil {
		in.ExpressionAttributeValues = attributes{}
	}
	in.ExpressionAttributeValues[":p"] = str("a")
	return db.Query(context.Background(), in)
}

// TestTornTransactions is the promise: readers see mixes of old and new while a transaction is under
// way, each item only ever goes forward, and nothing old is seen once the writer has his answer.
func TestTornTransactions(t *testing.T) {
	for name, read := range readers {
		t.Run(name, func(t *testing.T) {
			b := newBench(t, faults.Config{Seed: 4, Torn: 8 * time.Millisecond})
			var answered, mixes atomic.Int64
			answered.Store(-1)
			stop := make(chan struct{})
			var group sync.WaitGroup
			for range 3 {
				group.Go(func() { watch(t, b.client, read, stop, &answered, &mixes) })
			}
			for v := range 60 {
				var items []types.TransactWriteItem
				for _, sk := range tornKeys {
					items = append(items, putAction(valued("a", sk, v)))
				}
				if err := transact(b.client, items...); err != nil {
					t.Error(err)
				}
				answered.Store(int64(v))
			}
			close(stop)
			group.Wait()
			if mixes.Load() == 0 {
				t.Error("no reader saw a transaction half done")
			}
			b.expect(t, faults.CountTorn)
		})
	}
}

func watch(t *testing.T, db *dynamodb.Client, read func(*dynamodb.Client) ([]int, error), stop chan struct{}, answered, mixes *atomic.Int64) {
	last := []int{-1, -1, -1}
	for {
		select {
		case <-stop:
			return
		default:
		}
		floor := int(answered.Load())
		now, err := read(db)
		if err != nil {
			t.Error(err)
			return
		}
		for n, v := range now {
			if v < last[n] || v < floor {
				t.Errorf("item %d at %d after %d, answered %d", n, v, last[n], floor)
				return
			}
		}
		if slices.Min(now) != slices.Max(now) {
			mixes.Add(1)
		}
		last = now
	}
}
