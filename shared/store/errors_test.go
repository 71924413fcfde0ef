package store_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"sync/atomic"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/parleyhq/parley/localstack/faults"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/retry"
	"github.com/parleyhq/parley/shared/store"
	"github.com/parleyhq/parley/shared/store/storetest"
)

// answering is a store whose database gives its nth request, from 1, the answer that handle writes.
func answering(t testing.TB, handle func(w http.ResponseWriter, n int)) (w *world, asked *atomic.Int64) {
	asked = &atomic.Int64{}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/x-amz-json-1.0")
		handle(w, int(asked.Add(1)))
	}))
	t.Cleanup(server.Close)
	s := store.New(aws.Config{
		Region: "us-east-1", BaseEndpoint: &server.URL,
		Credentials: aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) {
			return aws.Credentials{AccessKeyID: "a", SecretAccessKey: "b"}, nil
		}),
	}, store.Tables{Apps: apps, Identities: logins, Channels: channels, Messages: messages, Usage: usage})
	return newWorld(t, s), asked
}

func refusal(kind string) string {
	return fmt.Sprintf(`{"__type":"com.amazonaws.dynamodb.v20120810#%s","message":"words"}`, kind)
}

// ended is how an attempt at a write can end.
type ended struct{ busy, unknown bool }

func endOf(err error) ended {
	return ended{busy: errors.Is(err, retry.ErrBusy), unknown: errors.Is(err, retry.ErrUnknown)}
}

var (
	busy    = ended{busy: true}
	unknown = ended{unknown: true}
	neither = ended{}
)

// answers are what a database says, and what it means for one attempt at a write.
var answers = []struct {
	name   string
	status int // 0: no answer at all
	body   string
	want   ended
}{
	{"a throttle", 400, refusal("ThrottlingException"), busy},
	{"a throttle of a table", 400, refusal("ProvisionedThroughputExceededException"), busy},
	{"a throttle of an account", 400, refusal("RequestLimitExceeded"), busy},
	{"a conflict with a transaction", 400, refusal("TransactionConflictException"), busy},
	{"a transaction in progress", 400, refusal("TransactionInProgressException"), unknown},
	{"a server error", 500, refusal("InternalServerError"), unknown},
	{"a server error without words", 500, "", unknown},
	{"a gateway's page", 503, "<html>Service Unavailable</html>", unknown},
	{"an unreadable success", 200, "{", unknown},
	{"no answer", 0, "", unknown},
	{"a validation error", 400, refusal("ValidationException"), neither},
	{"no such table", 400, refusal("ResourceNotFoundException"), neither},
	{"access denied", 400, refusal("AccessDeniedException"), neither},
	{"an expired credential", 400, refusal("ExpiredTokenException"), neither},
}

func give(w http.ResponseWriter, status int, body string) {
	if status == 0 {
		panic(http.ErrAbortHandler)
	}
	w.WriteHeader(status)
	_, _ = fmt.Fprint(w, body)
}

func TestHowAnAttemptEnded(t *testing.T) {
	ctx := context.Background()
	for name, write := range map[string]func(w *world) error{
		"transaction": func(w *world) error { return w.Spend(ctx, w.app, "token", noon) },
		"update": func(w *world) error {
			_, _, err := w.MoveWatermarks(ctx, w.app, channelID(1), parley.Member{User: "a"}, parley.Member{User: "a"})
			return err
		},
		"deletion": func(w *world) error { return w.EndSession(ctx, w.app, "a", "b") },
	} {
		for _, answer := range answers {
			w, asked := answering(t, func(w http.ResponseWriter, _ int) { give(w, answer.status, answer.body) })
			err := write(w)
			if err == nil || endOf(err) != answer.want {
				t.Errorf("%s: %s: %+v: %v", name, answer.name, endOf(err), err)
			}
			if n := asked.Load(); n != 1 {
				t.Errorf("%s: %s: one attempt made %d requests", name, answer.name, n)
			}
		}
	}
}

