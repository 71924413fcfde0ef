package messaging

import (
	"cmp"
	"context"
	"slices"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/retry"
	"github.com/parleyhq/parley/shared/store"
)

// Participants is a page of a channel's participants and how many there are in all.
type Participants struct {
	Members []parley.Member
	Total   int
}

// ListParticipants shows who is in a channel, in order of their ids.
func (s *Service) ListParticipants(ctx context.Context, c parley.Credential, named string, page parley.Page) (Participants, error) {
	channel, ok := parley.ParseChannelID(named)
	if !ok {
		return Participants{}, s.checked(ctx, c, noChannel())
	}
	r, err := s.enter(ctx, c, channel, s.store.Batch())
	if err != nil {
		return Participants{}, err
	}
	members, err := s.everyone(ctx, r)
	return Participants{Members: parley.Cut(members, page), Total: len(members)}, err
}

// Added is what became of one person who was to be added.
type Added struct {
	User  parley.UserID
	Role  parley.Role
	Fresh bool // false: they were in the channel already
	Err   error
}

// addedAtOnce is how many people one transaction adds: up to four items each, of DynamoDB's 100, beside the
// channel's own.
const addedAtOnce = 20

// AddParticipants brings people into a group. Each of them stands for themself: who does not fit in is told
// so beside those who did.
func (s *Service) AddParticipants(ctx context.Context, c parley.Credential, named string, people []string) ([]Added, error) {
	users, err := parley.UserSet(people, "/user_ids")
	if err != nil {
		return nil, err
	}
	if n := len(users); n == 0 || n > parley.MaxAddedParticipants {
		return nil, parley.RefuseField(parley.InvalidValue, "/user_ids", "must be 1 to 100 user ids")
	}
	channel, ok := parley.ParseChannelID(named)
	if !ok {
		return nil, s.checked(ctx, c, noChannel())
	}
	var results []Added
	for some := range slices.Chunk(users, addedAtOnce) {
		added, err := s.addSome(ctx, c, channel, some)
		if err != nil && len(results) > 0 {
			return nil, retry.AfterWrite(err)
		}
		if err != nil {
			return nil, err
		}
		results = append(results, added...)
	}
	if refused := slices.IndexFunc(results, func(a Added) bool { return a.Err == nil }) < 0; refused {
		return nil, results[0].Err
	}
	return results, nil
}

func (s *Service) addSome(ctx context.Context, c parley.Credential, channel parley.ChannelID, users []parley.UserID) ([]Added, error) {
	var results []Added
	err := s.mutate(ctx, func(ctx context.Context) ([]*store.Mutation, error) {
		b := s.store.Batch()
		people := s.askPeople(b, c.App, channel, users)
		d, err := s.enterWithInfo(ctx, c, channel, b)
		if err != nil {
			return nil, err
		}
		if err := mayAdd(d); err != nil {
			return nil, err
		}
		over, err := s.reserve(ctx, d, people)
		if err != nil {
			return nil, err
		}
		m := s.begin(d.room)
		results = join(m, d, people, over)
		return only(m), nil
	})
	return results, err
}

func mayAdd(d described) error {
	if d.info.Type.Fixed() {
		return fixedPeople()
	}
	if !d.actor.Server && !d.member.MayWrite() {
		return parley.Refuse(parley.ReadOnly, "your role in this channel is read_only")
	}
	if !d.actor.Server && d.info.Invite == parley.InviteOwners && d.member.Role != parley.RoleOwner {
		return forbidden("only an owner adds people to this channel")
	}
	return nil
}

// person is somebody who may come to be in a channel.
type person struct {
	user     parley.UserID
	member   *store.Slot[parley.Member]
	identity *store.Slot[parley.Identity]
}

func (s *Service) askPeople(b *store.Batch, app parley.AppID, channel parley.ChannelID, users []parley.UserID) []person {
	people := make([]person, len(users))
	for i, user := range users {
		people[i] = person{user, b.Member(app, channel, user), b.Identity(app, user)}
	}
	return people
}

// join adds to a mutation those who are not in the channel yet and fit in. Over is why there are to be no more
// identities, where there are not.
func join(m *store.Mutation, d described, people []person, over error) []Added {
	var results []Added
	info := d.info
	for _, p := range people {
		result := Added{User: p.user, Role: parley.RoleMember}
		switch {
		case p.member.Found:
			result.Role = p.member.Value.Role
		case p.identity.Value.Erased:
			result.Err = p.identity.Value.NotErased()
		case m.Head.Participants >= d.actor.App.Settings.MaxParticipants:
			result.Err = channelFull()
		case !p.identity.Found && over != nil:
			result.Err = over
		default:
			result.Fresh = true
			joining(m, d, p)
			info = info.With(p.user, m.Head.Participants)
		}
		results = append(results, result)
	}
	regroup(m, d.info, info)
	return results
}

func channelFull() error {
	return parley.Refuse(parley.ChannelFull, "the channel has as many participants as channels of this app may have")
}

