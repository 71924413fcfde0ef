package faults_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"

	"github.com/parleyhq/parley/localstack/faults"
)

// inWindow runs a transaction on a/1 and a/2 and calls during once the engine has committed it,
// until during is satisfied with what it met before the writer's answer.
func inWindow(t *testing.T, b *bench, during func(v int) bool) {
	t.Helper()
	v := 0
	poll(t, "the window to be met", func() bool {
		v++
		answer := make(chan error, 1)
		go func() { answer <- transact(b.client, putAction(valued("a", "1", v)), putAction(valued("a", "2", v))) }()
		poll(t, "the commit", func() bool { return mustGet(t, b.direct, "a", "1") == v })
		met := during(v)
		early := len(answer) == 0
		if err := <-answer; err != nil {
			t.Fatal(err)
		}
		return met && early
	})
}

func TestAnOpenWindowConflictsWithOtherWriters(t *testing.T) {
	b := newBench(t, faults.Config{Seed: 4, Torn: 300 * time.Millisecond})
	inWindow(t, b, func(int) bool {
		err := transact(b.client, putAction(valued("b", "1", 9)), putAction(valued("a", "2", 9)))
		if codes := reasons(err); err != nil && !slices.Equal(codes, []string{"None", "TransactionConflict"}) {
			t.Errorf("transaction: %v", err)
		}
		var conflict *types.TransactionConflictException
		single := put(b.client, valued("a", "1", 9))
		if single != nil && !errors.As(single, &conflict) {
			t.Errorf("put: %v", single)
		}
		_, multi := b.client.TransactGetItems(context.Background(), &dynamodb.TransactGetItemsInput{
			TransactItems: []types.TransactGetItem{{Get: &types.Get{TableName: aws.String(table), Key: key("a", "1")}}},
		})
		return err != nil && single != nil && slices.Equal(reasons(multi), []string{"TransactionConflict"})
	})
	b.expect(t, faults.CountLocked)
	if v := mustGet(t, b.direct, "a", "1"); v == 9 && b.proxy.Counts()[faults.CountLocked] == 3 {
		t.Error("a refused write was done")
	}
	if err := put(b.client, valued("a", "1", 9)); err != nil {
		t.Errorf("after the answer: %v", err)
	}
}

func TestAnOpenWindowHandsBatchWritesBack(t *testing.T) {
	b := newBench(t, faults.Config{Seed: 4, Torn: 300 * time.Millisecond})
	inWindow(t, b, func(int) bool {
		out, err := b.client.BatchWriteItem(context.Background(), &dynamodb.BatchWriteItemInput{
			RequestItems: map[string][]types.WriteRequest{table: {
				{PutRequest: &types.PutRequest{Item: valued("a", "1", 9)}},
				{PutRequest: &types.PutRequest{Item: valued("b", "1", 9)}},
			}},
		})
		if err != nil {
			t.Fatal(err)
		}
		if v := mustGet(t, b.direct, "b", "1"); v != 9 {
			t.Errorf("the free item was not written: %d", v)
		}
		left := out.UnprocessedItems[table]
		return len(left) == 1 && value(left[0].PutRequest.Item) == 9
	})
}

func TestARepeatWithinTheWindowIsInProgress(t *testing.T) {
	b := newBench(t, faults.Config{Seed: 4, Torn: 300 * time.Millisecond})
	n := 0
	poll(t, "a repeat within the window", func() bool {
		n++
		in := &dynamodb.TransactWriteItemsInput{
			ClientRequestToken: aws.String(fmt.Sprint("token", n)),
			TransactItems:      []types.TransactWriteItem{putAction(valued("a", "1", n))},
		}
		answer := make(chan error, 1)
		go func() {
			_, err := b.client.TransactWriteItems(context.Background(), in)
			answer <- err
		}()
		poll(t, "the commit", func() bool { return mustGet(t, b.direct, "a", "1") == n })
		_, err := b.client.TransactWriteItems(context.Background(), in)
		if err := <-answer; err != nil {
			t.Fatal(err)
		}
		var running *types.TransactionInProgressException
		if err != nil && !errors.As(err, &running) {
			t.Fatal(err)
		}
		return err != nil
	})
	b.expect(t, faults.CountInProgress)
}

// TestALostTransactionIsFinishedUnseen: the caller is gone, the window goes on, and then all is there.
func TestALostTransactionIsFinishedUnseen(t *testing.T) {
	b := newBench(t, faults.Config{Seed: 4, Torn: 100 * time.Millisecond, Error: 0.5})
	n, early := 0, false
	poll(t, "a lost transaction that was not yet to be seen", func() bool {
		n++
		err := transact(b.client, putAction(valued("a", "1", n)), putAction(valued("a", "2", n)))
		if err == nil || mustGet(t, b.direct, "a", "1") != n {
			return false
		}
		for _, sk := range []string{"1", "2"} {
			v, err := get(b.client, "a", sk, true)
			early = early || (err == nil && v < n)
		}
		poll(t, "the rest of it", func() bool {
			one, err1 := get(b.client, "a", "1", true)
			two, err2 := get(b.client, "a", "2", true)
			return err1 == nil && err2 == nil && one == n && two == n
		})
		return early
	})
}