// A canceled transaction says why for each item. A failed condition says more than a conflict beside it.
func TestWhyATransactionWasCanceled(t *testing.T) {
	for _, test := range []struct {
		codes []string // of the head, the entry, the member and the record
		moved bool
		want  ended
	}{
		{[]string{"TransactionConflict", "None", "None", "None"}, false, busy},
		{[]string{"None", "None", "ThrottlingError", "None"}, false, busy},
		{[]string{"None", "ProvisionedThroughputExceeded", "None", "None"}, false, busy},
		{[]string{"ConditionalCheckFailed", "None", "None", "None"}, true, neither},
		{[]string{"TransactionConflict", "None", "None", "ConditionalCheckFailed"}, true, neither},
		{[]string{"ConditionalCheckFailed", "ThrottlingError", "None", "None"}, true, neither},
		{[]string{"ValidationError", "None", "None", "None"}, false, neither},
		{[]string{"None", "ItemCollectionSizeLimitExceeded", "None", "None"}, false, neither},
	} {
		reasons := ""
		for i, code := range test.codes {
			reasons += fmt.Sprintf(`%s{"Code":%q}`, []string{"", ","}[min(i, 1)], code)
		}
		body := `{"__type":"com.amazonaws.dynamodb.v20120810#TransactionCanceledException","Message":"words","CancellationReasons":[` + reasons + `]}`
		w, _ := answering(t, func(w http.ResponseWriter, _ int) { give(w, 400, body) })
		moved, err := w.Append(context.Background(), store.Append{App: w.app, Message: text(channelID(1), 1, "alice", "k")})
		if (moved != nil) != test.moved || (err == nil) != test.moved || endOf(err) != test.want {
			t.Errorf("%v: %+v, %v", test.codes, moved, err)
		}
	}
}

// A write that nobody answers in the caller's time may have happened.
func TestAnAttemptEndsWithItsContext(t *testing.T) {
	hold := make(chan struct{})
	w, _ := answering(t, func(http.ResponseWriter, int) { <-hold })
	defer close(hold)
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Millisecond)
	defer cancel()
	if err := w.Spend(ctx, w.app, "token", noon); endOf(err) != unknown {
		t.Errorf("%+v: %v", endOf(err), err)
	}
}

// The same through the engine: what a proxy makes up, and what the engine itself says.
func TestHowAnAttemptEndedAtTheEngine(t *testing.T) {
	s, proxy := storetest.WithFaults(t)
	w := newWorld(t, s)
	for _, test := range []struct {
		config faults.Config
		want   ended
	}{
		{faults.Config{Conflict: 1}, busy},
		{faults.Config{Throttle: 1}, busy},
		{faults.Config{Timeout: 1}, unknown},
		{faults.Config{Error: 1}, unknown},
	} {
		for seed := range uint64(8) { // of all shapes
			test.config.Seed = seed
			proxy.Set(test.config)
			if err := w.Spend(context.Background(), w.app, "token", noon); err == nil || endOf(err) != test.want {
				t.Errorf("transaction: %s: %v", test.config, err)
			}
			if err := w.EndSession(context.Background(), w.app, "a", "b"); err == nil || endOf(err) != test.want {
				t.Errorf("deletion: %s: %v", test.config, err)
			}
			_, _, err := w.MoveWatermarks(context.Background(), w.app, channelID(1), parley.Member{User: "a"}, parley.Member{User: "a"})
			if err == nil || endOf(err) != test.want {
				t.Errorf("update: %s: %v", test.config, err)
			}
		}
	}
}

// A read that meets what passes by itself is made again; another is not.
func TestReadsAreRepeated(t *testing.T) {
	const empty = `{"Responses":{},"UnprocessedKeys":{},"Items":[],"Count":0}`
	for name, read := range map[string]func(w *world) error{
		"batch": func(w *world) error {
			b := w.Batch()
			b.App(w.app)
			return b.Run(context.Background())
		},
		"query": func(w *world) error {
			_, err := w.Memberships(context.Background(), w.app, "alice")
			return err
		},
	} {
		for _, answer := range answers {
			w, asked := answering(t, func(w http.ResponseWriter, n int) {
				if n <= 2 {
					give(w, answer.status, answer.body)
					return
				}
				give(w, 200, empty)
			})
			err := read(w)
			if answer.want == neither {
				if err == nil || parley.CodeOf(err) != parley.Internal || asked.Load() != 1 {
					t.Errorf("%s: %s: %d requests, %v", name, answer.name, asked.Load(), err)
				}
			} else if err != nil || asked.Load() != 3 {
				t.Errorf("%s: %s: %d requests, %v", name, answer.name, asked.Load(), err)
			}
		}
	}
}