// joining writes one new member, who is a recipient only of what comes after.
func joining(m *store.Mutation, d described, p person) {
	n := m.Log(parley.Change{Kind: parley.ParticipantJoined, User: p.user, Role: parley.RoleMember})
	last, first := m.Head.Last, int64(1)
	if d.info.History == parley.HistoryJoining {
		first = last + 1
	}
	m.Join(parley.Member{
		User: p.user, Role: parley.RoleMember, First: first, Joined: last, Delivered: last, Seen: last,
		Revision: 1, JoinedAt: m.Now, Change: n,
	})
	if !p.identity.Found {
		m.Identity(p.user)
	}
}

// regroup writes the description of a channel whose participants became others, and what finds it by them.
// A channel that was distinct is so no more.
func regroup(m *store.Mutation, from, to parley.Info) {
	if m.Empty() {
		return
	}
	if from.Distinct {
		m.Release(from.Type, from.Participants)
		to.Distinct = false
	}
	m.Regroup(from.Participants, to.Participants)
	m.Info(from, to)
}

// JoinChannel brings the caller into a group that is open to all of its app.
func (s *Service) JoinChannel(ctx context.Context, c parley.Credential, named string) (ChannelView, error) {
	channel, ok := parley.ParseChannelID(named)
	if !ok {
		return ChannelView{}, s.checked(ctx, c, noChannel())
	}
	var actor parley.Actor
	err := s.mutate(ctx, func(ctx context.Context) (mutations []*store.Mutation, err error) {
		actor, mutations, err = s.joinExposed(ctx, c, channel)
		return mutations, err
	})
	if err != nil {
		return ChannelView{}, err
	}
	view, err := s.channel(ctx, actor, channel)
	return view, retry.AfterWrite(err)
}

func (s *Service) joinExposed(ctx context.Context, c parley.Credential, channel parley.ChannelID) (parley.Actor, []*store.Mutation, error) {
	b := s.store.Batch()
	head, info := b.Head(c.App, channel), b.Info(c.App, channel)
	var people []person
	if c.User != "" {
		people = s.askPeople(b, c.App, channel, []parley.UserID{c.User})
	}
	actor, err := s.admit(ctx, c, b)
	if err == nil {
		err = actor.Person()
	}
	if err != nil {
		return actor, nil, err
	}
	if !head.Found || !head.Value.Visible() {
		return actor, nil, noChannel()
	}
	if people[0].member.Found {
		return actor, nil, nil
	}
	if !info.Value.Exposed || info.Value.Type != parley.Group {
		return actor, nil, noChannel()
	}
	d := described{room{actor: actor, head: head.Value}, info.Value}
	over, err := s.reserve(ctx, d, people)
	if err != nil {
		return actor, nil, err
	}
	m := s.begin(d.room)
	results := join(m, d, people, over)
	return actor, only(m), results[0].Err
}

// UpdateParticipant gives a participant another role. An owner may, and a server.
func (s *Service) UpdateParticipant(ctx context.Context, c parley.Credential, named, who string, role parley.Role) (parley.Member, error) {
	var after parley.Member
	err := s.mutate(ctx, func(ctx context.Context) ([]*store.Mutation, error) {
		t, err := s.enterFor(ctx, c, named, who)
		if err != nil {
			return nil, err
		}
		if err := t.mayBeGoverned(); err != nil {
			return nil, err
		}
		if !t.found {
			return nil, noParticipant()
		}
		if after = t.target; after.Role == role {
			return nil, nil
		}
		if after.Role == parley.RoleOwner {
			if _, others, err := s.heir(ctx, t); err != nil || !others {
				return nil, cmp.Or(err, error(parley.Refuse(parley.Conflict, "a channel with an owner keeps one: make somebody else owner first")))
			}
		}
		m := s.begin(t.room)
		m.Log(parley.Change{Kind: parley.ParticipantChanged, User: after.User, Role: role})
		m.Role(after, role)
		after.Role, after.Revision = role, after.Revision+1
		return only(m), nil
	})
	return after, err
}

func noParticipant() error { return parley.Refuse(parley.NotFound, "no such participant") }

// targeted is a channel entered because of one of its participants.
type targeted struct {
	described
	user   parley.UserID
	target parley.Member
	found  bool
}

// enterFor admits the caller to a channel, and looks for a participant; "me" is the caller.
func (s *Service) enterFor(ctx context.Context, c parley.Credential, named, who string) (targeted, error) {
	channel, ok := parley.ParseChannelID(named)
	if !ok {
		return targeted{}, s.checked(ctx, c, noChannel())
	}
	user, err := parley.ParseUserID(who)
	switch {
	case who == "me" && c.User == "":
		return targeted{}, s.checked(ctx, c, parley.Actor{}.Person())
	case who == "me":
		user = c.User
	case err != nil:
		user = "" // the name can be nobody's
	}
	b := s.store.Batch()
	member := &store.Slot[parley.Member]{}
	if user != "" {
		member = b.Member(c.App, channel, user)
	}
	d, err := s.enterWithInfo(ctx, c, channel, b)
	return targeted{d, user, member.Value.From(d.first), member.Found}, err
}

