package faults_test

import (
	"context"
	"errors"
	"io"
	"slices"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
	smithyhttp "github.com/aws/smithy-go/transport/http"

	"github.com/parleyhq/parley/localstack/faults"
)

// expect fails the test unless a fault was really counted.
func (b *bench) expect(t *testing.T, name string) {
	t.Helper()
	if b.proxy.Counts()[name] == 0 {
		t.Errorf("no %s counted: %v", name, b.proxy.Counts())
	}
}

func TestConflictCancelsATransactionWithOneReason(t *testing.T) {
	b := newBench(t, faults.Config{Seed: 1, Conflict: 1})
	at := map[int]bool{}
	for range 20 {
		err := transact(b.client, putAction(key("a", "1")), putAction(key("a", "2")), putAction(key("a", "3")))
		codes := reasons(err)
		i := slices.Index(codes, "TransactionConflict")
		if len(codes) != 3 || i < 0 {
			t.Fatalf("reasons %v of %v", codes, err)
		}
		codes[i] = "None"
		if !slices.Equal(codes, []string{"None", "None", "None"}) {
			t.Fatalf("more than one reason: %v", codes)
		}
		at[i] = true
		var cancelled *types.TransactionCanceledException
		errors.As(err, &cancelled)
		if m := aws.ToString(cancelled.CancellationReasons[i].Message); m != "Transaction is ongoing for the item" {
			t.Errorf("message %q", m)
		}
		if cancelled.Message == nil {
			t.Error("no message")
		}
	}
	if len(at) != 3 {
		t.Errorf("the conflict is always with items %v", at)
	}
	if v := mustGet(t, b.direct, "a", "1"); v != -1 || b.proxy.Counts()[faults.CountConflict] != 20 {
		t.Errorf("value %d, counts %v", v, b.proxy.Counts())
	}
}

func TestConflictRefusesSingleWritesAndSparesReads(t *testing.T) {
	b := newBench(t, faults.Config{Seed: 1, Conflict: 1})
	ctx := context.Background()
	var conflict *types.TransactionConflictException
	if err := put(b.client, valued("a", "1", 1)); !errors.As(err, &conflict) {
		t.Errorf("put: %v", err)
	}
	_, err := b.client.DeleteItem(ctx, &dynamodb.DeleteItemInput{TableName: aws.String(table), Key: key("a", "1")})
	if !errors.As(err, &conflict) {
		t.Errorf("delete: %v", err)
	}
	_, err = b.client.UpdateItem(ctx, &dynamodb.UpdateItemInput{TableName: aws.String(table), Key: key("a", "1")})
	if !errors.As(err, &conflict) {
		t.Errorf("update: %v", err)
	}
	if v := mustGet(t, b.client, "a", "1"); v != -1 {
		t.Errorf("something was written: %d", v)
	}
	_, err = b.client.TransactGetItems(ctx, &dynamodb.TransactGetItemsInput{TransactItems: []types.TransactGetItem{
		{Get: &types.Get{TableName: aws.String(table), Key: key("a", "1")}},
	}})
	if codes := reasons(err); !slices.Equal(codes, []string{"TransactionConflict"}) {
		t.Errorf("transact get: %v", err)
	}
}

func TestThrottleComesInAllItsShapesAndWritesNothing(t *testing.T) {
	b := newBench(t, faults.Config{Seed: 1, Throttle: 1})
	seen := map[string]bool{}
	for range 40 {
		err := transact(b.client, putAction(key("a", "1")), putAction(key("a", "2")))
		var throttled *types.ThrottlingException
		var exceeded *types.ProvisionedThroughputExceededException
		switch codes := reasons(err); {
		case slices.Contains(codes, "ThrottlingError"):
			seen["cancelled"] = true
		case errors.As(err, &throttled):
			seen["throttled"] = true
		case errors.As(err, &exceeded):
			seen["exceeded"] = true
		default:
			t.Fatalf("not throttled: %v", err)
		}
	}
	if len(seen) != 3 {
		t.Errorf("shapes seen: %v", seen)
	}
	if v := mustGet(t, b.direct, "a", "1"); v != -1 {
		t.Errorf("something was written: %d", v)
	}
	if n := b.proxy.Counts()[faults.CountThrottle]; n != 40 {
		t.Errorf("%d counted, want 40", n)
	}
}