// A read that does not succeed in its bound changed nothing, and says so.
func TestAReadIsGivenUp(t *testing.T) {
	w, asked := answering(t, func(w http.ResponseWriter, _ int) { give(w, 500, "") })
	b := w.Batch()
	b.App(w.app)
	if err := b.Run(context.Background()); parley.CodeOf(err) != parley.TryAgain {
		t.Error(err)
	}
	if n := asked.Load(); n != store.ReadAttempts {
		t.Errorf("%d requests", n)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Millisecond)
	defer cancel()
	if _, err := w.Memberships(ctx, w.app, "alice"); parley.CodeOf(err) != parley.TryAgain {
		t.Errorf("at the end of the caller's time: %v", err)
	}
}

// An item that cannot be read is our fault, not a moment's: nobody is told to try again, nor tries.
func TestADamagedItemIsNotTriedAgain(t *testing.T) {
	w := quiet(t)
	ctx := context.Background()
	channel := w.channel(1, "alice", "bob")
	a := w.next(channel, "alice", "k")
	w.append(a)
	big := w.next(channel, "bob", "big")
	big.Message = large(channel, 2, "bob", 100<<10)
	w.append(big)
	whole := big.Message
	whole.Chunks = 1
	words := store.Text("damaged")
	for _, damage := range []error{
		w.SetRaw(ctx, channels, store.HeadKey(w.app, channel), "last_sequence_id", words),
		w.SetRaw(ctx, channels, store.MemberKey(w.app, channel, "alice"), "revision", words),
		w.SetRaw(ctx, messages, store.MessageKey(w.app, channel, 1), "parts", words),
		w.SetRaw(ctx, messages, store.SentKey(w.app, channel, "alice", "k"), "sequence_id", words),
		w.SetRaw(ctx, messages, store.ChunkKey(w.app, channel, 2, 0), "bytes", words),
		w.SetRaw(ctx, apps, store.AppKey(w.app), "epoch", words),
	} {
		w.ok(damage)
	}
	batch := func(ask func(b *store.Batch)) error {
		b := w.Batch()
		ask(b)
		return b.Run(ctx)
	}
	for name, err := range map[string]error{
		"head":   batch(func(b *store.Batch) { b.Head(w.app, channel) }),
		"member": batch(func(b *store.Batch) { b.Member(w.app, channel, "alice") }),
		"entry":  batch(func(b *store.Batch) { b.Message(w.app, channel, 1) }),
		"record": batch(func(b *store.Batch) { b.SendRecord(w.app, channel, "alice", "k") }),
		"app":    batch(func(b *store.Batch) { b.App(w.app) }),
		"beside a good one": batch(func(b *store.Batch) {
			b.Member(w.app, channel, "bob")
			b.Head(w.app, channel)
		}),
		"members":    second(w.Members(ctx, w.app, channel)),
		"entries":    second(w.Messages(ctx, w.app, channel, parley.Span{First: 1, Last: 2})),
		"chunk":      second(w.Whole(ctx, w.app, whole)),
		"append":     second(w.Append(ctx, a)),
		"creation":   second(w.CreateChannel(ctx, w.draft(1, parley.Group, "alice"))),
		"watermarks": third(w.MoveWatermarks(ctx, w.app, channel, a.Member, a.Member)),
	} {
		if err == nil || parley.CodeOf(err) != parley.Internal || endOf(err) != neither {
			t.Errorf("%s: %v", name, err)
		}
	}
	b := w.Batch()
	bob := b.Member(w.app, channel, "bob")
	w.run(b)
	if !bob.Found {
		t.Error("what is whole cannot be read any more")
	}
}

func second[T any](_ T, err error) error        { return err }
func third[A, B any](_ A, _ B, err error) error { return err }

// A chunk that is not there yet is waited for.
func TestAMissingChunkIsWaitedFor(t *testing.T) {
	w := quiet(t)
	channel := w.channel(1, "alice")
	a := w.next(channel, "alice", "k")
	a.Message = large(channel, 1, "alice", 100<<10)
	w.append(a)
	w.ok(w.DeleteRaw(context.Background(), messages, store.ChunkKey(w.app, channel, 1, 0)))
	listed := w.state(channel, "alice", "k").Log[0]
	ctx, cancel := context.WithTimeout(context.Background(), 50*time.Millisecond)
	defer cancel()
	if _, err := w.Whole(ctx, w.app, listed); parley.CodeOf(err) != parley.TryAgain {
		t.Errorf("%v", err)
	}
}
