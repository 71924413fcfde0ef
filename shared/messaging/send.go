package messaging

import (
	"bytes"
	"cmp"
	"context"
	"encoding/base64"
	"errors"
	"io"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/retry"
	"github.com/parleyhq/parley/shared/store"
)

// SendRequest is one message for one or several channels.
type SendRequest struct {
	Message  parley.MessageDraft
	Key      *string // Idempotency-Key, where given
	UUID     *string // the message's uuid, where given: the same thing
	Channels []string
	Schedule *parley.Schedule
	URL      string // where the call came to, so that what it makes can be called there; see At

	// Ahead, where given, is told of each channel that the caller may send into, with its head, before the first
	// attempt: what is to happen after the send can be prepared beside it. It must not wait for anything.
	Ahead func(parley.AppID, parley.Head)
}

// Sent is what became of a message in one channel.
type Sent struct {
	Channel string
	Message MessageView
	Fresh   bool // false: an earlier send with the same key had made it
	Err     error

	Type         parley.ChannelType // of the channel, as it was read for the send
	Participants int                // likewise
}

// Send appends a message to channels. However often it is repeated with its key, and whatever became of
// earlier tries, a channel has it once and every answer is that one. Each channel's append stands for
// itself; the error is of a request that was not taken at all. A server may name an author who is in none of them.
func (s *Service) Send(ctx context.Context, c parley.Credential, req SendRequest) ([]Sent, error) {
	draft, key, err := s.checkSend(&req)
	if err != nil {
		return nil, err
	}
	call, err := s.newCall()
	if err != nil {
		return nil, err
	}
	b := s.store.Batch()
	appends := make([]*appending, len(req.Channels))
	for i, named := range req.Channels {
		appends[i] = &appending{named: named, draft: draft, key: key, call: call, url: cmp.Or(s.url, req.URL)}
		appends[i].ask(b, c.App, c.User, c.Kind == parley.APIKey)
	}
	contents := askContents(b, c.App, draft)
	actor, err := s.access.Admit(ctx, c, b)
	if err != nil {
		return nil, err
	}
	if req.Schedule != nil {
		return nil, forbidden(onlyServers)
	}
	if err := actor.Person(); err != nil {
		return nil, err
	}
	for _, a := range appends {
		a.actor = actor
	}
	s.hold(ctx, actor.App, appends)
	s.attach(ctx, actor, contents, appends)
	if err := s.reserveAuthor(ctx, appends); err != nil {
		return nil, err
	}
	if len(appends) == 1 {
		appends[0].origin = actor.Connection
	}
	sent := s.appendAll(ctx, appends, req.Ahead)
	s.access.MadeMessages(ctx, actor.App, made(sent))
	return sent, nil
}

// appendAll makes appends side by side. Each answer stands for itself.
func (s *Service) appendAll(ctx context.Context, appends []*appending, ahead func(parley.AppID, parley.Head)) []Sent {
	sent := make([]Sent, len(appends))
	var group errgroup.Group
	if len(appends[0].draft.Contents) > 0 {
		group.SetLimit(1) // each of them counts in the same items, and would stand in the others' way
	}
	for i, a := range appends {
		group.Go(func() error {
			message, fresh, err := s.append(ctx, a, ahead)
			sent[i] = Sent{Channel: a.named, Message: message, Fresh: fresh, Err: err, Type: a.head.Value.Type, Participants: a.head.Value.Participants}
			return nil
		})
	}
	_ = group.Wait() // none returns an error
	return sent
}

// checkSend checks all that can be checked without reading, and gives the send its key.
func (s *Service) checkSend(req *SendRequest) (parley.NewMessage, string, error) {
	req.Channels = distinct(req.Channels)
	if n := len(req.Channels); n == 0 || n > parley.MaxChannelsPerSend {
		return parley.NewMessage{}, "", parley.RefuseField(parley.InvalidValue, "/recipients/channels", "must be 1 to 20 channel ids")
	}
	if err := checkKeys(*req); err != nil {
		return parley.NewMessage{}, "", err
	}
	key, err := s.keyOf(req)
	if err != nil {
		return parley.NewMessage{}, "", err
	}
	draft, err := req.Message.Check()
	return draft, key, err
}

// distinct is a list without repetitions, in its order.
func distinct(list []string) []string {
	var once []string
	known := map[string]bool{}
	for _, text := range list {
		if !known[text] {
			known[text] = true
			once = append(once, text)
		}
	}
	return once
}

// Refusal is the error of a send that no channel took: the first problem, or before it one that leaves open
// whether something was written, since the answer as a whole must not promise that nothing was.
func Refusal(sent []Sent) error {
	for _, s := range sent {
		switch parley.CodeOf(s.Err) {
		case parley.UnknownOutcome, parley.Internal:
			return s.Err
		}
	}
	return sent[0].Err
}

