package access

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/rate"
	"github.com/parleyhq/parley/shared/retry"
	"github.com/parleyhq/parley/shared/store"
)

// tally is what a call is to be held against: counters that are read with its session or key, and one step of
// each once it is admitted. Nobody who is not admitted can use up what is another's.
type tally struct {
	service *Service
	call    *rate.Call // nil: nothing is held against this one, or it is counted already
	now     time.Time
	app     *store.Slot[parley.Counts]
	limits  []limit
}

// limit is one of those that a call is held to.
type limit struct {
	policy  string
	user    parley.UserID // whose it is; "" for the app's
	counter parley.Counter
	counts  *store.Slot[parley.Counts]
	of      func(parley.Rates) int64
}

func ofUser(r parley.Rates) int64 { return r.User }
func ofApp(r parley.Rates) int64  { return r.App }

// begun asks for the app's counters, where the context's call was not counted before.
func (s *Service) begun(ctx context.Context, b *store.Batch, app parley.AppID) *tally {
	call := rate.Of(ctx)
	if call == nil || call.Counted() {
		return &tally{}
	}
	return &tally{service: s, call: call, now: s.now(), app: b.AppUsage(app)}
}

// calls is the tally of a call by a user, or with "" by an app's server.
func (s *Service) calls(ctx context.Context, b *store.Batch, app parley.AppID, user parley.UserID) *tally {
	t := s.begun(ctx, b, app)
	if t.call == nil {
		return t
	}
	counter := parley.CountedCalls(parley.MinuteOf(t.now))
	if user != "" {
		t.limits = append(t.limits, limit{"user", user, counter, b.UserUsage(app, user), ofUser})
	}
	t.limits = append(t.limits, limit{"app", "", counter, t.app, ofApp})
	return t
}

// logins is the tally of a call before there is a session. Anybody can make it who knows the app's id, so it
// has a counter of its own: strangers cannot use up what the app's people may call.
func (s *Service) logins(ctx context.Context, b *store.Batch, app parley.AppID) *tally {
	t := s.begun(ctx, b, app)
	if t.call != nil {
		t.limits = []limit{{"logins", "", parley.CountedLogins(parley.MinuteOf(t.now)), t.app, ofApp}}
	}
	return t
}

// Reports is what counts a report by a message's callback among the calls of its app, once it is taken.
func (s *Service) Reports(ctx context.Context, b *store.Batch, app parley.AppID) func(context.Context, parley.App) error {
	return s.calls(ctx, b, app, "").take
}

// take counts the call, or refuses it where a limit is reached; what is refused counts no further.
func (t *tally) take(ctx context.Context, app parley.App) error {
	if t.call == nil {
		return nil
	}
	minute := parley.MinuteOf(t.now)
	var refused error
	for _, l := range t.limits {
		most, used := l.of(app.Settings.Rates), l.counts.Value[l.counter]
		t.call.Hold(rate.Policy{
			Name: l.policy, Quota: most, Window: minute.Length, Remaining: max(0, most-used-1), Reset: minute.Left(t.now),
		})
		if used >= most && refused == nil {
			refused = parley.RefuseFor(minute.Left(t.now), parley.RateLimited, fmt.Sprintf(
				"the limit of %d calls a minute (%s) is reached; nothing happened, try again when the minute is over", most, l.policy))
		}
	}
	if refused != nil || !t.call.Count(t.app.Value) {
		return refused
	}
	for _, l := range t.limits {
		t.count(ctx, app, l)
	}
	return nil
}

// count moves a counter beside the call's work. A write that fails is dropped: counting costs nobody a call.
func (t *tally) count(ctx context.Context, app parley.App, l limit) {
	s, n := t.service, t.service.sampled(1, l.of(app.Settings.Rates))
	if n == 0 {
		return
	}
	t.call.Beside(ctx, func(ctx context.Context) {
		if l.user == "" {
			_ = s.store.CountApp(ctx, app.ID, l.counter, n, l.counts.Value)
		} else {
			_ = s.store.CountUser(ctx, app.ID, l.user, l.counter, n, l.counts.Value, t.now)
		}
	})
}

// sampled is by how much a counter moves for n more of what is limited: on average by n.
func (s *Service) sampled(n int, limit int64) int64 {
	step, sum := parley.CountStep(limit), int64(0)
	if step == 1 {
		return int64(n)
	}
	for range n {
		var raw [8]byte
		if _, err := io.ReadFull(s.random, raw[:]); err == nil && binary.BigEndian.Uint64(raw[:])%uint64(step) == 0 {
			sum += step
		}
	}
	return sum
}

