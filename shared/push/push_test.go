package push_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/parleyhq/parley/localstack/faults"
	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/parley"
)

func TestWhoIsAwayIsPushedToOnce(t *testing.T) {
	w := newWorld(t, parley.Staging)
	ctx := context.Background()
	alice := w.user("alice")
	people := map[parley.UserID]parley.Credential{}
	var others []string
	for _, name := range []string{"bob", "carol", "dave", "erin", "frank", "grace", "heidi", "ivan", "judy"} {
		people[parley.UserID(name)] = w.user(parley.UserID(name))
		w.carry(people[parley.UserID(name)], parley.APNs)
		others = append(others, name)
	}
	w.carry(alice, parley.APNs)
	w.carry(people["bob"], parley.FCM)
	channel := w.channel(alice, others...)
	w.connect(people["carol"])
	m := w.say(alice, channel, parley.Notification{})
	_, err := w.messaging.MarkChannel(ctx, people["dave"], string(channel), messaging.Seen, m.Sequence)
	w.ok(err)
	w.ok(w.access.EndSession(ctx, people["erin"]))
	w.ok(w.bar("frank", func(i *parley.Identity) { i.Suspended = true }))
	w.ok(w.bar("grace", func(i *parley.Identity) { i.Erased = true }))
	_, err = w.messaging.BlockUser(ctx, people["heidi"], "alice")
	w.ok(err)
	_, err = w.messaging.MarkChannel(ctx, people["ivan"], string(channel), messaging.Cleared, m.Sequence)
	w.ok(err)
	w.ok(w.access.DeleteDevice(ctx, people["judy"], "apns"))
	late := w.user("late")
	w.carry(late, parley.APNs)
	_, err = w.messaging.AddParticipants(ctx, alice, string(channel), []string{"late"})
	w.ok(err)
	w.tell(m)
	for user, why := range map[parley.UserID]string{
		"alice": "wrote it", "carol": "is connected", "dave": "has seen it", "erin": "logged out", "frank": "is suspended",
		"grace": "was erased", "heidi": "blocks the author", "ivan": "cleared it away", "judy": "has no device", "late": "came later",
	} {
		if n := w.got(user, parley.APNs); n != 0 {
			t.Errorf("%s %s, and got %d", user, why, n)
		}
	}
	if a, f := w.got("bob", parley.APNs), w.got("bob", parley.FCM); a != 1 || f != 1 {
		t.Errorf("bob got %d and %d", a, f)
	}
}

func TestAPushSaysNothingThatWasNotAskedFor(t *testing.T) {
	w := newWorld(t, parley.Production)
	alice, bob := w.user("alice"), w.user("bob")
	w.carry(bob, parley.APNs)
	w.carry(bob, parley.FCM)
	elsewhere := w.channel(alice, "bob", "carol")
	w.say(alice, elsewhere, parley.Notification{})
	channel := w.channel(alice, "bob")
	m := w.say(alice, channel, parley.Notification{})
	w.tell(m)
	for key, want := range map[string]string{
		"APNS": `{"aps": {"alert": {"body": "New message"}, "badge": 2, "sound": "default", "thread-id": "CHANNEL", "mutable-content": 1},
			"channel_id": "CHANNEL", "message_id": "MESSAGE"}`,
		"GCM": `{"fcmV1Message": {"message": {"notification": {"body": "New message"}, "data": {"badge": "2", "channel_id": "CHANNEL", "message_id": "MESSAGE"},
			"android": {"priority": "high", "notification": {"tag": "MESSAGE", "sound": "default", "notification_count": 2}}}}}`,
	} {
		platform := map[string]parley.Platform{"APNS": parley.APNs, "GCM": parley.FCM}[key]
		got := w.Pushed(t, token("bob", platform), key)
		want = strings.NewReplacer("CHANNEL", string(channel), "MESSAGE", string(m.ID())).Replace(want)
		if len(got) != 1 || cmp.Diff(plain(t, want), plain(t, got[0])) != "" {
			t.Errorf("%s: %v, want %s", key, got, want)
		}
	}
}

func TestAMessageSaysWhatItsPushesSay(t *testing.T) {
	w := newWorld(t, parley.Staging)
	alice, bob := w.user("alice"), w.user("bob")
	w.carry(bob, parley.APNs)
	channel := w.channel(alice, "bob")
	m := w.say(alice, channel, parley.Notification{Title: "Alice", Text: "wrote", Sound: "none", Data: map[string]string{"screen": "chat"}})
	w.tell(m)
	got := w.Pushed(t, token("bob", parley.APNs), "APNS_SANDBOX")
	want := fmt.Sprintf(`{"aps": {"alert": {"title": "Alice", "body": "wrote"}, "badge": 1, "thread-id": %q, "mutable-content": 1},
		"channel_id": %q, "message_id": %q, "screen": "chat"}`, channel, channel, m.ID())
	if len(got) != 1 || cmp.Diff(plain(t, want), plain(t, got[0])) != "" {
		t.Errorf("%v, want %s", got, want)
	}
}

