package access_test

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/parleyhq/parley/shared/parley"
)

// put puts a device, which must succeed.
func (w *world) put(c parley.Credential, id, token string) parley.Device {
	w.t.Helper()
	d, err := w.PutDevice(context.Background(), c, parley.Device{ID: id, Platform: parley.FCM, Token: token})
	if err != nil {
		w.t.Fatal(err)
	}
	return d
}

// devices is what somebody has, as id=token in the order in which they were put.
func (w *world) devices(a app, user parley.UserID) string {
	w.t.Helper()
	b := w.store.Batch()
	found := b.Devices(a.ID, user)
	if err := b.Run(context.Background()); err != nil {
		w.t.Fatal(err)
	}
	var words []string
	for _, d := range found.Value.All {
		words = append(words, d.ID+"="+d.Token)
	}
	return strings.Join(words, " ")
}

func TestADeviceIsPutAndDeleted(t *testing.T) {
	w := quiet(t)
	ctx := context.Background()
	a := w.app()
	login := w.login(a, "alice")
	alice := w.credential(login.Token)
	for _, step := range []struct {
		name string
		do   func() error
		want string
	}{
		{"first", func() error { w.put(alice, "phone", "1"); return nil }, "phone=1"},
		{"another", func() error { w.now = w.now.Add(time.Second); w.put(alice, "tablet", "2"); return nil }, "phone=1 tablet=2"},
		{"again", func() error { w.now = w.now.Add(time.Second); w.put(alice, "phone", "3"); return nil }, "tablet=2 phone=3"},
		{"by another name", func() error { w.now = w.now.Add(time.Second); w.put(alice, "slate", "2"); return nil }, "phone=3 slate=2"},
		{"deleted", func() error { return w.DeleteDevice(ctx, alice, "phone") }, "slate=2"},
		{"deleted again", func() error { return w.DeleteDevice(ctx, alice, "phone") }, "slate=2"},
		{"the last", func() error { return w.DeleteDevice(ctx, alice, "slate") }, ""},
		{"after none", func() error { w.put(alice, "phone", "1"); return nil }, "phone=1"},
	} {
		if err := step.do(); err != nil {
			t.Errorf("%s: %v", step.name, err)
		}
		if got := w.devices(a, "alice"); got != step.want {
			t.Errorf("%s: %q, want %q", step.name, got, step.want)
		}
	}
	b := w.store.Batch()
	found := b.Devices(a.ID, "alice")
	if err := b.Run(ctx); err != nil || found.Value.All[0].Session != alice.ID {
		t.Errorf("the session: %+v, %v", found.Value.All, err)
	}
}

// To Apple a token is its bytes, however somebody writes them.
func TestATokenOfAPNsHasNoCase(t *testing.T) {
	w := quiet(t)
	a := w.app()
	w.login(a, "alice")
	w.login(a, "bob")
	for _, each := range []struct {
		user  parley.UserID
		token string
	}{{"alice", strings.Repeat("AB", 32)}, {"bob", strings.Repeat("ab", 32)}} {
		device := parley.Device{ID: "phone", Platform: parley.APNs, Token: each.token}
		if _, err := w.PutDevice(context.Background(), acting(a.server, each.user), device); err != nil {
			t.Fatal(err)
		}
	}
	if alices, bobs := w.devices(a, "alice"), w.devices(a, "bob"); alices != "" || bobs != "phone="+strings.Repeat("ab", 32) {
		t.Errorf("alice has %q, bob %q", alices, bobs)
	}
}

// A phone is in one hand at a time: whoever had it gets no more pushes there, and what the other had stays theirs.
func TestATokenIsOnePersonsAtATime(t *testing.T) {
	w := quiet(t)
	ctx := context.Background()
	a, other := w.app(), w.app()
	alice, bob := w.credential(w.login(a, "alice").Token), w.credential(w.login(a, "bob").Token)
	elsewhere := w.credential(w.login(other, "alice").Token)
	w.put(elsewhere, "phone", "shared")
	w.put(alice, "phone", "shared")
	w.put(alice, "tablet", "hers")
	w.put(bob, "mobile", "shared")
	if her, his := w.devices(a, "alice"), w.devices(a, "bob"); her != "tablet=hers" || his != "mobile=shared" {
		t.Errorf("after the switch: %q and %q", her, his)
	}
	if got := w.devices(other, "alice"); got != "phone=shared" {
		t.Errorf("another app's: %q", got)
	}
	if err := w.DeleteDevice(ctx, alice, "mobile"); err != nil || w.devices(a, "bob") != "mobile=shared" {
		t.Errorf("a stranger deleted it: %v", err)
	}
	w.put(alice, "phone", "shared")
	if got := w.devices(a, "bob"); got != "" {
		t.Errorf("after the way back: %q", got)
	}
}

