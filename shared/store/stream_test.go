package store_test

import (
	"encoding/json"
	"os"
	"testing"
	"time"

	"github.com/aws/aws-lambda-go/events"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/store"
)

const (
	streamApp     = parley.AppID("0b9e2c4a-6a1d-4c8e-9f3b-7d5a1e2c3b4d")
	streamChannel = parley.ChannelID("AQIDBAUGBwgJCgsMDQ4PEA")
)

// streamed reads one of the sample events of the fan-out.
func streamed(t testing.TB, name string) events.DynamoDBEvent {
	t.Helper()
	text, err := os.ReadFile("../../events/stream-fanout/" + name)
	if err != nil {
		t.Fatal(err)
	}
	var batch events.DynamoDBEvent
	if err := json.Unmarshal(text, &batch); err != nil {
		t.Fatal(err)
	}
	return batch
}

func TestAStreamsRecordsSayWhatHappened(t *testing.T) {
	at := time.UnixMilli(1795300000123).UTC()
	body := parley.Body{
		Type: "text", Content: []byte(`{"text":"hello"}`), Parts: []parley.Part{{ID: "1", MimeType: "text/plain", Body: "hello"}}, Metadata: []byte("{}"),
	}
	member := func(delivered, seen, first, revision int64, marker parley.Marker) parley.Member {
		return parley.Member{
			User: "bob", Role: parley.RoleMember, First: first, Delivered: delivered, Seen: seen, Revision: revision,
			JoinedAt: at.Add(-100 * time.Second), Marker: marker,
		}
	}
	mark := parley.Marker{Session: "c2Vzc2lvbi1vZi1ib2I", Connection: "dGhlIG90aGVy", Reached: 7, At: at}
	opened := &parley.Head{
		Channel: streamChannel, Type: parley.Group, LastAt: at, State: parley.Open, Participants: 3, BodyHash: []byte{1, 2}, Call: []byte{3}, CreatedAt: at,
	}
	name := "Zoë"
	email := "z@example.com"
	ended := &parley.Session{
		ID: "c2Vzc2lvbi1vZi1ib2I", User: "bob", CreatedAt: at.Add(-24 * time.Hour), ExpiresAt: at,
		SecretHash: []byte("\x07\x07\x07\x07\x07\x07\x07\x07\x07\x07\x07\x07\x07\x07\x07\x07\x07\x07\x07\x07\x07\x07\x07\x07\x07\x07\x07\x07\x07\x07\x07\x07"),
	}
	for file, want := range map[string][]store.Record{
		"good.json": {{Item: "MESSAGE", Channel: streamChannel, Message: &parley.Message{
			Channel: streamChannel, Sequence: 7, Change: 2, UUID: "k-1", Author: "alice", Body: body, Size: 1129, Parts: 1,
			Origin: "dGhlIG9uZQ=", CreatedAt: at, UpdatedAt: at,
		}}},
		"changes.json": {
			{Item: "CHANGE", Channel: streamChannel, Change: &parley.Change{
				Channel: streamChannel, ID: 3, Sequence: 7, Kind: parley.MessageChanged, What: parley.WhatDeleted, Message: 5, At: at,
			}},
			{Item: "CHANGE", Channel: streamChannel, Change: &parley.Change{
				Channel: streamChannel, ID: 4, Sequence: 7, Kind: parley.ParticipantLeft, What: parley.WhatRemoved, User: "carol", At: at,
			}},
		},
		"receipts.json": {
			{Item: "MEMBER", Channel: streamChannel, Receipt: &store.Receipt{
				Before: member(6, 5, 1, 8, parley.Marker{}), After: member(7, 5, 1, 9, mark),
			}},
			{Item: "MEMBER", Channel: streamChannel, Receipt: &store.Receipt{
				Before: member(7, 5, 1, 9, mark), After: member(7, 7, 8, 10, mark),
			}},
		},
		"opened.json": {
			{Item: "HEAD", Channel: streamChannel, Opened: opened}, {Item: "HEAD", Channel: streamChannel, Opened: opened},
		},
		"session-ended.json": {{Item: "SESSION", Session: ended}, {Item: "SESSION", Session: ended}},
		"identity-changed.json": {
			{Item: "IDENTITY", Identity: &parley.Identity{
				User: "zoë/1:x", Type: "user", CreatedAt: at.Add(-5 * time.Millisecond), UpdatedAt: at,
				Profile: parley.Profile{DisplayName: &name, Email: &email, Metadata: map[string]string{"team": "red"}},
			}},
			{Item: "IDENTITY"}, // what others see is as before
		},
	} {
		batch := streamed(t, file)
		for i := range want {
			want[i].ID, want[i].App = batch.Records[i].Change.SequenceNumber, streamApp
		}
		if d := diff(want, store.ReadStream(batch)); d != "" {
			t.Errorf("%s (-want +got):\n%s", file, d)
		}
	}
}

func TestARecordThatCannotBeReadStandsForItself(t *testing.T) {
	batch := streamed(t, "unreadable.json")
	records := store.ReadStream(batch)
	if records[0].Err != nil || records[0].Message == nil {
		t.Errorf("a good record beside bad ones: %+v", records[0])
	}
	for _, r := range records[1:] {
		if r.Err == nil || r.ID == "" || r.Message != nil {
			t.Errorf("read as %+v", r)
		}
	}
}

// What a send writes of its author, and everything else that nobody has to be told of, says nothing.
func TestSendsBookkeepingSaysNothing(t *testing.T) {
	batch := streamed(t, "receipts.json")
	delete(batch.Records[0].Change.NewImage, "receipt")
	batch.Records[1].EventName = "REMOVE"
	for _, r := range store.ReadStream(batch) {
		if r.Err != nil || r.Receipt != nil {
			t.Errorf("read as %+v", r)
		}
	}
	moved := streamed(t, "opened.json")
	moved.Records = moved.Records[1:]
	moved.Records[0].Change.OldImage = moved.Records[0].Change.NewImage // open before, open after
	if r := store.ReadStream(moved)[0]; r.Err != nil || r.Opened != nil {
		t.Errorf("read as %+v", r)
	}
}

func FuzzPartitionKeysReadBackAsWritten(f *testing.F) {
	f.Add("log", "a/b", "1:x")
	f.Add("", "", "")
	f.Add("sent", "7:é", "/")
	f.Fuzz(func(t *testing.T, of, one, two string) {
		store.CheckPartition(t, streamApp, of, one, two)
	})
}

func TestForeignPartitionKeysAreRefused(t *testing.T) {
	for _, pk := range []string{
		"", "apps", "unfinished", "nobody/log/1:a", string(streamApp) + "/log/2:a", string(streamApp) + "/log/01:a",
		string(streamApp) + "/log/1:ab", string(streamApp) + "/log/1:a/", string(streamApp) + "/log/-1:a", string(streamApp) + "/log/+1:a",
		"parley:///apps/staging/" + string(streamApp) + "/log/1:a",
	} {
		if err := store.CutPartition(pk); err == nil {
			t.Errorf("%q was read", pk)
		}
	}
}
