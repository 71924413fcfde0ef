package store_test

import (
	"context"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
	"github.com/google/go-cmp/cmp"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/store"
)

// full is as many expiries as a head can have, far apart.
func full() parley.Expiries {
	var list parley.Expiries
	for i := range 40 {
		list = append(list, parley.Expiry{Last: int64(i+1) * 10_000_000, At: noon.Add(time.Duration(i) * 122 * 24 * time.Hour)})
	}
	return list
}

// A send writes its head's expiries, and a head that is as large as one can be stays under 1 KB, which is one
// write unit.
func TestAHeadFullOfExpiriesIsOneUnit(t *testing.T) {
	t.Parallel()
	w := quiet(t)
	ctx := context.Background()
	c := w.draft(1, parley.Group, "alice")
	c.Head.Last, c.Head.LastChange, c.Head.MaxDeleted = 400_000_000, 400_000_000, 400_000_000
	c.Head.BodyHash, c.Head.Call = make([]byte, 32), make([]byte, 8)
	for i := range 20 {
		c.Head.Erased = append(c.Head.Erased, 399_999_900+int64(i))
	}
	for range 8 {
		c.Head.Recent = append(c.Head.Recent, math.MaxUint64)
	}
	c.Head.Participants = 1000
	if existing, err := w.CreateChannel(ctx, c); existing != nil || err != nil {
		t.Fatal(existing, err)
	}
	a := store.Append{App: w.app, Head: c.Head, Member: c.Members[0], Expiring: full(), Key: "k", Hash: []byte{1}, Message: parley.Message{
		Channel: c.Head.Channel, Sequence: c.Head.Last + 1, Author: "alice", CreatedAt: noon, UpdatedAt: noon, Stored: noon.Add(time.Hour),
		Body: parley.Body{Type: "x", Content: []byte("1"), Metadata: []byte("{}")},
	}}
	if moved, err := w.Append(ctx, a); moved != nil || err != nil {
		t.Fatal(moved, err)
	}
	b := w.Batch()
	head := b.Head(w.app, c.Head.Channel)
	w.run(b)
	if diff := cmp.Diff(full(), head.Value.Expiring); diff != "" {
		t.Error(diff)
	}
	raw, err := w.Raw(ctx, channels, store.HeadKey(w.app, c.Head.Channel))
	if size := sizeOf(raw); err != nil || size > 1024 {
		t.Errorf("the head takes %d bytes, %v", size, err)
	} else {
		t.Logf("%d bytes", size)
	}
	if err := w.SetRaw(ctx, channels, store.HeadKey(w.app, c.Head.Channel), "expiring", &types.AttributeValueMemberB{Value: []byte{0x80}}); err != nil {
		t.Fatal(err)
	}
	b = w.Batch()
	b.Head(w.app, c.Head.Channel)
	if err := b.Run(ctx); err == nil {
		t.Error("a damaged list was read")
	}
}

// sizeOf is an item's size by DynamoDB's rules.
func sizeOf(attributes map[string]types.AttributeValue) int {
	n := 0
	for name, value := range attributes {
		n += len(name) + sizeOfValue(value)
	}
	return n
}

func sizeOfValue(value types.AttributeValue) int {
	switch v := value.(type) {
	case *types.AttributeValueMemberS:
		return len(v.Value)
	case *types.AttributeValueMemberN:
		return len(strings.TrimRight(v.Value, "0"))/2 + 2
	case *types.AttributeValueMemberB:
		return len(v.Value)
	case *types.AttributeValueMemberL:
		n := 3
		for _, each := range v.Value {
			n += 1 + sizeOfValue(each)
		}
		return n
	}
	return 1
}

// All that is stored of a message that expires says when it may go: the entry, its chunks, and what is made of it
// later. What must outlast it does not: the memory of its key, and changes.
func TestWhatIsStoredOfAMessageExpiresWithIt(t *testing.T) {
	t.Parallel()
	w := quiet(t)
	ctx := context.Background()
	c := w.draft(1, parley.Group, "alice")
	if existing, err := w.CreateChannel(ctx, c); existing != nil || err != nil {
		t.Fatal(existing, err)
	}
	until := noon.Add(100 * 24 * time.Hour)
	content := []byte(`"` + strings.Repeat("x", 40_000) + `"`)
	message := parley.Message{
		Channel: c.Head.Channel, Sequence: 1, Author: "alice", CreatedAt: noon, UpdatedAt: noon, Stored: until,
		Size: len(content), Body: parley.Body{Type: "x", Content: content, Metadata: []byte("{}")},
	}
	if moved, err := w.Append(ctx, store.Append{App: w.app, Head: c.Head, Member: c.Members[0], Message: message, Key: "k", Hash: []byte{1}}); moved != nil || err != nil {
		t.Fatal(moved, err)
	}
	expires := func(what string, k store.Key, want bool) {
		t.Helper()
		raw, err := w.Raw(ctx, messages, k)
		if err != nil || raw == nil {
			t.Fatalf("%s: %v, %v", what, raw, err)
		}
		at, ok := raw["expires"].(*types.AttributeValueMemberN)
		if ok != want || want && at.Value != store.Number(until.Unix()).(*types.AttributeValueMemberN).Value {
			t.Errorf("%s expires: %+v", what, raw["expires"])
		}
	}
	id := c.Head.Channel
	expires("chunk", store.ChunkKey(w.app, id, 1, 0), true)
	expires("key", store.SentKey(w.app, id, "alice", "k"), false)
	b := w.Batch()
	head, read := b.Head(w.app, id), b.Message(w.app, id, 1)
	w.run(b)
	m := w.Mutate(w.app, head.Value, noon)
	own := parley.Reacted{User: "alice"}
	after, reacted, _ := read.Value.React(own, "+", true, m.Head.LastChange+1, m.Now)
	m.Log(parley.Change{Kind: parley.MessageChanged, What: parley.WhatReaction, Message: 1})
	m.React(read.Value, after, own, reacted)
	if err := w.Commit(ctx, m); err != nil {
		t.Fatal(err)
	}
	expires("reaction", store.ReactedKey(w.app, id, 1, "alice"), true)
	m = w.Mutate(w.app, m.Head, noon)
	n := m.Log(parley.Change{Kind: parley.MessageChanged, What: parley.WhatDeleted, Message: 1})
	m.Message(after, after.Tombstone(n, m.Now))
	if err := w.Commit(ctx, m); err != nil {
		t.Fatal(err)
	}
	expires("tombstone", store.MessageKey(w.app, id, 1), true)
	expires("marker", store.DeletedKey(w.app, id, 1), true)
	expires("change", store.ChangeKey(w.app, id, 1), false)
	if got := w.state(id, "alice", "k").Log[0].Stored; !got.Equal(until) {
		t.Errorf("stored until %v", got)
	}
}

// What a table deletes by itself is nothing that anybody is told of.
func TestRemovalsByTimeAreNoEvents(t *testing.T) {
	t.Parallel()
	batch := streamed(t, "good.json")
	for i := range batch.Records {
		raw := &batch.Records[i]
		raw.EventName, raw.Change.OldImage, raw.Change.NewImage = "REMOVE", raw.Change.NewImage, nil
		raw.UserIdentity = &events.DynamoDBUserIdentity{Type: "Service", PrincipalID: "dynamodb.amazonaws.com"}
	}
	for _, r := range store.ReadStream(batch) {
		if r.Message != nil || r.Change != nil || r.Err != nil {
			t.Errorf("%+v", r)
		}
	}
}
