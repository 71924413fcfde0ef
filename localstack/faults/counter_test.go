package faults_test

import (
	"context"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
	"pgregory.net/rapid"

	"github.com/parleyhq/parley/localstack/faults"
)

// TestACounterStaysExactUnderEveryFault: whatever the proxy does, the engine underneath keeps its word
// and no answer lies, so a careful client counts exactly.
func TestACounterStaysExactUnderEveryFault(t *testing.T) {
	b := newBench(t, faults.Config{})
	run := 0
	rapid.Check(t, func(t *rapid.T) {
		run++
		p := rapid.Float64Range(0.02, 0.3)
		b.proxy.Set(faults.Config{
			Seed:     rapid.Uint64().Draw(t, "seed"),
			Conflict: p.Draw(t, "conflict"), Throttle: p.Draw(t, "throttle"), Timeout: p.Draw(t, "timeout"),
			Error: p.Draw(t, "error"), Unprocessed: p.Draw(t, "unprocessed"),
			Torn:  time.Duration(rapid.IntRange(0, 3).Draw(t, "torn")) * time.Millisecond,
			Stale: time.Duration(rapid.IntRange(0, 5).Draw(t, "stale")) * time.Millisecond,
		})
		count(t, b, fmt.Sprint("run", run), rapid.IntRange(1, 4).Draw(t, "clients"))
	})
	for _, name := range []string{
		faults.CountConflict, faults.CountLocked, faults.CountThrottle, faults.CountTimeoutBefore, faults.CountTimeoutAfter,
		faults.CountErrorBefore, faults.CountErrorAfter, faults.CountUnprocessedKeys, faults.CountTorn,
	} {
		b.expect(t, name)
	}
}

const each = 4

// count lets clients add to one counter, each time with a record of its own, and checks the sum.
func count(t *rapid.T, b *bench, pk string, clients int) {
	var group sync.WaitGroup
	failed := make(chan error, clients)
	for who := range clients {
		group.Go(func() {
			for n := range each {
				if err := increment(b.client, pk, fmt.Sprintf("%d-%d", who, n)); err != nil {
					failed <- err
					return
				}
			}
		})
	}
	group.Wait()
	close(failed)
	for err := range failed {
		t.Fatal(err)
	}
	out, err := b.direct.Query(context.Background(), &dynamodb.QueryInput{
		TableName: aws.String(table), KeyConditionExpression: aws.String("pk = :p"),
		ExpressionAttributeValues: attributes{":p": str(pk)},
	})
	if err != nil {
		t.Fatal(err)
	}
	numbers := map[int]int{}
	for _, it := range out.Items {
		numbers[value(it)]++
	}
	total := clients * each
	if len(out.Items) != total+1 || numbers[total] != 2 {
		t.Fatalf("%d items, numbers %v, want %d", len(out.Items), numbers, total)
	}
	for n := 1; n < total; n++ {
		if numbers[n] != 1 {
			t.Fatalf("number %d given %d times", n, numbers[n])
		}
	}
}

// increment raises the counter once for this record, however often it must try.
func increment(db *dynamodb.Client, pk, record string) error {
	deadline := time.Now().Add(time.Minute)
	for time.Now().Before(deadline) {
		now, done, err := look(db, pk, record)
		if done {
			return nil
		}
		if err == nil && raise(db, pk, record, max(now, 0)) == nil {
			return nil
		}
	}
	return fmt.Errorf("%s %s: no end of faults", pk, record)
}

// look reads the counter, and whether the record is there.
func look(db *dynamodb.Client, pk, record string) (now int, done bool, err error) {
	out, err := db.BatchGetItem(context.Background(), &dynamodb.BatchGetItemInput{
		RequestItems: map[string]types.KeysAndAttributes{table: {
			Keys: []attributes{key(pk, "counter"), key(pk, record)}, ConsistentRead: aws.Bool(true),
		}},
	})
	if err != nil {
		return 0, false, err
	}
	if len(out.UnprocessedKeys) > 0 {
		return 0, false, fmt.Errorf("unread keys")
	}
	for _, it := range out.Responses[table] {
		if it["sk"].(*types.AttributeValueMemberS).Value == "counter" {
			now = value(it)
		} else {
			done = true
		}
	}
	return now, done, nil
}

func raise(db *dynamodb.Client, pk, record string, now int) error {
	return transact(db,
		types.TransactWriteItem{Update: &types.Update{
			TableName: aws.String(table), Key: key(pk, "counter"),
			UpdateExpression:          aws.String("SET v = :next"),
			ConditionExpression:       aws.String("attribute_not_exists(v) AND :now = :zero OR v = :now"),
			ExpressionAttributeValues: attributes{":next": num(now + 1), ":now": num(now), ":zero": num(0)},
		}},
		types.TransactWriteItem{Put: &types.Put{
			TableName: aws.String(table), Item: valued(pk, record, now+1),
			ConditionExpression: aws.String("attribute_not_exists(pk)"),
		}},
	)
}
