package access_test

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/parleyhq/parley/shared/parley"
)

// All that many write at once stays, whatever the database does, and an app's keys are counted as before.
// Patches of one app that all have read it before any of them writes: each is found in the end.
func TestPatchesOfAnAppInBadWeather(t *testing.T) {
	var together sync.WaitGroup // of the first reads that succeeded
	var reads atomic.Int64
	w, worsen, mend := stormyAndWatched(t, func(operation string) {
		if operation == "BatchGetItem" && reads.Add(-1) >= 0 {
			together.Done()
			together.Wait()
		}
	})
	ctx := context.Background()
	a := w.app()
	worsen()
	patches := []parley.AppPatch{
		{Name: raw(`"renamed"`)}, {Settings: parley.SettingsPatch{MaxParticipants: raw(`3`)}}, {Settings: parley.SettingsPatch{NonceRequired: raw(`false`)}},
		{Settings: parley.SettingsPatch{SessionLifetime: raw(`60`)}}, {Settings: parley.SettingsPatch{UserRate: raw(`5`)}},
		{Settings: parley.SettingsPatch{MessagesADay: raw(`null`)}}, {Settings: parley.SettingsPatch{ProfileEditable: raw(`false`)}},
	}
	together.Add(len(patches))
	reads.Store(int64(len(patches)))
	var group sync.WaitGroup
	for i, patch := range patches {
		group.Go(func() {
			if _, err := w.PatchApp(ctx, a.server, string(a.ID), patch); err != nil {
				t.Errorf("patch %d: %v", i, err)
			}
		})
		group.Go(func() {
			together.Wait()
			if _, _, err := w.CreateAPIKey(ctx, a.server, ""); err != nil {
				t.Errorf("key %d: %v", i, err)
			}
		})
	}
	group.Wait()
	mend()
	app, err := w.GetApp(ctx, w.credential(operatorKey), string(a.ID))
	s := app.Settings
	got := fmt.Sprintln(app.Name, s.MaxParticipants, s.NonceRequired, s.SessionLifetime, s.Rates.User, s.Quotas.MessagesADay, s.ProfileEditable)
	if want := fmt.Sprintln("renamed", 3, false, "1m0s", 5, 0, false); got != want || err != nil {
		t.Errorf("%s, not %s; %v", got, want, err)
	}
	for i := range parley.MaxAPIKeys - 1 - len(patches) {
		if _, _, err := w.CreateAPIKey(ctx, a.server, ""); err != nil {
			t.Errorf("key %d after the weather: %v", i, err)
		}
	}
	if _, _, err := w.CreateAPIKey(ctx, a.server, ""); parley.CodeOf(err) != parley.TooManyKeys {
		t.Errorf("one key too many: %v", err)
	}
}

func TestAnAppIsArchivedInBadWeather(t *testing.T) {
	w, worsen, mend := stormy(t)
	ctx := context.Background()
	operator := w.credential(operatorKey)
	apps := []app{w.app(), w.app(), w.app(), w.app(), w.app(), w.app()}
	worsen()
	for i, a := range apps {
		for _, word := range []string{`true`, `false`, `true`, `false`} {
			if app, err := w.PatchApp(ctx, operator, string(a.ID), parley.AppPatch{Disabled: raw(word)}); err != nil || app.Disabled != (word == `true`) {
				t.Errorf("app %d: %+v, %v", i, app, err)
			}
		}
		for range 2 {
			if err := w.ArchiveApp(ctx, operator, string(a.ID)); err != nil {
				t.Errorf("app %d: %v", i, err)
			}
		}
		if _, err := w.admit(a.server); parley.CodeOf(err) != parley.AppDisabled {
			t.Errorf("app %d: its server: %v", i, err)
		}
	}
	mend()
	if listed, total, err := w.ListApps(ctx, operator, parley.Page{Number: 1, Size: 50}); err != nil || total != len(apps) || len(listed) != len(apps) {
		t.Errorf("%d of %d apps are listed, %v; the other halves alone should be", len(listed), total, err)
	}
}

func TestWhatADisabledAppSaysToASessionThatIsOver(t *testing.T) {
	w := quiet(t)
	ctx := context.Background()
	a := w.app()
	alice := w.credential(w.login(a, "alice").Token)
	if err := w.EndSession(ctx, alice); err != nil {
		t.Fatal(err)
	}
	if _, err := w.PatchApp(ctx, w.credential(operatorKey), string(a.ID), parley.AppPatch{Disabled: raw(`true`)}); err != nil {
		t.Fatal(err)
	}
	if _, err := w.admit(alice); parley.CodeOf(err) != parley.AppDisabled || nonceOf(err) != "" {
		t.Errorf("%v, with the nonce %q", err, nonceOf(err))
	}
}