// TestWhatWasSeenBeforeTheEngineAnsweredStaysSeen holds the engine's answer back: the transaction has
// committed, and the proxy does not know.
func TestWhatWasSeenBeforeTheEngineAnsweredStaysSeen(t *testing.T) {
	b, _, answer := newHeldBench(t, "TransactWriteItems", faults.Config{Seed: 4, Torn: 100 * time.Millisecond})
	done := make(chan error, 1)
	go func() { done <- transact(b.client, putAction(valued("a", "1", 1))) }()
	poll(t, "the commit", func() bool { return mustGet(t, b.direct, "a", "1") == 1 })
	if v := mustGet(t, b.client, "a", "1"); v != -1 {
		t.Errorf("seen before the engine answered: %d", v)
	}
	if items := filtered(t, b); len(items) != 1 {
		t.Fatalf("filtered query: %v", items)
	}
	close(answer)
	for len(done) == 0 {
		if v := mustGet(t, b.client, "a", "1"); v != 1 {
			t.Fatalf("value %d after it was seen to be 1", v)
		}
	}
	if err := <-done; err != nil {
		t.Fatal(err)
	}
}

// newHeldBench holds back the engine's first answer to an operation until answer is closed; held is
// closed when there is one.
func newHeldBench(t *testing.T, op string, cfg faults.Config) (b *bench, held, answer chan struct{}) {
	t.Helper()
	behind := startEngine(t)
	held, answer = make(chan struct{}), make(chan struct{})
	var met atomic.Bool
	slow := httputil.NewSingleHostReverseProxy(behind)
	slow.ModifyResponse = func(r *http.Response) error {
		if strings.HasSuffix(r.Request.Header.Get("X-Amz-Target"), "."+op) && met.CompareAndSwap(false, true) {
			close(held)
			select {
			case <-answer:
			case <-r.Request.Context().Done():
			case <-time.After(20 * time.Second): // the test has failed by then
			}
		}
		return nil
	}
	server := httptest.NewServer(slow)
	t.Cleanup(server.Close)
	target, err := url.Parse(server.URL)
	if err != nil {
		t.Fatal(err)
	}
	return newBenchBefore(t, target, behind, cfg), held, answer
}

// TestATransactionalReadIsAllOrNothing: one that was read before a transaction and would be answered
// within its window is refused, since a read of now could contradict it.
func TestATransactionalReadIsAllOrNothing(t *testing.T) {
	b, held, answer := newHeldBench(t, "TransactGetItems", faults.Config{Seed: 4, Torn: time.Minute})
	read := make(chan error, 1)
	go func() {
		_, err := b.client.TransactGetItems(context.Background(), &dynamodb.TransactGetItemsInput{
			TransactItems: []types.TransactGetItem{{Get: &types.Get{TableName: aws.String(table), Key: key("a", "1")}}},
		})
		read <- err
	}()
	<-held
	writer, leave := context.WithCancel(context.Background())
	written := make(chan struct{})
	go func() {
		defer close(written)
		_, _ = b.client.TransactWriteItems(writer, &dynamodb.TransactWriteItemsInput{
			TransactItems: []types.TransactWriteItem{putAction(valued("a", "1", 1))},
		})
	}()
	poll(t, "the commit", func() bool { return mustGet(t, b.direct, "a", "1") == 1 })
	close(answer)
	if err := <-read; !slices.Equal(reasons(err), []string{"TransactionConflict"}) {
		t.Errorf("answered: %v", err)
	}
	leave()
	<-written
}

func filtered(t *testing.T, b *bench) []attributes {
	t.Helper()
	items, err := queryAll(b.client, &dynamodb.QueryInput{
		ConsistentRead: aws.Bool(true), FilterExpression: aws.String("v > :zero"),
		ExpressionAttributeValues: attributes{":zero": num(0)},
	})
	if err != nil {
		t.Fatal(err)
	}
	return items
}

// TestWhatTheProxyCannotRewriteIsVisibleToAll: a filter is the engine's to apply, so what it showed
// must not disappear again.
func TestWhatTheProxyCannotRewriteIsVisibleToAll(t *testing.T) {
	b := newBench(t, faults.Config{Seed: 4, Torn: 300 * time.Millisecond})
	inWindow(t, b, func(v int) bool {
		if seen := inOrder(filtered(t, b)); seen[0] != v || seen[1] != v {
			t.Errorf("filtered query: %v, want %d", seen, v)
		}
		return mustGet(t, b.client, "a", "1") == v && mustGet(t, b.client, "a", "2") == v
	})
}
