package live

import (
	"cmp"
	"context"
	"log/slog"
	"maps"
	"slices"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/parley"
)

// The fast path is for channels that one small query reads, and must not make a sender wait: what is not
// posted in time comes on the sure path.
const (
	fastParticipants = 32
	fastTime         = 250 * time.Millisecond
)

// Send is messaging.Send, and then tells the news at once where few are concerned. The answer is that of the
// send, whatever becomes of the posts; when it is given, none is under way any more.
func (s *Service) Send(ctx context.Context, c parley.Credential, req messaging.SendRequest) ([]messaging.Sent, error) {
	ahead := s.lookAhead(ctx)
	defer ahead.end()
	req.Ahead = ahead.read
	sent, err := s.messaging.Send(ctx, c, req)
	if err == nil {
		s.tellFast(ctx, c.App, sent, ahead)
	}
	return sent, err
}

// SendScheduled is messaging.SendScheduled, told of like a send.
func (s *Service) SendScheduled(ctx context.Context, app parley.AppID, id string) (messaging.Due, error) {
	ahead := s.lookAhead(ctx)
	defer ahead.end()
	due, err := s.messaging.SendScheduled(ctx, app, id, ahead.read)
	if len(due.Sent) > 0 {
		s.tellFast(ctx, app, due.Sent, ahead)
	}
	return due, err
}

func (s *Service) tellFast(ctx context.Context, app parley.AppID, sent []messaging.Sent, ahead *ahead) {
	inTime, cancel := context.WithTimeout(ctx, s.fast)
	defer cancel()
	total, err := s.postFast(inTime, app, sent, ahead)
	logFast(ctx, total, err)
}

// postFast posts what it can; the error is the first of our own side.
func (s *Service) postFast(ctx context.Context, app parley.AppID, sent []messaging.Sent, ahead *ahead) (tally, error) {
	found := make([]audience, len(sent))
	perChannel := make([][]notice, len(sent))
	var group errgroup.Group
	for i, one := range sent {
		if one.Err != nil || !one.Fresh || one.Participants > fastParticipants {
			continue
		}
		group.Go(func() (err error) {
			if found[i], err = s.audienceOf(ctx, app, one, ahead); err != nil {
				return err
			}
			perChannel[i], err = entryNotices(app, one.Type, one.Message.Message, one.Message.Links, found[i].members, one.Participants > 0)
			return err
		})
	}
	unread := group.Wait() // news of the other channels is told all the same
	live := map[address]reached{}
	for _, a := range found {
		maps.Copy(live, a.live)
	}
	total, err := s.deliver(ctx, mailsTo(live, slices.Concat(perChannel...)), true)
	return total, cmp.Or(err, unread)
}

// logFast writes a line where the fast path did not reach everybody who is there: never a body or whom it was
// for. The sure path tells them, so that nothing else shows it.
func logFast(ctx context.Context, total tally, err error) {
	if err == nil && total.Gone == 0 && len(total.left) == 0 {
		return
	}
	level := slog.LevelInfo
	attrs := []slog.Attr{slog.Int("posts", total.Posts), slog.Int("gone", total.Gone), slog.Int("left", len(total.left))}
	if err != nil {
		level = slog.LevelWarn
		attrs = append(attrs, slog.String("error", err.Error()))
	}
	slog.LogAttrs(ctx, level, "fast path", attrs...)
}

// entryNotices tell of a new entry.
func entryNotices(app parley.AppID, kind parley.ChannelType, m parley.Message, links messaging.Links, members []parley.Member, receipts bool) ([]notice, error) {
	events, err := newEntryEvents(app, m, links, receipts)
	if err != nil {
		return nil, err
	}
	var notices []notice
	for _, member := range members {
		if entryConcerns(member, m) {
			n := events.notice(app, kind, member.User, m.Author)
			n.except, n.entry, n.member = m.Origin, m.Sequence, &member
			notices = append(notices, n)
		}
	}
	return notices, nil
}

// Tell posts one frame that tells of somebody to all live connections of users who do not block them, as long as
// ctx allows. It is for what is
// stored nowhere, or told again on the sure path: it is lost where it does not arrive. The error is of a read,
// or says that no post can succeed.
func (s *Service) Tell(ctx context.Context, app parley.AppID, users []parley.UserID, frame []byte, from parley.UserID) error {
	notices := make([]notice, len(users))
	for i, user := range users {
		notices[i] = notice{app: app, user: user, event: frame, from: from}
	}
	mails, err := s.mails(ctx, notices)
	if err != nil {
		return err
	}
	_, err = s.deliver(ctx, mails, true)
	return err
}