func plain(t testing.TB, text string) (v any) {
	t.Helper()
	if err := json.Unmarshal([]byte(text), &v); err != nil {
		t.Fatal(err)
	}
	return v
}

// An endpoint that SNS disabled is enabled once at once, then once a day, and after seven times its device is forgotten
// until it is put again. One that is gone is made anew.
func TestEndpointsComeAndGo(t *testing.T) {
	w := newWorld(t, parley.Staging)
	alice, bob := w.user("alice"), w.user("bob")
	w.carry(bob, parley.APNs)
	channel := w.channel(alice, "bob")
	tell := func() { w.tell(w.say(alice, channel, parley.Notification{})) }
	steps := 0
	expect := func(what string, pushes, devices int) {
		t.Helper()
		steps += pushes
		if got := w.got("bob", parley.APNs); got != steps {
			t.Errorf("%s: %d pushes, want %d", what, got, steps)
		}
		if got := len(w.devices("bob").All); got != devices {
			t.Errorf("%s: %d devices", what, got)
		}
	}
	tell()
	expect("the first", 1, 1)
	arn := w.devices("bob").All[0].Endpoint
	tell()
	expect("the same endpoint", 1, 1)
	if n := len(w.Of(t, token("bob", parley.APNs))); n != 1 || arn == "" {
		t.Errorf("%d endpoints, %q", n, arn)
	}
	began := time.Now()
	for n := range 7 {
		w.Enable(t, arn, "false")
		if w.now = began.Add(time.Duration(n)*24*time.Hour - time.Minute); n > 0 {
			tell()
			expect("it rests", 0, 1)
		}
		w.now = began.Add(time.Duration(n) * 24 * time.Hour)
		tell()
		expect("enabled again", 1, 1)
	}
	w.Enable(t, arn, "false")
	w.now = w.now.Add(24 * time.Hour)
	tell()
	expect("given up", 0, 0)
	w.now = time.Time{}
	w.carry(bob, parley.APNs) // the app runs, and has the token still
	tell()
	expect("put again", 1, 1)
	w.Forget(t, arn)
	tell()
	expect("deleted", 1, 1)
	if now := w.devices("bob").All[0].Endpoint; now == arn || now == "" {
		t.Errorf("the endpoint is %q", now)
	}
}

// Only what SNS says of a token is about the token: a platform application that is none takes nobody's device.
func TestADeviceIsForgottenForItsTokenAlone(t *testing.T) {
	for name, test := range map[string]struct {
		code, message string
		left, waiting int
	}{
		"a bad token":                          {"InvalidParameter", "Invalid parameter: Token Reason: iOS device tokens must be no more than 400 hexadecimal characters", 0, 0},
		"a mistyped platform application":      {"InvalidParameter", "Invalid parameter: PlatformApplicationArn Reason: Wrong number of slashes in relative portion of the ARN.", 1, 1},
		"one that is another's":                {"AuthorizationError", "not authorized to perform: SNS:CreatePlatformEndpoint", 1, 1},
		"nothing that we know":                 {"InvalidParameter", "Invalid parameter: Attributes", 1, 1},
		"a token put again while it was tried": {"InvalidParameter", "Invalid parameter: Token Reason: no", 1, 0},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t, parley.Staging)
			alice, bob := w.user("alice"), w.user("bob")
			w.carry(bob, parley.APNs)
			put := w.devices("bob").All[0].PutAt
			w.refusing(func(action string) (code, message string) {
				if action != "CreatePlatformEndpoint" {
					return "", ""
				}
				for test.left == 1 && test.waiting == 0 && !w.devices("bob").All[0].PutAt.After(put) {
					w.carry(bob, parley.APNs)
				}
				return test.code, test.message
			})
			w.ring(w.say(alice, w.channel(alice, "bob"), parley.Notification{}))
			if failed := w.work(context.Background()); failed != 0 || len(w.waiting.jobs) != test.waiting {
				t.Errorf("%d failed, waiting: %v", failed, w.waiting.jobs)
			}
			if left := len(w.devices("bob").All); left != test.left {
				t.Errorf("%d devices are left", left)
			}
		})
	}
}