// checkKeys checks the key and the uuid, which are the same thing.
func checkKeys(req SendRequest) error {
	if err := errors.Join(checkGiven(req.Key, "Idempotency-Key"), checkGiven(req.UUID, "/message/uuid")); err != nil {
		return err
	}
	if req.Key != nil && req.UUID != nil && *req.Key != *req.UUID {
		return parley.RefuseField(parley.InvalidValue, "/message/uuid", "differs from the Idempotency-Key; they are the same thing")
	}
	return nil
}

func checkGiven(key *string, at string) error {
	if key == nil {
		return nil
	}
	return parley.CheckKey(*key, at)
}

// keyOf is the client's key, or one of ours, so that our own retries are safe.
func (s *Service) keyOf(req *SendRequest) (string, error) {
	if given := cmp.Or(req.Key, req.UUID); given != nil {
		return *given, nil
	}
	return s.newKey()
}

// newCall names a call, so that it knows its own earlier attempts from those of others.
func (s *Service) newCall() ([]byte, error) {
	call := make([]byte, 8)
	_, err := io.ReadFull(s.random, call)
	return call, err
}

func (s *Service) newKey() (string, error) {
	raw := make([]byte, 16)
	_, err := io.ReadFull(s.random, raw)
	return base64.RawURLEncoding.EncodeToString(raw), err
}

// appending is one append on its way: what is wanted, and what was last read of the channel.
type appending struct {
	named   string
	draft   parley.NewMessage
	key     string
	call    []byte // tells a record of this call's own from that of an earlier one
	actor   parley.Actor
	origin  string // the connection whose answer surely holds the message: that to one channel alone; else ""
	url     string // of this API
	channel parley.ChannelID
	over    error // the app's quota leaves no room for one more
	lacks   error // what the message is to carry cannot be sent
	seated  bool  // the author has to take part, whoever sends
	kept    bool  // the key was kept for this message, which was scheduled
	told    bool  // it goes into somebody's announcements, also into those of its author, who only reads there

	head     *store.Slot[parley.Head]
	member   *store.Slot[parley.Member]
	record   *store.Slot[store.SendRecord]
	identity *store.Slot[parley.Identity] // of whom a server acts as
}

// ask puts into the batch all that an append of an author has to know. A server may name anybody; who has a
// session has an identity, too.
func (a *appending) ask(b *store.Batch, app parley.AppID, author parley.UserID, named bool) {
	a.head, a.member, a.record = &store.Slot[parley.Head]{}, &store.Slot[parley.Member]{}, &store.Slot[store.SendRecord]{}
	a.identity = &store.Slot[parley.Identity]{}
	channel, ok := parley.ParseChannelID(a.named)
	if !ok || author == "" {
		return
	}
	a.channel = channel
	a.head, a.member = b.Head(app, channel), b.Member(app, channel, author)
	a.record = b.SendRecord(app, channel, author, a.key)
	if named {
		a.identity = b.Identity(app, author)
	}
}

// append tries until the message is in the log, was found there, or cannot be put there.
func (s *Service) append(ctx context.Context, a *appending, ahead func(parley.AppID, parley.Head)) (MessageView, bool, error) {
	budget := retry.NewBudget()
	for ; ; ahead = nil {
		if err := a.mayWrite(); err != nil {
			return MessageView{}, false, refused(budget, err)
		}
		if a.used() {
			view, err := s.original(ctx, a)
			return view, bytes.Equal(a.record.Value.Call, a.call), err
		}
		if ahead != nil {
			ahead(a.actor.App.ID, a.head.Value)
		}
		message, expiring := a.next(s.now())
		moved, err := s.store.Append(ctx, store.Append{
			App: a.actor.App.ID, Head: a.head.Value, Member: a.member.Value, Message: message, Expiring: expiring, Key: a.key, Hash: a.draft.Hash, Call: a.call,
			New: a.introduces(), Kept: a.kept,
		})
		if moved == nil && err == nil {
			view, err := s.written(ctx, a, message)
			view.CallbackURL = s.callbackURL(a, message)
			return view, true, err
		}
		if err := budget.Again(ctx, err); err != nil {
			return MessageView{}, false, err
		}
		if a.learn(moved) {
			continue
		}
		if err := s.reread(ctx, a); err != nil {
			return MessageView{}, false, lost(budget, err)
		}
	}
}

// lost is the answer where the state could not be read again: try_again only if no attempt can have
// written anything.
func lost(budget *retry.Budget, err error) error {
	if budget.Unsure() {
		return retry.AfterWrite(err)
	}
	return err
}

// outside reports whether the author is somebody who is not in the channel, which a server may name.
func (a *appending) outside() bool { return a.actor.Server && !a.member.Found }

// introduces reports whether the append gives its author an identity.
func (a *appending) introduces() bool { return a.outside() && !a.identity.Found }

// used reports whether the key is not free for this message: it has made one, or is kept for one that is scheduled.
func (a *appending) used() bool { return a.record.Found && (a.record.Value.Made() || !a.kept) }

