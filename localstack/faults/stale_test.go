package faults_test

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"

	"github.com/parleyhq/parley/localstack/faults"
)

func TestEventuallyConsistentReadsLagAndCatchUp(t *testing.T) {
	b := newBench(t, faults.Config{Seed: 6, Stale: 20 * time.Millisecond})
	old, fresh := 0, 0
	for v := range 60 {
		mustPut(t, b.client, valued("a", "1", v))
		refusedPut(t, b.client, valued("a", "1", -7)) // leaves nothing for anybody to see
		if got := mustGet(t, b.client, "a", "1"); got != v {
			t.Fatalf("a consistent read saw %d after %d", got, v)
		}
		got, err := get(b.client, "a", "1", false)
		if err != nil {
			t.Fatal(err)
		}
		if got == v {
			fresh++
		} else {
			old++
		}
	}
	if old == 0 || fresh == 0 {
		t.Errorf("%d old, %d fresh reads", old, fresh)
	}
	b.expect(t, faults.CountStale)
	run := 0
	poll(t, "every replica to catch up", func() bool {
		got, err := get(b.client, "a", "1", false)
		if run++; err != nil || got != 59 {
			run = 0
		}
		return run == 20
	})
}

// refusedPut is a write whose condition the engine does not find met.
func refusedPut(t *testing.T, db *dynamodb.Client, it attributes) {
	t.Helper()
	_, err := db.PutItem(context.Background(), &dynamodb.PutItemInput{
		TableName: aws.String(table), Item: it, ConditionExpression: aws.String("attribute_not_exists(pk)"),
	})
	var failed *types.ConditionalCheckFailedException
	if !errors.As(err, &failed) {
		t.Fatal(err)
	}
}