// Who is not pushed to in time is left to the queue, and nobody is pushed to twice.
func TestALargeChannelIsPushedToBatchByBatch(t *testing.T) {
	w := newWorld(t, parley.Staging)
	alice := w.user("alice")
	var names []string
	for n := range 100 {
		names = append(names, fmt.Sprintf("member-%03d", n))
	}
	channel := w.channel(alice, names[:99]...)
	_, err := w.messaging.AddParticipants(context.Background(), alice, string(channel), []string{"x-1", "x-2", "x-3", "x-4", "x-5"})
	w.ok(err)
	first, last := w.user("member-000"), w.user("x-5")
	w.carry(first, parley.APNs)
	w.carry(last, parley.APNs)
	w.ring(w.say(alice, channel, parley.Notification{}))
	hasty, cancel := context.WithTimeout(context.Background(), time.Second) // less than is left for ending
	defer cancel()
	if failed := w.work(hasty); failed != 0 || len(w.waiting.jobs) != 1 || w.got("member-000", parley.APNs) != 0 {
		t.Fatalf("%d failed, waiting: %v", failed, w.waiting.jobs)
	}
	if failed := w.work(context.Background()); failed != 0 || len(w.waiting.jobs) != 0 {
		t.Errorf("%d failed, waiting: %v", failed, w.waiting.jobs)
	}
	if a, b := w.got("member-000", parley.APNs), w.got("x-5", parley.APNs); a != 1 || b != 1 {
		t.Errorf("%d and %d pushes", a, b)
	}
}

// crowd is a channel of the writer's and so many others, of whom one in each has a device.
func (w *world) crowd(n, each int) (writer parley.Credential, channel parley.ChannelID, reachable []string) {
	w.t.Helper()
	var names []string
	for i := range n {
		names = append(names, fmt.Sprintf("member-%03d", i))
		if i%each == 0 {
			w.carry(w.user(parley.UserID(names[i])), parley.APNs)
			reachable = append(reachable, names[i])
		}
	}
	writer = w.user("writer")
	channel = w.channel(writer, names[:min(n, 99)]...)
	if n > 99 {
		_, err := w.messaging.AddParticipants(context.Background(), writer, string(channel), names[99:])
		w.ok(err)
	}
	return writer, channel, reachable
}

// each expects that everybody got so many pushes.
func (w *world) each(names []string, want int) {
	w.t.Helper()
	for _, name := range names {
		if got := w.got(parley.UserID(name), parley.APNs); got != want {
			w.t.Errorf("%s got %d, want %d", name, got, want)
		}
	}
}

// waning is a context whose time is over from when somebody says so.
type waning struct {
	context.Context
	over *atomic.Bool
}

func (w waning) Deadline() (time.Time, bool) {
	if w.over.Load() {
		return time.Now().Add(time.Second), true
	}
	return time.Now().Add(time.Minute), true
}

// Time may end between two people of one batch: who was not come to is left to the queue.
func TestTimeEndsBetweenTwoPeople(t *testing.T) {
	w := newWorld(t, parley.Staging)
	writer, channel, names := w.crowd(40, 1)
	ctx := waning{context.Background(), &atomic.Bool{}}
	w.refusing(func(action string) (code, message string) {
		if action == "Publish" {
			ctx.over.Store(true)
		}
		return "", ""
	})
	w.ring(w.say(writer, channel, parley.Notification{}))
	if failed := w.work(ctx); failed != 0 || len(w.waiting.jobs) != 1 {
		t.Fatalf("%d failed, waiting: %v", failed, w.waiting.jobs)
	}
	if failed := w.work(context.Background()); failed != 0 || len(w.waiting.jobs) != 0 {
		t.Errorf("%d failed, waiting: %v", failed, w.waiting.jobs)
	}
	w.each(names, 1)
}

// What fails after the first batch of a job comes again from there on.
func TestAFailureRepeatsNothingThatWasDone(t *testing.T) {
	w := newWorld(t, parley.Staging)
	writer, channel, names := w.crowd(102, 50)
	w.refusing(func(action string) (code, message string) {
		if action == "Publish" {
			w.weather.Set(faults.Config{Throttle: 1})
		}
		return "", ""
	})
	w.ring(w.say(writer, channel, parley.Notification{}))
	if failed := w.work(context.Background()); failed != 0 || len(w.waiting.jobs) == 0 {
		t.Fatalf("%d failed, waiting: %v", failed, w.waiting.jobs)
	}
	w.weather.Set(faults.Config{})
	w.by(w.Moto.Client)
	if failed := w.work(context.Background()); failed != 0 || len(w.waiting.jobs) != 0 {
		t.Errorf("%d failed, waiting: %v", failed, w.waiting.jobs)
	}
	w.each(names, 1)
}

