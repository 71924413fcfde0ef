package messaging_test

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/http"
	"sync"
	"testing"
	"time"

	"github.com/parleyhq/parley/shared/access"
	"github.com/parleyhq/parley/shared/content/contenttest"
	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/meter"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/store"
	"github.com/parleyhq/parley/shared/store/storetest"
)

// storing is a world with a bucket, and a clock that its test moves.
type storing struct {
	*world
	bucket *contenttest.Bucket
	ahead  time.Duration
}

func newStoring(t *testing.T) *storing { return storingIn(t, storetest.New(t)) }

func storingIn(t *testing.T, s *store.Store) *storing {
	w := &storing{world: newWorld(t, s), bucket: contenttest.New(t)}
	clock := func() time.Time { return time.Now().Add(w.ahead) }
	w.Service = messaging.New(s, access.New(s, nil, clock, unsampled{}), clock, randomly{}).Attaching(w.bucket.Bucket)
	return w
}

type randomly struct{}

func (randomly) Read(p []byte) (int, error) { return copy(p, randomBytes(len(p))), nil }

const picture = "hello"

// ticket asks for an upload of picture.
func (w *storing) ticket(c parley.Credential) messaging.Upload {
	w.t.Helper()
	sum := sha256.Sum256([]byte(picture))
	upload, err := w.CreateContent(context.Background(), c, parley.ContentDraft{
		MimeType: "image/png", Size: int64(len(picture)), Name: "dot.png", SHA256: hex.EncodeToString(sum[:]),
	})
	if err != nil {
		w.t.Fatal(err)
	}
	return upload
}

func (w *storing) upload(c parley.Credential) parley.ContentID {
	w.t.Helper()
	upload := w.ticket(c)
	if status := contenttest.Put(w.t, upload.Ticket, picture); status != http.StatusOK {
		w.t.Fatalf("upload: status %d", status)
	}
	return upload.ID
}

func carrying(ids ...parley.ContentID) parley.MessageDraft {
	d := parley.MessageDraft{HasParts: true}
	for _, id := range ids {
		d.Parts = append(d.Parts, parley.Part{Content: parley.PartContent{ID: id}})
	}
	return d
}

func (w *storing) attach(c parley.Credential, channel parley.ChannelID, key string, d parley.MessageDraft) (messaging.Sent, error) {
	req := messaging.SendRequest{Message: d, Channels: []string{string(channel)}}
	if key != "" {
		req.Key = &key
	}
	sent, err := w.Send(context.Background(), c, req)
	if err != nil {
		return messaging.Sent{}, err
	}
	return sent[0], sent[0].Err
}

// sent sends content, which must be taken.
func (w *storing) sent(c parley.Credential, channel parley.ChannelID, ids ...parley.ContentID) messaging.MessageView {
	w.t.Helper()
	sent, err := w.attach(c, channel, "", carrying(ids...))
	if err != nil {
		w.t.Fatal(err)
	}
	return sent.Message
}

// leads wants that a view's links lead to the picture.
func (w *storing) leads(what string, view messaging.MessageView) {
	w.t.Helper()
	if len(view.Links) == 0 {
		w.t.Errorf("%s: no links", what)
	}
	for _, link := range view.Links {
		if status, _, body := contenttest.Get(w.t, link.URL); status != http.StatusOK || body != picture {
			w.t.Errorf("%s: status %d, %q", what, status, body)
		}
	}
}

// fate holds the bucket against what must become of content.
func (w *storing) fate(what string, id parley.ContentID, want string) {
	w.t.Helper()
	if fate := w.bucket.Fate(w.app.ID, id); fate != want {
		w.t.Errorf("%s: it %s, want %s", what, fate, want)
	}
}

// gone deletes a message, and has the stream say so.
func (w *storing) gone(c parley.Credential, m messaging.MessageView) {
	w.t.Helper()
	if err := w.DeleteMessage(context.Background(), c, string(m.ID())); err != nil {
		w.t.Fatal(err)
	}
	w.uncarry(m)
}

func (w *storing) uncarry(m messaging.MessageView) {
	w.t.Helper()
	if err := w.Uncarry(context.Background(), w.app.ID, m.Channel, m.Sequence, m.Contents); err != nil {
		w.t.Fatal(err)
	}
}