// mayBeGoverned refuses what only owners and servers may do, and what nobody may in a PERSONAL channel.
func (t targeted) mayBeGoverned() error {
	if !t.governs() {
		return forbidden("this is for an owner of the channel, or the app's server")
	}
	return t.notFixed()
}

func (t targeted) notFixed() error {
	if t.info.Type.Fixed() {
		return fixedPeople()
	}
	return nil
}

func fixedPeople() error {
	return parley.Refuse(parley.Conflict, "whom a PERSONAL channel or somebody's announcements are for never changes")
}

// RemoveParticipant takes somebody out of a group: oneself ("me"), or, for an owner and a server, anybody.
// The last owner who leaves hands the channel to its earliest member.
func (s *Service) RemoveParticipant(ctx context.Context, c parley.Credential, named, who string) error {
	leaving := false
	return s.mutate(ctx, func(ctx context.Context) ([]*store.Mutation, error) {
		t, err := s.enterFor(ctx, c, named, who)
		if leaving && parley.CodeOf(err) == parley.NotFound {
			return nil, nil // an attempt that had no answer did it, or somebody else
		}
		if err != nil {
			return nil, err
		}
		why := parley.WhatLeft
		if err := t.notFixed(); err != nil {
			return nil, err
		}
		if t.user != t.actor.User {
			why = parley.WhatRemoved
			if err := t.mayBeGoverned(); err != nil {
				return nil, err
			}
		}
		if !t.found {
			return nil, nil
		}
		leaving = t.user == t.actor.User
		m := s.begin(t.room)
		return only(m), s.leave(ctx, m, t, why)
	})
}

func (s *Service) leave(ctx context.Context, m *store.Mutation, t targeted, why string) error {
	m.Log(parley.Change{Kind: parley.ParticipantLeft, What: why, User: t.user})
	m.Leave(t.target)
	if t.target.Role == parley.RoleOwner {
		heir, others, err := s.heir(ctx, t)
		if err != nil {
			return err
		}
		if !others && heir.User != "" {
			m.Log(parley.Change{Kind: parley.ParticipantChanged, User: heir.User, Role: parley.RoleOwner})
			m.Role(heir, parley.RoleOwner)
		}
	}
	info, err := s.infoWithout(ctx, t)
	regroup(m, t.info, info)
	return err
}

// heir is the earliest of the other participants, one who may write before those who may not; others is
// whether another owner is left anyway.
func (s *Service) heir(ctx context.Context, t targeted) (heir parley.Member, others bool, err error) {
	members, err := s.everybody(ctx, t.room)
	for _, m := range members {
		if m.User == t.user {
			continue
		}
		others = others || m.Role == parley.RoleOwner
		if heir.User == "" || inheritsBefore(m, heir) {
			heir = m
		}
	}
	return heir, others, err
}

// everybody is all participants of a channel as its head has it. Where some of them can only be seen as they
// were before its last changes the error is store.ErrStale, to be decided anew.
func (s *Service) everybody(ctx context.Context, r room) ([]parley.Member, error) {
	recent := lastFewOf(r.head)
	changes, err := s.changesIn(ctx, r, recent)
	if err != nil {
		return nil, err
	}
	members, err := s.store.Members(ctx, r.actor.App.ID, r.head.Channel)
	if err != nil {
		return nil, err
	}
	g := gathered{members: members}
	fresh := !slices.ContainsFunc(latestOf(changes), func(c parley.Change) bool { return c.User != "" && !g.freshMember(c) })
	if !fresh || int64(len(changes)) < recent.Len() || len(members) != r.head.Participants {
		return nil, store.ErrStale
	}
	return members, nil
}

func inheritsBefore(a, b parley.Member) bool {
	if a.MayWrite() != b.MayWrite() {
		return a.MayWrite()
	}
	return cmp.Or(a.JoinedAt.Compare(b.JoinedAt), cmp.Compare(a.User, b.User)) < 0
}

// infoWithout is the description of a channel that a participant left. One that becomes small enough to
// list its participants reads who they are.
func (s *Service) infoWithout(ctx context.Context, t targeted) (parley.Info, error) {
	info := t.info
	left := t.head.Participants - 1
	if left > parley.MaxListedParticipants {
		return info, nil
	}
	if left == parley.MaxListedParticipants {
		members, err := s.everybody(ctx, t.room)
		if err != nil {
			return info, err
		}
		info.Participants = []parley.UserID{}
		for _, m := range members {
			info.Participants = append(info.Participants, m.User)
		}
	}
	info.Participants = slices.DeleteFunc(slices.Clone(info.Participants), func(u parley.UserID) bool { return u == t.user })
	return info, nil
}
