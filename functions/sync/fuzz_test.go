package main

import (
	"context"
	"testing"

	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web/webtest"
)

// Whatever a client says that it has: the use case gets a cursor alone or positions that can be, or the call is
// refused for what it says.
func FuzzPositions(f *testing.F) {
	f.Add(`{"epoch": 1, "channels": {"AQIDBAUGBwgJCgsMDQ4PEA": {"sequence_id": 41, "change_id": 3}}}`)
	event := webtest.Load(f, "good")
	f.Fuzz(func(t *testing.T, body string) {
		h := handler(func(_ context.Context, _ parley.Credential, req messaging.SyncRequest) (messaging.Synced, error) {
			alone := req.Epoch == nil && req.Channels == nil && req.PerChannel == 0
			if req.Cursor != "" && !alone || req.Cursor == "" && (req.PerChannel < 1 || req.PerChannel > parley.MaxPerPage) {
				t.Errorf("%s: %+v", body, req)
			}
			for id, p := range req.Channels {
				if p.Sequence < 0 || p.Sequence > parley.MaxSequence || p.Change < 0 || p.Change > parley.MaxSequence ||
					p.Marks != nil && (*p.Marks < 0 || *p.Marks > parley.MaxSequence) {
					t.Errorf("%q: %+v", id, p)
				}
			}
			return messaging.Synced{}, nil
		})
		webtest.Serve(t, h, event.Body(body)).Judged(t)
	})
}
