package main

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"log"
	"time"

	"go.etcd.io/bbolt"
)

// inbox is what came, on disk. Parley posts at least once; a webhook-id that was seen is a repetition. Forget an id
// when Parley gives up, after 72 hours, or later if you redeliver by hand.
type inbox struct {
	db   *bbolt.DB
	bell chan struct{}
}

var seen, due = []byte("seen"), []byte("due")

func openInbox(file string) (*inbox, error) {
	db, err := bbolt.Open(file, 0o600, &bbolt.Options{Timeout: time.Second})
	if err != nil {
		return nil, err
	}
	err = db.Update(func(tx *bbolt.Tx) error {
		_, err := tx.CreateBucketIfNotExists(seen)
		_, err2 := tx.CreateBucketIfNotExists(due)
		return errors.Join(err, err2)
	})
	return &inbox{db, make(chan struct{}, 1)}, err
}

// keep puts a body on disk before it returns, unless its id is there.
func (b *inbox) keep(id string, body []byte) (isNew bool, err error) {
	err = b.db.Update(func(tx *bbolt.Tx) error {
		if isNew = tx.Bucket(seen).Get([]byte(id)) == nil; !isNew {
			return nil
		}
		number, err := tx.Bucket(due).NextSequence()
		if err != nil {
			return err
		}
		key := binary.BigEndian.AppendUint64(nil, number) // so that the oldest comes first
		return errors.Join(tx.Bucket(seen).Put([]byte(id), []byte(time.Now().Format(time.RFC3339))), tx.Bucket(due).Put(key, body))
	})
	select {
	case b.bell <- struct{}{}:
	default: // it rings already
	}
	return isNew, err
}

// work begins with what an earlier life of this program left, and waits for the bell when nothing is due.
func (b *inbox) work() {
	for {
		key, body, err := b.oldest()
		if err == nil && key == nil {
			<-b.bell
			continue
		}
		if err == nil {
			var e event
			if err = json.Unmarshal(body, &e); err == nil {
				err = handle(e)
			}
		}
		if err == nil {
			err = b.db.Update(func(tx *bbolt.Tx) error { return tx.Bucket(due).Delete(key) })
		}
		if err != nil {
			log.Print(err)
			time.Sleep(time.Second)
		}
	}
}

func (b *inbox) oldest() (key, body []byte, err error) {
	err = b.db.View(func(tx *bbolt.Tx) error {
		k, v := tx.Bucket(due).Cursor().First()
		key, body = append(key, k...), append(body, v...) // they are the database's own only within View
		return nil
	})
	return key, body, err
}
