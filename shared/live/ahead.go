package live

import (
	"context"
	"sync"

	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/parley"
)

// audience is who is in a channel, and where they can be reached.
type audience struct {
	members []parley.Member
	live    map[address]reached
}

// ahead reads audiences while the messages for them are being written, which takes about as long.
type ahead struct {
	service *Service
	ctx     context.Context
	cancel  context.CancelFunc
	reading sync.WaitGroup

	mu    sync.Mutex
	looks map[parley.ChannelID]*look
}

// look is an audience as it was when the channel's last change was change.
type look struct {
	change int64
	done   chan struct{}
	audience
	err error
}

func (s *Service) lookAhead(ctx context.Context) *ahead {
	a := &ahead{service: s, looks: map[parley.ChannelID]*look{}}
	a.ctx, a.cancel = context.WithCancel(ctx)
	return a
}

// read begins to read the audience of a channel that is about to be sent into.
func (a *ahead) read(app parley.AppID, head parley.Head) {
	if head.Participants > fastParticipants {
		return
	}
	l := &look{change: head.LastChange, done: make(chan struct{})}
	a.mu.Lock()
	a.looks[head.Channel] = l
	a.mu.Unlock()
	a.reading.Go(func() {
		defer close(l.done)
		l.audience, l.err = a.service.readAudience(a.ctx, app, head.Channel)
	})
}

// end leaves nothing under way.
func (a *ahead) end() {
	a.cancel()
	a.reading.Wait()
}

// audienceOf is whom to tell of a message: those who were looked up while it was written, if nothing about the
// channel was changed in between. Else somebody may have been removed, and they are read now.
func (s *Service) audienceOf(ctx context.Context, app parley.AppID, sent messaging.Sent, ahead *ahead) (audience, error) {
	m := sent.Message.Message
	ahead.mu.Lock()
	l := ahead.looks[m.Channel]
	ahead.mu.Unlock()
	if l == nil || l.change != m.Change {
		return s.readAudience(ctx, app, m.Channel)
	}
	select {
	case <-l.done:
		return l.audience, l.err
	case <-ctx.Done():
		return audience{}, ctx.Err()
	}
}

func (s *Service) readAudience(ctx context.Context, app parley.AppID, channel parley.ChannelID) (audience, error) {
	members, err := s.store.Members(ctx, app, channel)
	if err != nil {
		return audience{}, err
	}
	people := make([]address, len(members))
	for i, m := range members {
		people[i] = address{App: app, User: m.User}
	}
	live, err := s.connections(ctx, people)
	return audience{members, live}, err
}