func TestTheDevicePutLongestAgoDropsOut(t *testing.T) {
	w := quiet(t)
	a := w.app()
	alice, bob := w.credential(w.login(a, "alice").Token), w.credential(w.login(a, "bob").Token)
	for n := range parley.MaxDevices + 1 {
		w.now = w.now.Add(time.Second)
		w.put(alice, fmt.Sprint("d", n), fmt.Sprint("t", n))
		if n == 1 {
			w.now = w.now.Add(time.Second)
			w.put(alice, "d0", "t0") // again: the next is the oldest
		}
	}
	if got := strings.Fields(w.devices(a, "alice")); len(got) != parley.MaxDevices || got[0] != "d0=t0" {
		t.Errorf("%d: %v", len(got), got)
	}
	w.put(bob, "phone", "t1") // whose nobody's it is by now
	if got := w.devices(a, "bob"); got != "phone=t1" {
		t.Errorf("a token that dropped out: %q", got)
	}
}

// Many put one token at once, each their own device: one of them has it in the end.
func TestATokenIsOnePersonsWhateverTheWeather(t *testing.T) {
	w, worsen, mend := stormy(t)
	a := w.app()
	people := []string{"alice", "bob", "carol", "dave"}
	callers := make([]parley.Credential, len(people))
	for i, user := range people {
		callers[i] = w.credential(w.login(a, user).Token)
		w.put(callers[i], "own", user)
	}
	worsen()
	var group sync.WaitGroup
	for _, c := range callers {
		group.Go(func() {
			_, _ = w.PutDevice(context.Background(), c, parley.Device{ID: "phone", Platform: parley.FCM, Token: "shared"})
		})
	}
	group.Wait()
	mend()
	have := 0
	for _, user := range people {
		devices := w.devices(a, parley.UserID(user))
		if !strings.Contains(devices, "own="+user) {
			t.Errorf("%s lost their own: %q", user, devices)
		}
		have += strings.Count(devices, "shared")
	}
	if have > 1 {
		t.Errorf("%d people have it", have)
	}
	w.put(callers[0], "phone", "shared")
	if got := w.devices(a, "alice"); !strings.Contains(got, "phone=shared") {
		t.Errorf("after the storm: %q", got)
	}
}

func TestDevicesAreRefusedThatCannotBe(t *testing.T) {
	w := quiet(t)
	ctx := context.Background()
	a := w.app()
	alice := w.credential(w.login(a, "alice").Token)
	good := parley.Device{ID: "phone", Platform: parley.FCM, Token: "t"}
	for name, test := range map[string]struct {
		c      parley.Credential
		change func(*parley.Device)
		code   parley.Code
	}{
		"no id":          {alice, func(d *parley.Device) { d.ID = "" }, parley.InvalidValue},
		"id of others":   {alice, func(d *parley.Device) { d.ID = "a/b" }, parley.InvalidValue},
		"long id":        {alice, func(d *parley.Device) { d.ID = strings.Repeat("x", 65) }, parley.InvalidValue},
		"platform":       {alice, func(d *parley.Device) { d.Platform = "gcm" }, parley.InvalidValue},
		"no token":       {alice, func(d *parley.Device) { d.Token = "" }, parley.InvalidValue},
		"token of words": {alice, func(d *parley.Device) { d.Token = "a b" }, parley.InvalidValue},
		"long token":     {alice, func(d *parley.Device) { d.Token = strings.Repeat("x", 1025) }, parley.InvalidValue},
		"no hexadecimal": {alice, func(d *parley.Device) { d.Platform, d.Token = parley.APNs, strings.Repeat("xy", 32) }, parley.InvalidValue},
		"half a byte":    {alice, func(d *parley.Device) { d.Platform, d.Token = parley.APNs, strings.Repeat("a", 65) }, parley.InvalidValue},
		"a short one":    {alice, func(d *parley.Device) { d.Platform, d.Token = parley.APNs, strings.Repeat("a", 62) }, parley.InvalidValue},
		"nobody's":       {a.server, func(*parley.Device) {}, parley.UserRequired},
		"a stranger's":   {acting(a.server, "nobody"), func(*parley.Device) {}, parley.NotFound},
	} {
		d := good
		test.change(&d)
		if _, err := w.PutDevice(ctx, test.c, d); parley.CodeOf(err) != test.code {
			t.Errorf("%s: %v, want %s", name, err, test.code)
		}
	}
	if got := w.devices(a, "alice"); got != "" {
		t.Errorf("refused, and there: %q", got)
	}
	if err := w.DeleteDevice(ctx, alice, "a/b"); err != nil {
		t.Errorf("deleting what cannot be: %v", err)
	}
}

func TestNothingIsLeftOfAnErasedPersonsDevices(t *testing.T) {
	w := quiet(t)
	ctx := context.Background()
	a := w.app()
	alice, bob := w.credential(w.login(a, "alice").Token), w.credential(w.login(a, "bob").Token)
	w.put(alice, "phone", "shared")
	w.put(alice, "tablet", "hers")
	if _, err := w.Erase(ctx, a.server, "alice"); err != nil {
		t.Fatal(err)
	}
	if got := w.devices(a, "alice"); got != "" {
		t.Errorf("left: %q", got)
	}
	w.put(bob, "phone", "shared")
	if _, err := w.PutDevice(ctx, acting(a.server, "alice"), parley.Device{ID: "x", Platform: parley.FCM, Token: "y"}); parley.CodeOf(err) != parley.Erased {
		t.Errorf("put for who was erased: %v", err)
	}
}

// acting is a server that acts as somebody.
func acting(c parley.Credential, user parley.UserID) parley.Credential {
	c.User = user
	return c
}
