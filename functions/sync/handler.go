package main

import (
	"context"
	"strconv"

	"github.com/go-json-experiment/json/jsontext"

	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/wire"
)

type request struct {
	Epoch              *int64              `json:"epoch"`
	BlocksRevision     *int64              `json:"blocks_revision"`
	Channels           map[string]position `json:"channels"`
	MessagesPerChannel *int64              `json:"messages_per_channel"`
	Cursor             *string             `json:"cursor"`
}

type position struct {
	SequenceID     *int64 `json:"sequence_id"`
	ChangeID       *int64 `json:"change_id"`
	MemberRevision *int64 `json:"member_revision"`
	Receipts       bool   `json:"receipts"`
}

const defaultMessagesPerChannel = 20

type sync func(ctx context.Context, c parley.Credential, req messaging.SyncRequest) (messaging.Synced, error)

func handler(sync sync) web.Handler {
	return web.NoQuery(func(ctx context.Context, r *web.Request) (web.Response, error) {
		var body request
		if err := r.Decode(&body); err != nil {
			return web.Response{}, err
		}
		req, err := body.check()
		if err != nil {
			return web.Response{}, err
		}
		synced, err := sync(ctx, r.Credential, req)
		if err != nil {
			return web.Response{}, err
		}
		return web.OK(wire.SyncOf(synced)), nil
	})
}

func (r request) check() (messaging.SyncRequest, error) {
	if r.Cursor != nil {
		if r.Epoch != nil || r.BlocksRevision != nil || r.Channels != nil || r.MessagesPerChannel != nil {
			return messaging.SyncRequest{}, parley.RefuseField(parley.InvalidRequest, "/cursor", "goes with nothing else: it says all that is left")
		}
		if *r.Cursor == "" {
			return messaging.SyncRequest{}, parley.RefuseField(parley.InvalidValue, "/cursor", "is not one of ours; sync again from your positions")
		}
		return messaging.SyncRequest{Cursor: *r.Cursor}, nil
	}
	if r.Epoch != nil && !number(*r.Epoch) {
		return messaging.SyncRequest{}, noNumber("/epoch")
	}
	if r.BlocksRevision != nil && !number(*r.BlocksRevision) {
		return messaging.SyncRequest{}, noNumber("/blocks_revision")
	}
	req := messaging.SyncRequest{Epoch: r.Epoch, Blocks: r.BlocksRevision, Channels: map[string]parley.Position{}, PerChannel: defaultMessagesPerChannel}
	if n := r.MessagesPerChannel; n != nil {
		if *n < 1 || *n > parley.MaxPerPage {
			return req, parley.RefuseField(parley.InvalidValue, "/messages_per_channel", "must be 1 to 100")
		}
		req.PerChannel = *n
	}
	for id, p := range r.Channels {
		at := string(jsontext.Pointer("/channels").AppendToken(id))
		switch {
		case p.SequenceID == nil:
			return req, web.Missing(at + "/sequence_id")
		case p.ChangeID == nil:
			return req, web.Missing(at + "/change_id")
		case !number(*p.SequenceID):
			return req, noNumber(at + "/sequence_id")
		case !number(*p.ChangeID):
			return req, noNumber(at + "/change_id")
		case p.MemberRevision != nil && !number(*p.MemberRevision):
			return req, noNumber(at + "/member_revision")
		}
		req.Channels[id] = parley.Position{Sequence: *p.SequenceID, Change: *p.ChangeID, Marks: p.MemberRevision, Receipts: p.Receipts}
	}
	return req, nil
}

func number(n int64) bool { return n >= 0 && n <= parley.MaxSequence }

func noNumber(at string) error {
	return parley.RefuseField(parley.InvalidValue, at, "must be a number from 0 to "+strconv.Itoa(parley.MaxSequence))
}