// unknown runs writes that all end in an unknown outcome, and demands that some happened and some not.
func unknown(t *testing.T, b *bench, is func(error) bool) {
	t.Helper()
	happened := 0
	for i := range 40 {
		sk := string(rune('A' + i))
		if err := transact(b.client, putAction(valued("t", sk, 1)), putAction(valued("u", sk, 1))); !is(err) {
			t.Fatalf("transaction %d: %v", i, err)
		}
		if err := put(b.client, valued("p", sk, 1)); !is(err) {
			t.Fatalf("put %d: %v", i, err)
		}
		first, second := mustGet(t, b.direct, "t", sk), mustGet(t, b.direct, "u", sk)
		if first != second {
			t.Fatalf("half a transaction: %d, %d", first, second)
		}
		for _, v := range []int{first, mustGet(t, b.direct, "p", sk)} {
			if v == 1 {
				happened++
			}
		}
	}
	if happened == 0 || happened == 80 {
		t.Errorf("%d of 80 writes happened: a client could tell", happened)
	}
}

func TestTimeoutLeavesTheOutcomeUnknown(t *testing.T) {
	b := newBench(t, faults.Config{Seed: 1, Timeout: 1})
	unknown(t, b, func(err error) bool {
		var send *smithyhttp.RequestSendError
		return errors.As(err, &send) && errors.Is(err, io.EOF)
	})
	b.expect(t, faults.CountTimeoutBefore)
	b.expect(t, faults.CountTimeoutAfter)
	if _, err := get(b.client, "t", "A", true); err == nil {
		t.Error("a read was answered")
	}
}

func TestErrorLeavesTheOutcomeUnknown(t *testing.T) {
	b := newBench(t, faults.Config{Seed: 1, Error: 1})
	unknown(t, b, func(err error) bool {
		var failed *types.InternalServerError
		return errors.As(err, &failed)
	})
	b.expect(t, faults.CountErrorBefore)
	b.expect(t, faults.CountErrorAfter)
}

func TestARepeatOfACommittedTransactionIsNeverCancelled(t *testing.T) {
	b := newBench(t, faults.Config{Seed: 1})
	in := &dynamodb.TransactWriteItemsInput{
		ClientRequestToken: aws.String("once"),
		TransactItems: []types.TransactWriteItem{{Update: &types.Update{
			TableName: aws.String(table), Key: key("a", "1"), UpdateExpression: aws.String("ADD v :one"),
			ExpressionAttributeValues: attributes{":one": num(1)},
		}}},
	}
	b.proxy.Set(faults.Config{Seed: 1, Stale: 1}) // anything but quiet
	if _, err := b.client.TransactWriteItems(context.Background(), in); err != nil {
		t.Fatal(err)
	}
	b.proxy.Set(faults.Config{Seed: 1, Conflict: 1, Throttle: 0.5})
	for range 20 {
		_, err := b.client.TransactWriteItems(context.Background(), in)
		if codes := reasons(err); codes != nil {
			t.Fatalf("cancelled: %v", codes)
		}
	}
	if v := mustGet(t, b.direct, "a", "1"); v != 1 {
		t.Errorf("value %d, want 1", v)
	}
}

func TestTheSameSeedDecidesTheSame(t *testing.T) {
	cfg := faults.Config{Seed: 11, Conflict: 0.2, Throttle: 0.2, Timeout: 0.2, Error: 0.2}
	b := newBench(t, cfg)
	run := func() (outcomes []string) {
		for range 60 {
			outcome := "done"
			var api interface{ ErrorCode() string }
			switch err := put(b.client, key("a", "1")); {
			case errors.As(err, &api):
				outcome = api.ErrorCode()
			case err != nil:
				outcome = "dropped"
			}
			outcomes = append(outcomes, outcome)
		}
		return outcomes
	}
	first := run()
	b.proxy.Set(cfg)
	if second := run(); !slices.Equal(first, second) {
		t.Errorf("first  %v\nsecond %v", first, second)
	}
	cfg.Seed = 12
	b.proxy.Set(cfg)
	if third := run(); slices.Equal(first, third) {
		t.Error("another seed decided the same")
	}
}

func TestQuietProxyOnlyPassesOn(t *testing.T) {
	b := newBench(t, faults.Config{Seed: 1})
	mustPut(t, b.client, valued("a", "1", 7))
	if v := mustGet(t, b.client, "a", "1"); v != 7 {
		t.Errorf("value %d", v)
	}
	var missing *types.ResourceNotFoundException
	_, err := b.client.DescribeTable(context.Background(), &dynamodb.DescribeTableInput{TableName: aws.String("nowhere")})
	if !errors.As(err, &missing) {
		t.Errorf("error %v", err)
	}
	if n := len(b.proxy.Counts()); n != 0 {
		t.Errorf("counts %v", b.proxy.Counts())
	}
}