func TestReadersGetLinksWhereverTheyReadAMessage(t *testing.T) {
	w, ctx := newStoring(t), context.Background()
	alice, bob := w.user("alice"), w.user("bob")
	channel := w.channel(alice, parley.Group, "bob").Head.Channel
	id := w.upload(alice)
	w.fate("before it is sent", id, "expires")
	sent := w.sent(alice, channel, id)
	w.fate("once it is sent", id, "stays")
	w.leads("the sender's answer", sent)
	if p := sent.Body.Parts[0]; p.MimeType != "image/png" || p.Name != "dot.png" || p.Content.Size != 5 || sent.Body.Type != parley.TypeParts {
		t.Errorf("the part is %+v", p)
	}
	got, err := w.GetMessage(ctx, bob, string(sent.ID()))
	w.is("get", err, "")
	w.leads("get", got)
	w.leads("the list", w.log(bob, channel)[0])
	w.leads("the last message", *w.get(bob, channel).LastMessage)
	synced, err := w.Sync(ctx, bob, messaging.SyncRequest{PerChannel: 10})
	w.is("sync", err, "")
	w.leads("sync", synced.Channels[0].Messages[0])
	changed, err := w.PatchMessageMetadata(ctx, alice, string(sent.ID()), []byte(`{"a": 1}`))
	w.is("patch", err, "")
	w.leads("patch", changed)

	marked, err := w.MarkMessage(ctx, bob, string(sent.ID()), messaging.Seen)
	w.is("seen", err, "")
	w.leads("seen", marked)
	reacted, err := w.React(ctx, bob, string(sent.ID()), "like")
	w.is("react", err, "")
	w.leads("react", reacted)
	fresh, err := w.GetContent(ctx, bob, string(sent.ID()), "1")
	w.is("renew", err, "")
	w.leads("renew", messaging.MessageView{Links: messaging.Links{id: fresh.Link}})
	if until := time.Until(fresh.Link.ExpiresAt); until < 14*time.Minute || until > 15*time.Minute {
		t.Errorf("the link lasts %s", until)
	}
}

func TestOnlyWhoCanReadTheMessageGetsItsContent(t *testing.T) {
	w, ctx := newStoring(t), context.Background()
	alice, bob, carol, dave := w.user("alice"), w.user("bob"), w.user("carol"), w.user("dave")
	channel := w.channel(alice, parley.Group, "bob", "carol").Head.Channel
	id := w.upload(alice)
	m := w.sent(alice, channel, id)
	text := w.send(alice, channel, "hello")
	read := func(what string, c parley.Credential, named parley.MessageID, part string, want parley.Code) {
		t.Helper()
		_, err := w.GetContent(ctx, c, string(named), part)
		w.is(what, err, want)
	}
	read("a participant", bob, m.ID(), "1", "")
	read("the server", w.server(""), m.ID(), "1", "")
	read("a stranger", dave, m.ID(), "1", parley.NotFound)
	read("no such part", bob, m.ID(), "2", parley.NotFound)
	read("no part number", bob, m.ID(), "x", parley.NotFound)
	read("a text", bob, text.ID(), "1", parley.NotFound)
	read("no message", bob, "x", "1", parley.NotFound)
	_, err := w.BlockUser(ctx, carol, "alice")
	w.is("block", err, "")
	read("who blocks the author", carol, m.ID(), "1", parley.NotFound)
	if err := w.RemoveParticipant(ctx, bob, string(channel), "bob"); err != nil {
		t.Fatal(err)
	}
	read("who left", bob, m.ID(), "1", parley.NotFound)
	w.gone(alice, m)
	read("of a deleted message", alice, m.ID(), "1", parley.NotFound)

	other := newWorld(t, w.store)
	_, err = w.GetContent(ctx, other.user("alice"), string(m.ID()), "1")
	w.is("another app", err, parley.NotFound)
}

