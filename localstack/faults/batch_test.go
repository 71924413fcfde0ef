package faults_test

import (
	"context"
	"fmt"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"

	"github.com/parleyhq/parley/localstack/faults"
)

func TestBatchGetHandsKeysBackAsTheyWereAskedFor(t *testing.T) {
	b := newBench(t, faults.Config{Seed: 1, Unprocessed: 0.5})
	var keys []attributes
	for i := range 10 {
		sk := fmt.Sprint(i)
		mustPut(t, b.direct, valued("a", sk, i))
		keys = append(keys, key("a", sk))
	}
	none, some := 0, 0
	for range 60 {
		got := map[int]int{}
		ask := map[string]types.KeysAndAttributes{table: {
			Keys: keys, ConsistentRead: aws.Bool(true),
			ProjectionExpression:     aws.String("#v"),
			ExpressionAttributeNames: map[string]string{"#v": "v"},
		}}
		for round := 0; len(ask) > 0; round++ {
			out, err := b.client.BatchGetItem(context.Background(), &dynamodb.BatchGetItemInput{RequestItems: ask})
			if err != nil {
				t.Fatal(err)
			}
			left := out.UnprocessedKeys[table]
			if len(left.Keys) > 0 && (!aws.ToBool(left.ConsistentRead) || aws.ToString(left.ProjectionExpression) != "#v" || left.ExpressionAttributeNames["#v"] != "v") {
				t.Fatalf("the rest would be read otherwise: %+v", left)
			}
			if len(out.Responses[table])+len(left.Keys) != len(ask[table].Keys) {
				t.Fatalf("%d read, %d left of %d", len(out.Responses[table]), len(left.Keys), len(ask[table].Keys))
			}
			if len(left.Keys) == 10 {
				none++
			} else if len(left.Keys) > 0 {
				some++
			}
			for _, it := range out.Responses[table] {
				got[value(it)]++
			}
			ask = out.UnprocessedKeys
		}
		if len(got) != 10 {
			t.Fatalf("read %v", got)
		}
	}
	if none == 0 || some == 0 {
		t.Errorf("all handed back %d times, some %d times", none, some)
	}
	b.expect(t, faults.CountUnprocessedKeys)
}

func TestBatchGetAlwaysMakesProgressInTheEnd(t *testing.T) {
	b := newBench(t, faults.Config{Seed: 2, Unprocessed: 1})
	ask := map[string]types.KeysAndAttributes{table: {Keys: []attributes{key("a", "1"), key("a", "2")}}}
	poll(t, "one of two keys to be read", func() bool {
		out, err := b.client.BatchGetItem(context.Background(), &dynamodb.BatchGetItemInput{RequestItems: ask})
		if err != nil {
			t.Fatal(err)
		}
		return len(out.UnprocessedKeys[table].Keys) == 1
	})
}

func TestBatchWriteDoesNotDoWhatItHandsBack(t *testing.T) {
	for name, cfg := range map[string]faults.Config{
		"plain":   {Seed: 1, Unprocessed: 0.5},
		"tracked": {Seed: 1, Unprocessed: 0.5, Torn: 1, Stale: 1},
	} {
		t.Run(name, func(t *testing.T) {
			b := newBench(t, cfg)
			var writes []types.WriteRequest
			for i := range 10 {
				writes = append(writes, types.WriteRequest{PutRequest: &types.PutRequest{Item: valued("a", fmt.Sprint(i), i)}})
			}
			out, err := b.client.BatchWriteItem(context.Background(), &dynamodb.BatchWriteItemInput{
				RequestItems: map[string][]types.WriteRequest{table: writes},
			})
			if err != nil {
				t.Fatal(err)
			}
			left := map[int]bool{}
			for _, w := range out.UnprocessedItems[table] {
				left[value(w.PutRequest.Item)] = true
			}
			if len(left) == 0 || len(left) != b.proxy.Counts()[faults.CountUnprocessedItems] {
				t.Fatalf("left %v, counts %v", left, b.proxy.Counts())
			}
			for i := range 10 {
				if written := mustGet(t, b.direct, "a", fmt.Sprint(i)) == i; written == left[i] {
					t.Errorf("item %d: written %v, handed back %v", i, written, left[i])
				}
			}
		})
	}
}