func (a *appending) mayWrite() error {
	switch {
	case !a.head.Found || !a.head.Value.Visible() || !a.member.Found && (a.seated || !a.actor.Server):
		return noChannel()
	case a.used():
		return nil
	case a.actor.Server && a.identity.Value.Erased:
		return a.identity.Value.NotErased()
	case a.outside():
		return cmp.Or(a.over, a.lacks)
	case !a.member.Value.MayWrite() && !a.told:
		return parley.Refuse(parley.ReadOnly, "your role in this channel is read_only")
	case a.head.Value.Blocked():
		return blocked()
	}
	return cmp.Or(a.over, a.lacks)
}

// learn takes over what a refused attempt showed, and reports whether that is enough for the next one.
func (a *appending) learn(moved *store.Moved) bool {
	if moved == nil {
		return false
	}
	if moved.Record != nil {
		*a.record = store.Slot[store.SendRecord]{Value: *moved.Record, Found: true}
	}
	if moved.Gone {
		*a.member = store.Slot[parley.Member]{}
	}
	if moved.Member != nil {
		*a.member = store.Slot[parley.Member]{Value: *moved.Member, Found: true}
	}
	if moved.Head != nil {
		a.head.Value = *moved.Head
	}
	if moved.Lost {
		a.lacks = parley.UnknownContentAt("/message/parts")
	}
	return moved.Record != nil || moved.Gone || moved.Member != nil || moved.Head != nil || moved.Lost
}

// reread reads everything anew: after an attempt of unknown outcome the key's record says what became
// of it, and after a conflict the head has moved.
func (s *Service) reread(ctx context.Context, a *appending) error {
	b := s.store.Batch()
	a.ask(b, a.actor.App.ID, a.actor.User, a.actor.Server)
	return b.Run(ctx)
}

// original is the message that an earlier send with this key made.
func (s *Service) original(ctx context.Context, a *appending) (MessageView, error) {
	if !bytes.Equal(a.record.Value.Hash, a.draft.Hash) {
		return MessageView{}, parley.Refuse(parley.KeyReused, "this key was used in this channel for another message")
	}
	if !a.record.Value.Made() {
		return MessageView{}, parley.Refuse(parley.KeyReused, "this message was scheduled with this key: unless it was cancelled it is sent in its time")
	}
	view, err := s.readOriginal(ctx, a)
	return view, retry.AfterWrite(err)
}

// readOriginal answers only when the channel's head shows the entry too, so that a list that begins after
// the answer has it.
func (s *Service) readOriginal(ctx context.Context, a *appending) (MessageView, error) {
	sequence := a.record.Value.Sequence
	for n := 1; a.head.Value.Last < sequence; n++ {
		if n > rereads || retry.Pause(ctx, n) != nil {
			return MessageView{}, notSettled()
		}
		b := s.store.Batch()
		a.head = b.Head(a.actor.App.ID, a.channel)
		if err := b.Run(ctx); err != nil {
			return MessageView{}, err
		}
	}
	first := a.head.Value.Expiring.First(s.now())
	if sequence < first {
		return MessageView{}, parley.Refuse(parley.NotFound, "the message that this key made has expired")
	}
	r := room{actor: a.actor, head: a.head.Value, first: first, member: a.member.Value.From(first)}
	message, err := s.entry(ctx, r, sequence)
	if err != nil {
		return MessageView{}, err
	}
	view, err := s.completeMessage(ctx, r, message)
	view.Status, view.CallbackURL = nil, s.callbackURL(a, message)
	return view, err
}

// next is the message as the entry after the last one known, and what expires when after it.
func (a *appending) next(now time.Time) (parley.Message, parley.Expiries) {
	now = now.UTC().Truncate(time.Millisecond)
	expiring, expires := a.head.Value.Expiring.Wrote(a.head.Value.Last+1, now, a.actor.App.Settings.Retention)
	callback := a.draft.Callback
	if callback == parley.CallbackOpen && a.outside() {
		callback = parley.CallbackOutside
	}
	return parley.Message{
		Channel: a.channel, Sequence: a.head.Value.Last + 1, Change: a.head.Value.LastChange, UUID: a.key, Author: a.actor.User, Origin: a.origin,
		Body: a.draft.Body, Pushes: a.draft.Pushes, Size: a.draft.Size, Parts: len(a.draft.Body.Parts), Contents: a.draft.Contents, Callback: callback,
		CreatedAt: now, UpdatedAt: now, Stored: parley.StoredUntil(expires),
	}, expiring
}

// written is the new message as its author sees it: nobody else can have it yet.
func (s *Service) written(ctx context.Context, a *appending, m parley.Message) (MessageView, error) {
	view := MessageView{Message: m, Reader: a.actor.User}
	if a.head.Value.ListsReceipts() {
		no := false
		view.Delivered, view.Seen = &no, &no
	}
	var err error
	view.Links, err = s.Links(ctx, a.actor.App.ID, m)
	return view, retry.AfterWrite(err)
}
