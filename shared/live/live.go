// Package live brings news to sockets: whom an event concerns, what it looks like, and the two paths that it
// takes. On the fast path the function that sent a message posts it at once, where few are concerned; on the
// sure path the tables' streams feed the fan-out, which posts everything to everybody. It decides nothing
// about messaging: what it tells of has happened, and a client that hears nothing finds it by a sync.
package live

import (
	"context"
	"time"

	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/post"
	"github.com/parleyhq/parley/shared/store"
)

// Queue takes work that is too much for one batch, or has to wait. A job is done at least once, after the
// delay, in any order.
type Queue interface {
	Send(ctx context.Context, job []byte, delay time.Duration) error
}

// Listener hears that something happened in a channel, beside those whom sockets reach. It hears at least once,
// and late: the records ring a bell, and what counts is what it reads itself.
type Listener interface {
	Hear(ctx context.Context, app parley.AppID, channel parley.ChannelID, records []Record) error
}

// Bell rings for records of a channel that do not come again: once, where all is well. It holds up nobody, and what it
// cannot do is lost.
type Bell interface {
	Ring(ctx context.Context, app parley.AppID, channel parley.ChannelID, records []Record)
}

// Service tells connections the news.
type Service struct {
	messaging *messaging.Service
	store     *store.Store
	post      *post.Client
	queue     Queue
	now       func() time.Time
	fast      time.Duration // what the fast path may take
	listeners []Listener
	bells     []Bell
}

// New builds the service. Queue is for the functions that fan out; others have none.
func New(m *messaging.Service, s *store.Store, p *post.Client, q Queue, now func() time.Time) *Service {
	return &Service{messaging: m, store: s, post: p, queue: q, now: now, fast: fastTime}
}

// Telling has listeners hear of what the streams say.
func (s *Service) Telling(listeners ...Listener) *Service {
	s.listeners = append(s.listeners, listeners...)
	return s
}

// Ringing has bells rung for what the streams say.
func (s *Service) Ringing(bells ...Bell) *Service {
	s.bells = append(s.bells, bells...)
	return s
}