// staleBench has items a/1 … a/6, of which by now 2 is another, 4 is gone and 7 is new; lagging readers
// see none of this for long.
func staleBench(t *testing.T) *bench {
	b := newBench(t, faults.Config{})
	for _, sk := range []string{"1", "2", "3", "4", "5", "6"} {
		mustPut(t, b.direct, valued("a", sk, 1))
	}
	b.proxy.Set(faults.Config{Seed: 8, Stale: time.Minute})
	mustPut(t, b.client, valued("a", "2", 2))
	mustPut(t, b.client, valued("a", "7", 2))
	_, err := b.client.DeleteItem(context.Background(), &dynamodb.DeleteItemInput{
		TableName: aws.String(table), Key: key("a", "4"),
	})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// lagged repeats a read until a lagging replica has answered it.
func lagged(t *testing.T, b *bench, read func() []string) []string {
	t.Helper()
	var got []string
	poll(t, "a lagging replica", func() bool {
		before := b.proxy.Counts()[faults.CountStale]
		got = read()
		return b.proxy.Counts()[faults.CountStale] > before
	})
	return got
}

// text writes items as sort key and value.
func text(items []attributes) []string {
	var all []string
	for _, it := range items {
		s := ""
		if sk, ok := it["sk"].(*types.AttributeValueMemberS); ok {
			s = sk.Value
		}
		if v, ok := it["v"].(*types.AttributeValueMemberN); ok {
			s += "=" + v.Value
		}
		all = append(all, s)
	}
	return all
}

func TestQueriesShowTheOldState(t *testing.T) {
	b := staleBench(t)
	old := []string{"1=1", "2=1", "3=1", "4=1", "5=1", "6=1"}
	reversed := slices.Clone(old)
	slices.Reverse(reversed)
	for name, c := range map[string]struct {
		in   dynamodb.QueryInput
		want []string
	}{
		"all":         {dynamodb.QueryInput{}, old},
		"descending":  {dynamodb.QueryInput{ScanIndexForward: aws.Bool(false)}, reversed},
		"below":       {ranged("pk = :p AND sk < :a", "5"), old[:4]},
		"up to":       {ranged("(pk = :p) and (sk <= :a)", "4"), old[:4]},
		"above":       {ranged("pk = :p AND sk > :a", "2"), old[2:]},
		"from":        {ranged("sk >= :a AND pk = :p", "3"), old[2:]},
		"one":         {ranged("pk = :p AND sk = :a", "4"), old[3:4]},
		"between":     {ranged("pk = :p AND sk BETWEEN :a AND :b", "3", "5"), old[2:5]},
		"begins with": {ranged("pk = :p AND begins_with(sk, :a)", "4"), old[3:4]},
		"projection": {dynamodb.QueryInput{
			ProjectionExpression: aws.String("#s"), ExpressionAttributeNames: map[string]string{"#s": "sk"},
		}, []string{"1", "2", "3", "4", "5", "6"}},
		"limit":            {dynamodb.QueryInput{Limit: aws.Int32(4)}, old[:4]},
		"limit descending": {dynamodb.QueryInput{Limit: aws.Int32(1), ScanIndexForward: aws.Bool(false)}, reversed[:1]},
		"next page":        {dynamodb.QueryInput{ExclusiveStartKey: key("a", "3"), Limit: aws.Int32(2)}, old[3:5]},
	} {
		t.Run(name, func(t *testing.T) {
			got := lagged(t, b, func() []string {
				out, err := query(b.client, &c.in)
				if err != nil {
					t.Fatal(err)
				}
				if int(out.Count) != len(out.Items) {
					t.Errorf("count %d of %d", out.Count, len(out.Items))
				}
				return text(out.Items)
			})
			if !slices.Equal(got, c.want) {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}

func ranged(condition string, args ...string) dynamodb.QueryInput {
	values := attributes{}
	for n, arg := range args {
		values[[]string{":a", ":b"}[n]] = str(arg)
	}
	return dynamodb.QueryInput{KeyConditionExpression: &condition, ExpressionAttributeValues: values}
}

func TestPagesOfALaggingQueryMakeTheWhole(t *testing.T) {
	b := staleBench(t)
	for _, forward := range []bool{true, false} {
		// A walk whose pages were all answered by lagging replicas is found by its items: page by page a
		// third of the reads is fresh.
		poll(t, "a walk that lagged all the way", func() bool {
			got := walk(t, b, forward)
			if !forward {
				slices.Reverse(got)
			}
			return slices.Equal(got, []string{"1=1", "2=1", "3=1", "4=1", "5=1", "6=1"})
		})
	}
}

func walk(t *testing.T, b *bench, forward bool) []string {
	t.Helper()
	var got []string
	in := &dynamodb.QueryInput{Limit: aws.Int32(2), ScanIndexForward: &forward}
	for {
		out, err := query(b.client, in)
		if err != nil {
			t.Fatal(err)
		}
		if len(out.Items) > 2 || len(out.Items) < 2 && out.LastEvaluatedKey != nil {
			t.Fatalf("%d items on a page of 2", len(out.Items))
		}
		got = append(got, text(out.Items)...)
		if in.ExclusiveStartKey = out.LastEvaluatedKey; in.ExclusiveStartKey == nil {
			return got
		}
	}
}

func TestCountsOfALaggingQuery(t *testing.T) {
	b := staleBench(t)
	counted := int32(0)
	lagged(t, b, func() []string {
		out, err := query(b.client, &dynamodb.QueryInput{Select: types.SelectCount})
		if err != nil {
			t.Fatal(err)
		}
		if counted = out.Count; len(out.Items) != 0 {
			t.Errorf("items in a count: %v", text(out.Items))
		}
		return nil
	})
	if counted != 6 {
		t.Errorf("counted %d, want 6", counted)
	}
}

func TestLaggingGetsShowTheOldItems(t *testing.T) {
	b := staleBench(t)
	for _, shape := range []*string{nil, aws.String("sk, v")} {
		got := lagged(t, b, func() []string {
			out, err := b.client.BatchGetItem(context.Background(), &dynamodb.BatchGetItemInput{
				RequestItems: map[string]types.KeysAndAttributes{table: {
					Keys:                 []attributes{key("a", "1"), key("a", "2"), key("a", "4"), key("a", "7")},
					ProjectionExpression: shape,
				}},
			})
			if err != nil {
				t.Fatal(err)
			}
			return text(out.Responses[table])
		})
		if want := []string{"1=1", "2=1", "4=1"}; !slices.Equal(got, want) {
			t.Errorf("batch: got %v, want %v", got, want)
		}
		for sk, want := range map[string]string{"2": "2=1", "4": "4=1", "7": ""} {
			got := lagged(t, b, func() []string {
				out, err := b.client.GetItem(context.Background(), &dynamodb.GetItemInput{
					TableName: aws.String(table), Key: key("a", sk), ProjectionExpression: shape,
				})
				if err != nil {
					t.Fatal(err)
				}
				return text([]attributes{out.Item})
			})
			if got[0] != want {
				t.Errorf("get %s: got %q, want %q", sk, got[0], want)
			}
		}
	}
	if v := mustGet(t, b.client, "a", "2"); v != 2 {
		t.Errorf("a consistent read saw %d", v)
	}
}
