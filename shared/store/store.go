// Package store is the only code that knows DynamoDB: tables, keys, stored shapes, conditions, and
// what its errors mean. It gives the use cases typed reads, one attempt at each write, and a plain
// word for how that attempt ended. It decides nothing about messaging and never repeats a write whose
// outcome is unknown; reads it repeats, within a bound.
package store

import (
	"context"
	"math/rand/v2"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
)

// Tables are the names of the deployment's tables. Each has a partition key pk and a sort key sk.
type Tables struct {
	Apps       string
	Identities string
	Channels   string
	Messages   string
}

// Store is the deployment's data. It is safe for use by several goroutines.
type Store struct {
	db     *dynamodb.Client
	tables Tables
}

// New opens the tables. The SDK's own retries are off: which call may be repeated, and after what,
// is decided here and in the use cases.
func New(cfg aws.Config, tables Tables) *Store {
	db := dynamodb.NewFromConfig(cfg, func(o *dynamodb.Options) {
		o.Retryer = aws.NopRetryer{}
	})
	return &Store{db: db, tables: tables}
}

// Limits of one attempt and of its repeats. A function has ten seconds; a read that cannot be had in
// about three is answered with try_again.
const (
	attemptTimeout = 3 * time.Second
	readAttempts   = 8
	backoffBase    = 20 * time.Millisecond
	backoffCap     = 400 * time.Millisecond
)

// Pause waits before repeat n (from 1) with full jitter: a random time below an exponentially growing
// bound. It returns early with the context's error.
func Pause(ctx context.Context, n int) error {
	bound := min(backoffBase<<min(n, 10), backoffCap)
	return sleep(ctx, time.Duration(rand.Int64N(int64(bound))))
}

func sleep(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-timer.C:
		return nil
	}
}
