package main

import (
	"fmt"
	"net/http"
	"time"

	"github.com/parleyhq/parley/localstack/convergence/client"
)

// synced is what the bench reads of an answer to a sync.
type synced struct {
	Epoch    int64 `json:"epoch"`
	Channels []struct {
		Channel struct {
			ID string `json:"id"`
		} `json:"channel"`
		Sequence int64 `json:"sequence_id"`
		Change   int64 `json:"change_id"`
		Revision int64 `json:"member_revision"`
	} `json:"channels"`
	Cursor *string `json:"next_cursor"`
}

// syncs measures a first sync, and one after an absence in which 3 channels changed.
func (b *bench) syncs() error {
	b.report.section("sync over HTTP, by how many channels the caller is in")
	has := 0
	for _, n := range b.curve(10, 100, 1_000) {
		if n > 100 {
			b.report.progress("making %d channels", n-has)
		}
		ids, err := b.channels(n-has, func(i int) []string { return []string{"away", fmt.Sprint("here-", n, "-", i)} })
		if err != nil {
			return err
		}
		has = n
		if err := b.syncOf(n, ids); err != nil {
			return err
		}
	}
	return nil
}

// syncOf measures with n channels; some of them are given.
func (b *bench) syncOf(n int, some []string) error {
	away := b.server.As("away")
	from := b.loggedBy("sync")
	began := time.Now()
	body, pages, err := b.wholeSync(away, client.Object{})
	if err != nil {
		return err
	}
	took := time.Since(began)
	used, err := b.usedSince("sync", from, pages)
	if err != nil {
		return err
	}
	b.report.add("a first sync, all its pages", n, map[string]float64{
		"seconds": took.Seconds(), "calls": used.calls, "read_units": used.readUnits,
	})
	if err := b.measured("nothing is new", n, "sync", 5, func(int) error { return b.sync(away, body) }); err != nil {
		return err
	}
	for i, id := range some[:3] {
		if err := b.fill(b.server.As(fmt.Sprint("here-", n, "-", i)), id, fmt.Sprint("news-", n, "-"), 2); err != nil {
			return err
		}
	}
	return b.measured("3 of them have news", n, "sync", 5, func(int) error { return b.sync(away, body) })
}

func (b *bench) sync(c *client.API, body client.Object) error {
	return b.must(c, http.MethodPost, "/v1/sync", body)
}

// wholeSync follows cursors to the end, and gives the body of the next sync.
func (b *bench) wholeSync(c *client.API, body client.Object) (next client.Object, pages int, err error) {
	positions := client.Object{}
	for {
		var answer synced
		if err := c.Settle(b.ctx, http.MethodPost, "/v1/sync", body).Into(&answer); err != nil {
			return nil, pages, err
		}
		pages++
		for _, one := range answer.Channels {
			positions[one.Channel.ID] = client.Object{"sequence_id": one.Sequence, "change_id": one.Change, "member_revision": one.Revision}
		}
		if answer.Cursor == nil {
			return client.Object{"epoch": answer.Epoch, "channels": positions}, pages, nil
		}
		body = client.Object{"cursor": *answer.Cursor}
	}
}
