package messaging_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/parleyhq/parley/shared/access"
	"github.com/parleyhq/parley/shared/content"
	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/meter"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/store/storetest"
)

// behind is a world whose bucket answers so.
func behind(t *testing.T, answer http.HandlerFunc) *world {
	w := quiet(t)
	server := httptest.NewServer(answer)
	t.Cleanup(server.Close)
	bucket := content.New(aws.Config{Region: "us-east-1", Credentials: aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) {
		return aws.Credentials{AccessKeyID: "a", SecretAccessKey: "b"}, nil
	})}, server.URL)
	w.Service = messaging.New(w.store, access.New(w.store, nil, time.Now, unsampled{}), time.Now, randomly{}).Attaching(bucket)
	return w
}

// sendsNew sends content that was just made.
func (w *world) sendsNew(c parley.Credential, channel parley.ChannelID) error {
	w.t.Helper()
	upload, err := w.CreateContent(context.Background(), c, parley.ContentDraft{MimeType: "image/png", Size: 5})
	if err != nil {
		w.t.Fatal(err)
	}
	sent, err := w.Send(context.Background(), c, messaging.SendRequest{Message: carrying(upload.ID), Channels: []string{string(channel)}})
	if err != nil {
		return err
	}
	return sent[0].Err
}

// A function ends after ten seconds; whoever waits gets an answer before.
func TestABucketThatHangsIsGivenUp(t *testing.T) {
	t.Parallel()
	over := make(chan struct{})
	w := behind(t, func(_ http.ResponseWriter, r *http.Request) {
		select {
		case <-over:
		case <-r.Context().Done():
		}
	})
	t.Cleanup(func() { close(over) }) // before the server waits for its calls
	alice := w.user("alice")
	channel := w.channel(alice, parley.Group).Head.Channel
	began := time.Now()
	w.is("a bucket that hangs", w.sendsNew(alice, channel), parley.TryAgain)
	if took := time.Since(began); took > 5500*time.Millisecond {
		t.Errorf("it took %s", took)
	}
	if n := len(w.log(alice, channel)); n != 0 {
		t.Errorf("%d messages", n)
	}
}

func TestWhatTheBucketHoldsBackIsNotSent(t *testing.T) {
	w := behind(t, func(answer http.ResponseWriter, _ *http.Request) { answer.WriteHeader(http.StatusForbidden) })
	alice := w.user("alice")
	w.is("held back", w.sendsNew(alice, w.channel(alice, parley.Group).Head.Channel), parley.ContentNotUploaded)
}

// Sends of one content to several channels count in one item: side by side, DynamoDB would cancel all but one.
func TestSendsOfOneContentDoNotOpposeOneAnother(t *testing.T) {
	var now, most atomic.Int64
	w := storingIn(t, storetest.Behind(t, func(engine http.Handler) http.Handler {
		return http.HandlerFunc(func(answer http.ResponseWriter, r *http.Request) {
			if strings.HasSuffix(r.Header.Get("X-Amz-Target"), ".TransactWriteItems") {
				most.Store(max(most.Load(), now.Add(1)))
				defer now.Add(-1)
			}
			engine.ServeHTTP(answer, r)
		})
	}))
	alice := w.user("alice")
	req := messaging.SendRequest{Message: carrying(w.upload(alice))}
	for range 10 {
		req.Channels = append(req.Channels, string(w.channel(alice, parley.Group).Head.Channel))
	}
	most.Store(0)
	sent, err := w.Send(context.Background(), alice, req)
	w.is("send", err, "")
	for _, s := range sent {
		w.is("one of them", s.Err, "")
	}
	if most.Load() != 1 {
		t.Errorf("%d transactions at once", most.Load())
	}
}

// Who tries out ids of content cannot make us read much.
func TestTheMostThatARefusalReads(t *testing.T) {
	w := newStoring(t)
	alice, bob, eve := w.user("alice"), w.user("bob"), w.user("eve")
	var ids []parley.ContentID
	for range parley.MaxContentParts {
		ids = append(ids, w.upload(alice))
	}
	for range 21 {
		w.sent(alice, w.channel(alice, parley.Group, "bob").Head.Channel, ids...)
	}
	_, err := w.BlockUser(context.Background(), bob, "alice")
	w.is("block", err, "")
	refused := func(c parley.Credential) func(context.Context) error {
		own := w.channel(c, parley.Group).Head.Channel
		return func(ctx context.Context) error {
			sent, err := w.Send(ctx, c, messaging.SendRequest{Message: carrying(ids...), Channels: []string{string(own)}})
			w.is("send", err, "")
			w.is("content of others", sent[0].Err, parley.UnknownContent)
			return nil
		}
	}
	priced(t, "a stranger", meter.Usage{Calls: 23, ReadUnits: 87}, refused(eve))
	priced(t, "who sees stubs of all of it", meter.Usage{Calls: 25, ReadUnits: 107}, refused(bob))
}
