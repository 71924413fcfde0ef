// Package queues is SQS in miniature: standard queues on disk, the part of SQS's JSON protocol that
// functions send with, and Lambda's event source mapping for queues.
//
// What it promises: a message that was acknowledged survives any end of the stack, and reaches its
// function at least once before its retention ends or its dead-letter queue has it; while a function
// has it, nobody else gets it until the visibility timeout is over. It promises no order.
// It knows nothing of what messages mean.
package queues

import (
	"fmt"
	"time"

	"go.etcd.io/bbolt"

	"github.com/parleyhq/parley/localstack/eventsource"
)

// Queue is a queue as SQS would have it.
type Queue struct {
	Name, ARN   string
	Visibility  time.Duration
	Delay       time.Duration
	Retention   time.Duration
	DeadLetter  string // "" where there is none
	MaxReceives int
}

// Store holds the messages of queues. It is safe for concurrent use.
//
// bbolt keeps them: one file, a sync per commit, no process of its own, and no format to care for.
// What the stack has beside it, SQLite, would be a query language for two kinds of lookup.
type Store struct {
	db     *bbolt.DB
	queues map[string]*queue
}

type queue struct {
	Queue
	changed eventsource.Bell // rung when there may be a message to receive
}

// Open opens the file with these queues. Messages of queues that are gone stay in it.
func Open(file string, queues []Queue) (*Store, error) {
	db, err := bbolt.Open(file, 0o600, &bbolt.Options{Timeout: time.Second})
	if err != nil {
		return nil, fmt.Errorf("queues: %s: %w", file, err)
	}
	s := &Store{db: db, queues: map[string]*queue{}}
	err = db.Update(func(tx *bbolt.Tx) error {
		for _, q := range queues {
			s.queues[q.Name] = &queue{Queue: q}
			bucket, err := tx.CreateBucketIfNotExists([]byte(q.Name))
			if err != nil {
				return err
			}
			for _, part := range [][]byte{messages, times} {
				if _, err := bucket.CreateBucketIfNotExists(part); err != nil {
					return err
				}
			}
		}
		return nil
	})
	if err != nil {
		_ = db.Close()
		return nil, fmt.Errorf("queues: %s: %w", file, err)
	}
	return s, nil
}

// Close closes the file.
func (s *Store) Close() error { return s.db.Close() }

// Counts are how many messages a queue has.
type Counts struct {
	Queue   string `json:"queue"`
	Visible int    `json:"visible"`
	Hidden  int    `json:"hidden"`  // received, not deleted yet
	Delayed int    `json:"delayed"` // never received, and not to be yet
}

// Counts counts the messages of a queue.
func (s *Store) Counts(name string) (Counts, error) {
	out := Counts{Queue: name}
	err := s.view(name, func(t *table) error {
		now := time.Now()
		return t.messages.ForEach(func(_, text []byte) error {
			m, err := decode(text)
			switch {
			case err != nil:
				return err
			case t.expired(m, now):
			case !m.Visible.After(now):
				out.Visible++
			case m.Receives > 0:
				out.Hidden++
			default:
				out.Delayed++
			}
			return nil
		})
	})
	return out, err
}

// Names are the queues there are.
func (s *Store) Names() []string {
	out := []string{}
	for name := range s.queues {
		out = append(out, name)
	}
	return out
}