func TestWhoMaySendWhat(t *testing.T) {
	w, ctx := newStoring(t), context.Background()
	alice, bob, carol, dave, erin := w.user("alice"), w.user("bob"), w.user("carol"), w.user("dave"), w.user("erin")
	common := w.channel(alice, parley.Group, "bob", "carol", "erin").Head.Channel
	own := func(c parley.Credential) parley.ChannelID { return w.channel(c, parley.Group).Head.Channel }
	id, waiting := w.upload(alice), w.upload(alice)
	m := w.sent(alice, common, id)
	send := func(what string, c parley.Credential, id parley.ContentID, want parley.Code) {
		t.Helper()
		_, err := w.attach(c, own(c), "", carrying(id))
		w.is(what, err, want)
	}
	send("the uploader, again", alice, id, "")
	send("who can read it", bob, id, "")
	send("who cannot", dave, id, parley.UnknownContent)
	send("what waits for its uploader", bob, waiting, parley.UnknownContent)
	send("what there never was", bob, parley.NewContentID([16]byte(randomBytes(16))), parley.UnknownContent)
	send("no id", bob, "x", parley.UnknownContent)
	send("the server as the uploader", w.server("alice"), id, "")
	send("the server's as a user's", w.server("dave"), w.upload(w.server("")), "")
	send("the server's by a user", dave, w.upload(w.server("")), parley.UnknownContent)
	_, err := w.BlockUser(ctx, carol, "alice")
	w.is("block", err, "")
	send("who sees a stub", carol, id, parley.UnknownContent)
	if err := w.RemoveParticipant(ctx, alice, string(common), "bob"); err != nil {
		t.Fatal(err)
	}
	send("who was removed, and forwarded it before", bob, id, "")
	if err := w.RemoveParticipant(ctx, erin, string(common), "erin"); err != nil {
		t.Fatal(err)
	}
	send("who left", erin, id, parley.UnknownContent)
	w.gone(alice, m)
	send("of a deleted message, as its uploader", alice, id, "")

	other := newWorld(t, w.store)
	other.Service = messaging.New(w.store, access.New(w.store, nil, time.Now, unsampled{}), time.Now, randomly{}).Attaching(w.bucket.Bucket)
	stranger := &storing{world: other, bucket: w.bucket}
	_, err = stranger.attach(other.user("alice"), other.channel(other.user("alice"), parley.Group).Head.Channel, "", carrying(id))
	w.is("another app", err, parley.UnknownContent)
}

func TestWhatIsSentHasBeenUploaded(t *testing.T) {
	w := newStoring(t)
	alice := w.user("alice")
	channel := w.channel(alice, parley.Group).Head.Channel
	never := w.ticket(alice)
	_, err := w.attach(alice, channel, "k", carrying(never.ID))
	w.is("not uploaded yet", err, parley.ContentNotUploaded)
	contenttest.Put(t, never.Ticket, picture)
	_, err = w.attach(alice, channel, "k", carrying(never.ID))
	w.is("uploaded meanwhile, with the same key", err, "")
	if n := len(w.log(alice, channel)); n != 1 {
		t.Errorf("%d messages", n)
	}

	stale := w.upload(alice)
	w.ahead = parley.AttachTime + time.Minute
	later := w.server("alice") // whose session is over by then
	_, err = w.attach(later, channel, "", carrying(stale))
	w.is("after a day", err, parley.UnknownContent)
	w.fate("after a day", stale, "expires")
	_, err = w.attach(later, channel, "", carrying(never.ID))
	w.is("what was sent before", err, "")
}

func TestAPartSaysOfContentWhatTheContentSays(t *testing.T) {
	w := newStoring(t)
	alice := w.user("alice")
	channel := w.channel(alice, parley.Group).Head.Channel
	id := w.upload(alice)
	for name, c := range map[string]struct {
		change func(*parley.Part)
		want   parley.Code
	}{
		"nothing":       {func(*parley.Part) {}, ""},
		"the same":      {func(p *parley.Part) { p.MimeType, p.Name = "image/png", "dot.png" }, ""},
		"another type":  {func(p *parley.Part) { p.MimeType = "text/html" }, parley.InvalidValue},
		"another name":  {func(p *parley.Part) { p.Name = "dot.exe" }, parley.InvalidValue},
		"a body":        {func(p *parley.Part) { p.Body = "x" }, parley.InvalidValue},
		"an encoding":   {func(p *parley.Part) { p.Encoding = "base64" }, parley.InvalidValue},
		"type and text": {func(p *parley.Part) { p.MimeType = "text/plain" }, parley.InvalidValue},
	} {
		d := carrying(id)
		c.change(&d.Parts[0])
		_, err := w.attach(alice, channel, "", d)
		w.is(name, err, c.want)
	}
	// What a part repeats makes no other message of it.
	key := "same"
	first, err := w.attach(alice, channel, key, carrying(id))
	w.is("first", err, "")
	d := carrying(id)
	d.Parts[0].MimeType, d.Parts[0].Name = "image/png", "dot.png"
	again, err := w.attach(alice, channel, key, d)
	if w.is("again", err, ""); again.Fresh || again.Message.ID() != first.Message.ID() {
		t.Errorf("another message: %+v", again)
	}
	_, err = w.attach(alice, channel, key, carrying(w.upload(alice)))
	w.is("other content with the same key", err, parley.KeyReused)
}

