package store_test

import (
	"context"
	"errors"
	"testing"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/store"
)

// Devices that were read before an erasure are not written after it: there would be nobody to delete them.
func TestAnErasedPersonGetsNoDevices(t *testing.T) {
	w := quiet(t)
	ctx := context.Background()
	put := func(user parley.UserID) error {
		from := parley.Devices{User: user}
		to := from.Put(parley.Device{ID: "phone", Platform: parley.APNs, Token: "token of " + string(user), PutAt: noon})
		return w.MoveDevices(ctx, w.app, store.DevicesMove{From: from, To: to})
	}
	for _, who := range []parley.Identity{{User: "alice", CreatedAt: noon, UpdatedAt: noon}, {User: "bob", Erased: true, CreatedAt: noon, UpdatedAt: noon}} {
		_, err := w.WriteIdentity(ctx, w.app, parley.Identity{}, who)
		w.ok(err)
		err = put(who.User)
		if want := map[bool]error{true: store.ErrStale}[who.Erased]; !errors.Is(err, want) {
			t.Errorf("%s: %v, want %v", who.User, err, want)
		}
		b := w.Batch()
		devices, owner := b.Devices(w.app, who.User), b.DeviceOwner(w.app, parley.Device{Platform: parley.APNs, Token: "token of " + string(who.User)})
		w.ok(b.Run(ctx))
		if devices.Found == who.Erased || owner.Found == who.Erased {
			t.Errorf("%s: devices %v, token %v", who.User, devices.Found, owner.Found)
		}
	}
}
