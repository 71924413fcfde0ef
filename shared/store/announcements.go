package store

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/aws/aws-sdk-go-v2/feature/dynamodb/attributevalue"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
	"github.com/go-json-experiment/json"

	"github.com/parleyhq/parley/shared/parley"
)

// An announcement lies in a partition of its own: what it says, whom each of its chunks is for, and how each of those
// ended. The first two are written together and never changed, and an end is written once, so that nothing counts twice.

type storedAnnouncement struct {
	Author    string `dynamodbav:"author"`
	Message   []byte `dynamodbav:"message"` // as JSON
	Hash      []byte `dynamodbav:"body_hash"`
	People    int    `dynamodbav:"people"`
	Chunks    int    `dynamodbav:"chunks"`
	CreatedAt int64  `dynamodbav:"created_at"`
	Expires   int64  `dynamodbav:"expires"`
}

type storedRecipients struct {
	Users   []string `dynamodbav:"users"`
	Expires int64    `dynamodbav:"expires"`
}

type storedProgress struct {
	Delivered int    `dynamodbav:"delivered"`
	Failed    int    `dynamodbav:"failed"`
	Failures  []byte `dynamodbav:"failures,omitempty"` // as JSON
	UpdatedAt int64  `dynamodbav:"updated_at"`
	Expires   int64  `dynamodbav:"expires"`
}

// announcementKept is how long it is known what became of an announcement. The messages that it made stay.
const announcementKept = 30 * 24 * time.Hour

// Announcement asks for an announcement.
func (b *Batch) Announcement(app parley.AppID, id string) *Slot[parley.Announcement] {
	return want(b, b.store.tables.Messages, announcementKey(app, id), func(found item) (parley.Announcement, error) {
		var a storedAnnouncement
		if err := attributevalue.UnmarshalMap(found, &a); err != nil {
			return parley.Announcement{}, err
		}
		decoded := parley.Announcement{ID: id, Author: parley.UserID(a.Author), Hash: a.Hash, People: a.People, Chunks: a.Chunks, CreatedAt: fromMillis(a.CreatedAt)}
		err := json.Unmarshal(a.Message, &decoded.Message)
		return decoded, err
	})
}

// AnnouncementChunk asks whom a chunk of an announcement is for.
func (b *Batch) AnnouncementChunk(app parley.AppID, id string, chunk int) *Slot[[]parley.UserID] {
	return want(b, b.store.tables.Messages, announcementChunkKey(app, id, chunk), func(found item) ([]parley.UserID, error) {
		var r storedRecipients
		err := attributevalue.UnmarshalMap(found, &r)
		users := make([]parley.UserID, len(r.Users))
		for i, user := range r.Users {
			users[i] = parley.UserID(user)
		}
		return users, err
	})
}

// AnnouncementProgress asks how a chunk of an announcement ended.
func (b *Batch) AnnouncementProgress(app parley.AppID, id string, chunk int) *Slot[parley.Progress] {
	return want(b, b.store.tables.Messages, announcementProgressKey(app, id, chunk), decodeProgress)
}

// Progress adds up how the chunks of an announcement ended that have.
func (s *Store) Progress(ctx context.Context, app parley.AppID, id string) (parley.Progress, error) {
	var sum parley.Progress
	err := s.query(ctx, s.tables.Messages, announcementKey(app, id).pk, beginsWith(progressPrefix), func(found item) error {
		p, err := decodeProgress(found)
		sum = sum.Add(p)
		return err
	})
	return sum, err
}

// Announce makes one attempt to write an announcement and whom it is for, all of it or nothing. Done is false without an
// error where it is there already.
func (s *Store) Announce(ctx context.Context, app parley.AppID, a parley.Announcement, users []parley.UserID) (done bool, err error) {
	message, err := json.Marshal(a.Message)
	if err != nil {
		return false, fmt.Errorf("encode announcement: %w", err)
	}
	expires := a.CreatedAt.Add(announcementKept).Unix()
	first, err := put(s.tables.Messages, announcementKey(app, a.ID), storedAnnouncement{
		Author: string(a.Author), Message: message, Hash: a.Hash, People: a.People, Chunks: a.Chunks, CreatedAt: millis(a.CreatedAt), Expires: expires,
	}, absent, nil)
	if err != nil {
		return false, err
	}
	writes := []types.TransactWriteItem{first}
	for chunk := range a.Chunks {
		r := storedRecipients{Expires: expires}
		for _, user := range users[chunk*parley.RecipientsPerChunk : min(len(users), (chunk+1)*parley.RecipientsPerChunk)] {
			r.Users = append(r.Users, string(user))
		}
		write, err := put(s.tables.Messages, announcementChunkKey(app, a.ID, chunk), r, "", nil)
		if err != nil {
			return false, err
		}
		writes = append(writes, write)
	}
	return unless(s.transact(ctx, writes))
}

// EndChunk makes one attempt to note how a chunk ended, where that is not noted.
func (s *Store) EndChunk(ctx context.Context, app parley.AppID, id string, chunk int, p parley.Progress) error {
	failures, err := json.Marshal(p.Failures)
	if err != nil {
		return fmt.Errorf("encode progress: %w", err)
	}
	write, err := put(s.tables.Messages, announcementProgressKey(app, id, chunk), storedProgress{
		Delivered: p.Delivered, Failed: p.Failed, Failures: failures, UpdatedAt: millis(p.UpdatedAt), Expires: p.UpdatedAt.Add(announcementKept).Unix(),
	}, absent, nil)
	if err != nil {
		return err
	}
	if err = s.transact(ctx, []types.TransactWriteItem{write}); errors.Is(err, errCondition) {
		return nil
	}
	return err
}

func decodeProgress(found item) (parley.Progress, error) {
	var p storedProgress
	if err := attributevalue.UnmarshalMap(found, &p); err != nil {
		return parley.Progress{}, err
	}
	decoded := parley.Progress{Chunks: 1, Delivered: p.Delivered, Failed: p.Failed, UpdatedAt: fromMillis(p.UpdatedAt)}
	err := json.Unmarshal(p.Failures, &decoded.Failures)
	return decoded, err
}
