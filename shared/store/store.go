// Package store is the only code that knows DynamoDB: tables, keys, stored shapes, conditions, and
// what its errors mean. It gives the use cases typed reads, one attempt at each write, and a plain
// word for how that attempt ended. It decides nothing about messaging and repeats no write; reads it
// repeats, within a bound.
package store

import (
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
	Usage      string
	Deliveries string
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

// Limits of one attempt, and of a read with its repeats.
const (
	attemptTimeout = 2 * time.Second
	readAttempts   = 8
	readPatience   = 3 * time.Second
)