func TestTwentyPartsCarryContent(t *testing.T) {
	w, ctx := newStoring(t), context.Background()
	alice := w.user("alice")
	channel := w.channel(alice, parley.Group).Head.Channel
	var ids []parley.ContentID
	for range parley.MaxContentParts {
		ids = append(ids, w.upload(alice))
	}
	_, err := w.attach(alice, channel, "", carrying(append(ids, ids[0])...))
	w.is("21 parts", err, parley.InvalidValue)
	m := w.sent(alice, channel, ids...)
	if len(m.Links) != len(ids) || !m.Truncated() {
		t.Errorf("%d links, %d bytes", len(m.Links), m.Size)
	}
	got, err := w.GetMessage(ctx, alice, string(m.ID()))
	if w.is("get", err, ""); len(got.Links) != len(ids) {
		t.Errorf("%d links", len(got.Links))
	}
	if listed := w.log(alice, channel)[0]; len(listed.Body.Parts) != 0 || listed.Message.Parts != 20 {
		t.Errorf("a list shows it whole: %+v", listed)
	}
	_, err = w.GetContent(ctx, alice, string(m.ID()), "20")
	w.is("the twentieth", err, "")
	w.gone(alice, m)
	for _, id := range ids {
		w.fate("of the deleted message", id, "expires")
	}
	// One content in two parts is one.
	id := w.upload(alice)
	twice := w.sent(alice, channel, id, id)
	w.gone(alice, twice)
	w.fate("twice in one message", id, "expires")
}

func TestContentGoesWithTheLastMessageThatCarriesIt(t *testing.T) {
	w, ctx := newStoring(t), context.Background()
	alice, bob := w.user("alice"), w.user("bob")
	channel := w.channel(alice, parley.Group, "bob").Head.Channel
	id := w.upload(alice)
	first := w.sent(alice, channel, id)
	second := w.sent(bob, channel, id)
	w.gone(alice, first)
	for range 3 {
		w.uncarry(first) // the stream says so any number of times
	}
	w.fate("another message carries it", id, "stays")
	read, err := w.GetMessage(ctx, alice, string(second.ID()))
	w.is("get", err, "")
	w.leads("the other message", read)
	w.gone(bob, second)
	w.fate("no message carries it", id, "expires")
	_, err = w.attach(alice, channel, "", carrying(id))
	w.is("what is cleared away", err, parley.UnknownContent)
	// A failure between the last message's end and the tag is made good when the stream tells again.
	if err := w.bucket.Keep(ctx, w.app.ID, id); err != nil {
		t.Fatal(err)
	}
	w.uncarry(second)
	w.fate("told again", id, "expires")
	if err := w.bucket.Keep(ctx, w.app.ID, id); err != nil {
		t.Fatal(err)
	}
	if err := w.DropContent(ctx, w.app.ID, id); err != nil {
		t.Fatal(err)
	}
	w.fate("its own item is gone", id, "expires")
}

// An attempt to create content may take effect after its answer, and after the content was sent.
func TestALateAttemptToCreateContentChangesNothing(t *testing.T) {
	w, ctx := newStoring(t), context.Background()
	alice := w.user("alice")
	channel := w.channel(alice, parley.Group).Head.Channel
	id := w.upload(alice)
	read := func() parley.Content {
		t.Helper()
		b := w.store.Batch()
		slot := b.Content(w.app.ID, id)
		if err := b.Run(ctx); err != nil || !slot.Found {
			t.Fatal(slot.Found, err)
		}
		return slot.Value
	}
	created := read()
	m := w.sent(alice, channel, id)
	w.is("the late attempt", w.store.CreateContent(ctx, w.app.ID, created), "")
	if now := read(); now.State != parley.ContentAttached || now.Carriers != 1 {
		t.Errorf("it is %s, with %d messages that carry it", now.State, now.Carriers)
	}
	w.is("told that its item is gone", w.DropContent(ctx, w.app.ID, id), "")
	w.fate("a message carries it", id, "stays")
	w.gone(alice, m)
	w.fate("none carries it", id, "expires")
}

