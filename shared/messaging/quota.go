package messaging

import (
	"context"

	"github.com/parleyhq/parley/shared/parley"
)

// hold notes which appends are beyond the app's quota of the day. One whose key made a message before is not:
// it makes none.
func (s *Service) hold(ctx context.Context, app parley.App, appends []*appending) {
	left := s.access.MessagesLeft(ctx, app)
	for _, a := range appends {
		if !a.record.Found {
			a.over = left.Take(1)
		}
	}
}

// made counts the messages that a send made.
func made(sent []Sent) int {
	n := 0
	for _, each := range sent {
		if each.Err == nil && each.Fresh {
			n++
		}
	}
	return n
}

// reserveAuthor takes a place among the app's identities for an author whom a server names and nobody knows yet, if
// one of the appends can make them one.
func (s *Service) reserveAuthor(ctx context.Context, appends []*appending) error {
	for _, a := range appends {
		if a.introduces() && !a.record.Found && a.mayWrite() == nil {
			return s.access.ReserveIdentities(ctx, a.actor.App, a.actor.User)
		}
	}
	return nil
}

// reserve takes places among the app's identities for those who are to join without one yet. Over is the answer
// to each of them where there is no room; who has an identity joins all the same.
func (s *Service) reserve(ctx context.Context, d described, people []person) (over, err error) {
	var fresh []parley.UserID
	room := d.actor.App.Settings.MaxParticipants - d.head.Participants
	for _, p := range people {
		if p.member.Found || room <= 0 {
			continue
		}
		if room--; !p.identity.Found {
			fresh = append(fresh, p.user)
		}
	}
	err = s.access.ReserveIdentities(ctx, d.actor.App, fresh...)
	if parley.CodeOf(err) == parley.QuotaExceeded {
		return err, nil
	}
	return nil, err
}
