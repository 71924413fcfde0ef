package presence_test

import (
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"crypto/x509"
	"encoding/json"
	"encoding/pem"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/go-jose/go-jose/v4"

	"github.com/parleyhq/parley/shared/access"
	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/post"
	"github.com/parleyhq/parley/shared/presence"
	"github.com/parleyhq/parley/shared/store"
	"github.com/parleyhq/parley/shared/store/storetest"
)

var noon = time.Date(2026, 1, 2, 12, 0, 0, 0, time.UTC)

const lifetime = 2 * time.Hour

// world is presence in one app, whose clock stands still until it is set, over sockets that note what reaches
// them.
type world struct {
	*presence.Service
	t         testing.TB
	access    *access.Service
	messaging *messaging.Service
	store     *store.Store
	sockets   *sockets
	now       time.Time
	app       parley.AppID
	server    parley.Credential
	private   ed25519.PrivateKey
	dice      dice
}

// dice is randomness by which, while it is off, no call counts against a limit that is counted in even steps.
type dice struct{ off bool }

func (d *dice) Read(p []byte) (int, error) {
	if !d.off {
		return rand.Read(p)
	}
	for i := range p {
		p[i] = 0xff
	}
	return len(p), nil
}

func newWorld(t testing.TB) *world {
	t.Helper()
	w := &world{t: t, store: storetest.New(t), sockets: &sockets{frames: map[string][]string{}}, now: noon}
	clock := func() time.Time { return w.now }
	operator := func(context.Context) (string, error) { return "operator", nil }
	w.access = access.New(w.store, operator, clock, &w.dice)
	w.messaging = messaging.New(w.store, w.access, clock, rand.Reader)
	w.Service = presence.New(presence.Config{
		Access: w.access, Messaging: w.messaging, Store: w.store, Sockets: w.sockets, Teller: w.sockets,
		Lifetime: lifetime, Now: clock, Random: rand.Reader,
	})
	staging, _, err := w.access.CreateApp(context.Background(), w.credential("operator"), "test")
	if err != nil {
		t.Fatal(err)
	}
	w.app, w.server = staging.App.ID, w.credential(staging.APIKey)
	public, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	w.private = private
	der, err := x509.MarshalPKIXPublicKey(public)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.access.PutProviderKey(context.Background(), w.server, "k", string(pem.EncodeToMemory(&pem.Block{Type: "PUBLIC KEY", Bytes: der})), nil); err != nil {
		t.Fatal(err)
	}
	return w
}

func (w *world) credential(word string) parley.Credential {
	w.t.Helper()
	c, err := parley.ParseCredential("Bearer "+word, "")
	if err != nil {
		w.t.Fatal(err)
	}
	return c
}

// login is a new session of a user.
func (w *world) login(user string) parley.Credential {
	w.t.Helper()
	nonce, _, err := w.access.CreateNonce(context.Background(), string(w.app))
	if err != nil {
		w.t.Fatal(err)
	}
	text, err := json.Marshal(map[string]any{
		"sub": user, "aud": string(w.app), "iat": w.now.Unix(), "exp": w.now.Add(time.Minute).Unix(), "nce": nonce,
	})
	if err != nil {
		w.t.Fatal(err)
	}
	signer, err := jose.NewSigner(jose.SigningKey{Algorithm: jose.EdDSA, Key: w.private}, (&jose.SignerOptions{}).WithHeader("kid", "k"))
	if err != nil {
		w.t.Fatal(err)
	}
	signed, err := signer.Sign(text)
	if err != nil {
		w.t.Fatal(err)
	}
	token, err := signed.CompactSerialize()
	if err != nil {
		w.t.Fatal(err)
	}
	login, err := w.access.CreateSession(context.Background(), string(w.app), token)
	if err != nil {
		w.t.Fatal(err)
	}
	return w.credential(login.Token)
}

// on is a session on a connection.
func on(session parley.Credential, connection string) parley.Credential {
	session.Kind, session.Secret, session.Connection = parley.SocketSession, nil, connection
	return session
}

// arrive says hello on a connection and tells of it, which must succeed.
func (w *world) arrive(session parley.Credential, connection string) parley.Credential {
	w.t.Helper()
	c := on(session, connection)
	_, news, err := w.Hello(context.Background(), c, w.now)
	if err == nil {
		err = w.Tell(context.Background(), news)
	}
	if err != nil {
		w.t.Fatal(err)
	}
	return c
}

func (w *world) channel(kind string, users ...string) string {
	w.t.Helper()
	made, _, err := w.messaging.CreateChannel(context.Background(), w.server, parley.ChannelDraft{Participants: users, Type: kind})
	if err != nil {
		w.t.Fatal(err)
	}
	return string(made.Head.Channel)
}

// connections are those of a user that are live.
func (w *world) connections(user parley.UserID) []string {
	w.t.Helper()
	b := w.store.Batch()
	slot := b.Connections(w.app, user)
	if err := b.Run(context.Background()); err != nil {
		w.t.Fatal(err)
	}
	ids := []string{}
	for _, each := range slot.Value.Live(w.now) {
		ids = append(ids, each.ID)
	}
	return ids
}

// sockets note what reaches them.
type sockets struct {
	mu     sync.Mutex
	frames map[string][]string // by connection, or "user " and a user's id
	closed []string
	gone   []string
}

func (s *sockets) Post(_ context.Context, connection string, frame []byte) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if slices.Contains(s.gone, connection) {
		return post.ErrGone
	}
	s.frames[connection] = append(s.frames[connection], string(frame))
	return nil
}

func (s *sockets) Close(_ context.Context, connection string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.closed = append(s.closed, connection)
	return nil
}

func (s *sockets) Tell(_ context.Context, _ parley.AppID, users []parley.UserID, frame []byte, _ parley.UserID) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, user := range users {
		s.frames["user "+string(user)] = append(s.frames["user "+string(user)], string(frame))
	}
	return nil
}

// take is what reached a connection since it was asked last: "type" and what of data is said.
func (s *sockets) take(t testing.TB, at string) []string {
	t.Helper()
	s.mu.Lock()
	defer s.mu.Unlock()
	var said []string
	for _, text := range s.frames[at] {
		var frame struct {
			Type      string
			ID        string
			ChannelID string `json:"channel_id"`
			At        time.Time
			Data      struct {
				UserID     string `json:"user_id"`
				Status     string
				State      string
				LastSeenAt *time.Time `json:"last_seen_at"`
			}
		}
		if err := json.Unmarshal([]byte(text), &frame); err != nil || frame.ID == "" || frame.At.IsZero() {
			t.Fatalf("%v: %s", err, text)
		}
		words := []string{frame.Type, frame.Data.UserID, frame.Data.Status, frame.Data.State}
		if seen := frame.Data.LastSeenAt; seen != nil {
			words = append(words, seen.Format("15:04"))
		}
		said = append(said, strings.Join(slices.DeleteFunc(words, func(w string) bool { return w == "" }), " "))
	}
	delete(s.frames, at)
	return said
}