// Messages that come together are one push to each: of the newest that shows something.
func TestOfManyMessagesTheNewestIsPushed(t *testing.T) {
	w := newWorld(t, parley.Staging)
	alice, bob, carol := w.user("alice"), w.user("bob"), w.user("carol")
	w.carry(bob, parley.APNs)
	w.carry(carol, parley.APNs)
	channel := w.channel(alice, "bob", "carol")
	messages := []parley.Message{w.say(alice, channel, parley.Notification{Text: "first"}), w.say(alice, channel, parley.Notification{Text: "second"})}
	messages = append(messages, w.say(carol, channel, parley.Notification{Text: "hers"}), w.say(alice, channel, parley.Notification{Silent: true}))
	w.tell(messages...)
	for user, want := range map[parley.UserID]string{"bob": `"body":"hers"`, "carol": `"body":"second"`} {
		got := w.Pushed(t, token(user, parley.APNs), "APNS_SANDBOX")
		if len(got) != 1 || !strings.Contains(got[0], want) {
			t.Errorf("%s: %v, want %s", user, got, want)
		}
	}
}

// A badge costs a read of all that somebody is in: members of large channels get none.
func TestALargeChannelHasNoBadges(t *testing.T) {
	w := newWorld(t, parley.Staging)
	alice, bob := w.user("alice"), w.user("bob")
	w.carry(bob, parley.APNs)
	var names []string
	for n := range 98 {
		names = append(names, fmt.Sprintf("member-%03d", n))
	}
	channel := w.channel(alice, append(names, "bob")...)
	w.tell(w.say(alice, channel, parley.Notification{}))
	_, err := w.messaging.AddParticipants(context.Background(), alice, string(channel), []string{"one-too-many"})
	w.ok(err)
	w.tell(w.say(alice, channel, parley.Notification{}))
	got := w.Pushed(t, token("bob", parley.APNs), "APNS_SANDBOX")
	badges := strings.Count(strings.Join(got, ""), `"badge":1`)
	if len(got) != 2 || badges != 1 || strings.Count(strings.Join(got, ""), `"badge"`) != 1 {
		t.Errorf("%v", got)
	}
}

// A job waits until it is known which sockets are dead; and where there is no queue, the streams go on.
func TestABellHoldsUpNobody(t *testing.T) {
	w := newWorld(t, parley.Staging)
	alice := w.user("alice")
	m := w.say(alice, w.channel(alice, "bob"), parley.Notification{})
	w.ring(m)
	if len(w.waiting.delays) != 1 || w.waiting.delays[0] != 10*time.Second {
		t.Errorf("waits %v", w.waiting.delays)
	}
	w.waiting.err = errors.New("no queue")
	w.ring(m)
}

// Whom SNS does not push to is tried alone, later and later; then the job is given up.
func TestWhatSNSRefusesIsTriedAgainAlone(t *testing.T) {
	w := newWorld(t, parley.Staging)
	alice, bob := w.user("alice"), w.user("bob")
	carol := w.user("carol")
	w.carry(bob, parley.APNs)
	w.carry(carol, parley.FCM)
	channel := w.channel(alice, "bob", "carol")
	w.ring(w.say(alice, channel, parley.Notification{}))
	w.Remove(t, w.platforms.APNsSandbox)
	for n := range 6 {
		if failed := w.work(context.Background()); failed != 0 || len(w.waiting.jobs) != 1 || !strings.Contains(w.waiting.jobs[0], `"only":["bob"]`) {
			t.Fatalf("try %d: %d failed, waiting: %v", n, failed, w.waiting.jobs)
		}
		if want := 5 * time.Second << n; w.waiting.delays[0] != want {
			t.Errorf("try %d waits %v, want %v", n, w.waiting.delays[0], want)
		}
	}
	if failed := w.work(context.Background()); failed != 1 || len(w.waiting.jobs) != 0 {
		t.Errorf("in the end: %d failed, waiting: %v", failed, w.waiting.jobs)
	}
	if got := w.got("carol", parley.FCM); got != 1 {
		t.Errorf("carol got %d", got)
	}
}

func TestADeletedMessageIsNotPushed(t *testing.T) {
	w := newWorld(t, parley.Staging)
	alice, bob := w.user("alice"), w.user("bob")
	w.carry(bob, parley.APNs)
	m := w.say(alice, w.channel(alice, "bob"), parley.Notification{Text: "gone"})
	w.ok(w.messaging.DeleteMessage(context.Background(), alice, string(m.ID())))
	w.tell(m)
	if got := w.got("bob", parley.APNs); got != 0 {
		t.Errorf("%d pushes", got)
	}
}