// MessagesLeft is how many messages an app may make today, by what was read with the call.
type MessagesLeft struct {
	bounded            bool
	quota, left, reset int64
}

// MessagesLeft says what is left of the app's quota of the day.
func (s *Service) MessagesLeft(ctx context.Context, app parley.App) MessagesLeft {
	call, quota := rate.Of(ctx), app.Settings.Quotas.MessagesADay
	if call == nil || quota == 0 {
		return MessagesLeft{}
	}
	now := s.now()
	day := parley.DayOf(now)
	left := max(0, quota-call.Used()[parley.CountedMessages(day)])
	call.Hold(rate.Policy{Name: "messages", Quota: quota, Window: day.Length, Remaining: left, Reset: day.Left(now)})
	return MessagesLeft{bounded: true, quota: quota, left: left, reset: day.Left(now)}
}

// Take takes some of what is left, or refuses them all. What is more than a whole day's never fits, and is not told to
// wait.
func (l *MessagesLeft) Take(n int64) error {
	if !l.bounded || n <= l.left {
		l.left -= n
		return nil
	}
	detail := fmt.Sprintf("this app may make %d messages a day, in UTC; %d are left today, and this asks for %d; nothing happened", l.quota, l.left, n)
	if n > l.quota {
		return parley.Refuse(parley.QuotaExceeded, detail)
	}
	return parley.RefuseFor(l.reset, parley.QuotaExceeded, detail)
}

// MadeMessages counts messages that were made against the app's quota of the day, beside the call.
func (s *Service) MadeMessages(ctx context.Context, app parley.App, n int) {
	call, quota := rate.Of(ctx), app.Settings.Quotas.MessagesADay
	if call == nil || quota == 0 || n == 0 {
		return
	}
	counter := parley.CountedMessages(parley.DayOf(s.now()))
	if by := s.sampled(n, quota); by > 0 {
		call.Beside(ctx, func(ctx context.Context) { _ = s.store.CountApp(ctx, app.ID, counter, by, call.Used()) })
	}
}

// TakeCallback counts a call of a message's callback, exactly: whoever has come by its address can do no more
// than change one message slowly. Used is what was counted before, as far as it is known.
func (s *Service) TakeCallback(ctx context.Context, app parley.App, message parley.MessageID, used parley.Counts) error {
	now := s.now()
	window := parley.CallbackWindowOf(now)
	left, err := parley.MaxCallbacks-used[parley.CountedCallbacks]-1, error(nil)
	if left >= 0 {
		err = retry.Repeat(ctx, func() error { return s.store.CountCallback(ctx, app.ID, message, window) })
	}
	if call := rate.Of(ctx); call != nil {
		call.Hold(rate.Policy{
			Name: "callback", Quota: parley.MaxCallbacks, Window: window.Length, Remaining: max(0, left), Reset: window.Left(now),
		})
	}
	if left < 0 || errors.Is(err, store.ErrOver) {
		return parley.RefuseFor(window.Left(now), parley.RateLimited, fmt.Sprintf(
			"a callback is called %d times in %d seconds at most; nothing happened", parley.MaxCallbacks, int(window.Length/time.Second)))
	}
	return err
}

// ReserveIdentities takes places for people of an app who are about to get an identity, where it may have only
// so many. Call it before they are written, so that what is not counted is not there; who was reserved a place
// in this call keeps it. Without room for all of them there is none for any: QuotaExceeded, nothing happened, and
// waiting does not help.
func (s *Service) ReserveIdentities(ctx context.Context, app parley.App, users ...parley.UserID) error {
	call, quota := rate.Of(ctx), app.Settings.Quotas.Identities
	if call == nil || quota == 0 {
		return nil
	}
	fresh := call.Unreserved(users)
	if len(fresh) == 0 {
		return nil
	}
	err := retry.Repeat(ctx, func() error {
		return s.store.CountAppWithin(ctx, app.ID, parley.CountedIdentities, int64(len(fresh)), quota)
	})
	if errors.Is(err, store.ErrOver) {
		return parley.Refuse(parley.QuotaExceeded, fmt.Sprintf(
			"this app may have %d identities, and has no room for %d more; nothing happened", quota, len(fresh)))
	}
	if err == nil {
		call.Reserved(fresh)
	}
	return err
}