// A repeat is answered with its message, whatever became of what that carries.
func TestRepeatsOfASendWithContent(t *testing.T) {
	w := newStoring(t)
	alice := w.user("alice")
	channel := w.channel(alice, parley.Group).Head.Channel
	id := w.upload(alice)
	first, err := w.attach(alice, channel, "k", carrying(id))
	w.is("first", err, "")
	again, err := w.attach(alice, channel, "k", carrying(id))
	if w.is("again", err, ""); again.Fresh || again.Message.ID() != first.Message.ID() {
		t.Errorf("another message: %+v", again)
	}
	w.leads("again", again.Message)
	w.gone(alice, first.Message)
	w.fate("one message, however often it was sent", id, "expires")
	again, err = w.attach(alice, channel, "k", carrying(id))
	if w.is("of a deleted one", err, ""); !again.Message.Deleted || len(again.Message.Links) > 0 {
		t.Errorf("no tombstone: %+v", again.Message)
	}
}

// Whoever comes first: a message that was taken never loses what it carries, and what none carries is cleared away.
func TestSendingAndClearingAwayAtOnce(t *testing.T) {
	w := newStoring(t)
	alice := w.user("alice")
	channel := w.channel(alice, parley.Group).Head.Channel
	for range 20 {
		id := w.upload(alice)
		first := w.sent(alice, channel, id)
		if err := w.DeleteMessage(context.Background(), alice, string(first.ID())); err != nil {
			t.Fatal(err)
		}
		var (
			together sync.WaitGroup
			taken    [4]messaging.Sent
			errs     [4]error
		)
		for range 2 {
			together.Go(func() { w.uncarry(first) })
		}
		for i := range taken {
			together.Go(func() { taken[i], errs[i] = w.attach(alice, channel, "", carrying(id)) })
		}
		together.Wait()
		alive := 0
		for i, err := range errs {
			if err == nil {
				alive++
				w.leads("taken", taken[i].Message)
			} else {
				w.is("refused", err, parley.UnknownContent)
			}
		}
		w.fate(fmt.Sprintf("%d messages carry it", alive), id, map[bool]string{true: "stays", false: "expires"}[alive > 0])
		for i, err := range errs {
			if err == nil {
				w.gone(alice, taken[i].Message)
			}
		}
		w.fate("in the end", id, "expires")
	}
}

func TestSendsOfWhatStillWaitsAtOnce(t *testing.T) {
	w := newStoring(t)
	alice := w.user("alice")
	channels := []string{}
	for range 10 {
		channels = append(channels, string(w.channel(alice, parley.Group).Head.Channel))
	}
	id := w.upload(alice)
	sent, err := w.Send(context.Background(), alice, messaging.SendRequest{Message: carrying(id), Channels: channels})
	w.is("send", err, "")
	for i, s := range sent {
		w.is("one of them", s.Err, "")
		if i > 0 {
			w.gone(alice, s.Message)
			w.fate("others carry it", id, "stays")
		}
	}
	w.gone(alice, sent[0].Message)
	w.fate("none carries it", id, "expires")
}

func TestTheCostOfContent(t *testing.T) {
	w := newStoring(t)
	alice, bob := w.user("alice"), w.user("bob")
	channel := w.channel(alice, parley.Personal, "bob").Head.Channel
	id := w.upload(alice)
	own := w.channel(bob, parley.Group).Head.Channel
	var m messaging.MessageView
	send := func(c parley.Credential, channel parley.ChannelID) func(context.Context) error {
		return func(ctx context.Context) error {
			sent, err := w.Send(ctx, c, messaging.SendRequest{Message: carrying(id), Channels: []string{string(channel)}})
			if err == nil {
				m, err = sent[0].Message, sent[0].Err
			}
			return err
		}
	}
	for _, test := range []struct {
		name string
		do   func(context.Context) error
		want meter.Usage
	}{
		{"create content", func(ctx context.Context) error {
			_, err := w.CreateContent(ctx, alice, parley.ContentDraft{MimeType: "image/png", Size: 5})
			return err
		}, meter.Usage{Calls: 2, ReadUnits: 3, WriteUnits: 2}},
		{"send with one content", send(alice, channel), meter.Usage{Calls: 2, ReadUnits: 7, WriteUnits: 12}},
		{"forward what is another's", send(bob, own), meter.Usage{Calls: 6, ReadUnits: 12, WriteUnits: 12}},
		{"renew a link", func(ctx context.Context) error {
			_, err := w.GetContent(ctx, alice, string(parley.NewMessageID(channel, 1)), "1")
			return err
		}, meter.Usage{Calls: 1, ReadUnits: 7}},
		{"clear away", func(ctx context.Context) error { return w.Uncarry(ctx, w.app.ID, m.Channel, m.Sequence, m.Contents) }, meter.Usage{Calls: 2, ReadUnits: 1, WriteUnits: 4}},
	} {
		priced(t, test.name, test.want, test.do)
	}
}
