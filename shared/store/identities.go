package store

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/feature/dynamodb/attributevalue"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"

	"github.com/parleyhq/parley/shared/parley"
)

type storedIdentity struct {
	User      string `dynamodbav:"user_id"`
	Type      string `dynamodbav:"type"`
	CreatedAt int64  `dynamodbav:"created_at"`
	storedProfile
}

// storedProfile is the part that its owner writes.
type storedProfile struct {
	DisplayName *string           `dynamodbav:"display_name"`
	FirstName   *string           `dynamodbav:"first_name"`
	LastName    *string           `dynamodbav:"last_name"`
	AvatarURL   *string           `dynamodbav:"avatar_url"`
	Email       *string           `dynamodbav:"email"`
	PhoneNumber *string           `dynamodbav:"phone_number"`
	Metadata    map[string]string `dynamodbav:"metadata"`
	UpdatedAt   int64             `dynamodbav:"updated_at"`
}

type storedSession struct {
	ID         string `dynamodbav:"id"`
	User       string `dynamodbav:"user_id"`
	SecretHash []byte `dynamodbav:"secret_hash"`
	CreatedAt  int64  `dynamodbav:"created_at"`
	ExpiresAt  int64  `dynamodbav:"expires_at"`
	Expires    int64  `dynamodbav:"expires"` // seconds: the table's TTL, which may lag by days
}

type storedSpent struct {
	Session string `dynamodbav:"session"` // which session it was spent for
	Expires int64  `dynamodbav:"expires"`
}

// Identity asks for a person's identity.
func (b *Batch) Identity(app parley.AppID, user parley.UserID) *Slot[parley.Identity] {
	return want(b, b.store.tables.Identities, identityKey(app, user), decodeIdentity)
}

// Session asks for a user's session.
func (b *Batch) Session(app parley.AppID, user parley.UserID, id string) *Slot[parley.Session] {
	return want(b, b.store.tables.Identities, sessionKey(app, user, id), decodeSession)
}

// Sessions lists a user's sessions, also those that are over.
func (s *Store) Sessions(ctx context.Context, app parley.AppID, user parley.UserID) ([]parley.Session, error) {
	var sessions []parley.Session
	err := s.query(ctx, s.tables.Identities, identityKey(app, user).pk, beginsWith(sessionPrefix), func(found item) error {
		session, err := decodeSession(found)
		sessions = append(sessions, session)
		return err
	})
	return sessions, err
}

func decodeSession(found item) (parley.Session, error) {
	var stored storedSession
	err := attributevalue.UnmarshalMap(found, &stored)
	return parley.Session{
		ID: stored.ID, User: parley.UserID(stored.User), SecretHash: stored.SecretHash,
		CreatedAt: fromMillis(stored.CreatedAt), ExpiresAt: fromMillis(stored.ExpiresAt),
	}, err
}

// ErrSpent refuses a login by a nonce or token id that was used before.
var ErrSpent = errors.New("spent before")

// spentMargin keeps a spent token known until long after it could have been taken.
const spentMargin = time.Hour

// Login writes a session, spends the token that it was made by, and updates the profile as far as
// the token says anything of it; all or none. ErrSpent where another login spent the token; a repeat
// for the same session succeeds.
func (s *Store) Login(ctx context.Context, app parley.AppID, session parley.Session, spent string, spentUntil time.Time, profile parley.Profile) error {
	token, err := put(s.tables.Identities, spentKey(app, spent), storedSpent{
		Session: session.ID, Expires: spentUntil.Add(spentMargin).Unix(),
	}, absent, nil)
	if err != nil {
		return err
	}
	login, err := put(s.tables.Identities, sessionKey(app, session.User, session.ID), storedSession{
		ID: session.ID, User: string(session.User), SecretHash: session.SecretHash,
		CreatedAt: millis(session.CreatedAt), ExpiresAt: millis(session.ExpiresAt), Expires: session.ExpiresAt.Unix(),
	}, "", nil)
	if err != nil {
		return err
	}
	err = s.transact(ctx, []types.TransactWriteItem{token, login, s.saveIdentity(app, session.User, profile, session.CreatedAt)})
	var stopped *refused
	if !errors.As(err, &stopped) {
		return err
	}
	return spentFor(stopped.reasons[0].item, session.ID)
}

// spentFor is nil where a token was spent by an earlier attempt at the same login.
func spentFor(found item, session string) error {
	var spent storedSpent
	if err := attributevalue.UnmarshalMap(found, &spent); err != nil {
		return err
	}
	if spent.Session == session {
		return nil
	}
	return ErrSpent
}

// Spend makes one attempt to note that a token was used, where that was not noted before.
func (s *Store) Spend(ctx context.Context, app parley.AppID, spent string, spentUntil time.Time) error {
	token, err := put(s.tables.Identities, spentKey(app, spent), storedSpent{Expires: spentUntil.Add(spentMargin).Unix()}, absent, nil)
	if err != nil {
		return err
	}
	err = s.transact(ctx, []types.TransactWriteItem{token})
	if errors.Is(err, errCondition) {
		return nil
	}
	return err
}

// EndSession deletes a session; one that is not there is ended already.
func (s *Store) EndSession(ctx context.Context, app parley.AppID, user parley.UserID, id string) error {
	return s.remove(ctx, s.tables.Identities, sessionKey(app, user, id))
}

// saveIdentity makes sure that the identity exists, and sets what the profile says.
func (s *Store) saveIdentity(app parley.AppID, user parley.UserID, profile parley.Profile, now time.Time) types.TransactWriteItem {
	sets := []string{"user_id = :user", "#type = if_not_exists(#type, :person)", "created_at = if_not_exists(created_at, :now)"}
	names := map[string]string{"#type": "type"}
	values := item{":user": text(string(user)), ":person": text("user"), ":now": number(millis(now))}
	changed := false
	for name, value := range map[string]*string{
		"display_name": profile.DisplayName, "first_name": profile.FirstName, "last_name": profile.LastName,
		"avatar_url": profile.AvatarURL, "email": profile.Email, "phone_number": profile.PhoneNumber,
	} {
		if value != nil {
			sets = append(sets, name+" = :"+name)
			values[":"+name] = text(*value)
			changed = true
		}
	}
	if profile.Metadata != nil {
		pairs := item{}
		for name, value := range profile.Metadata {
			pairs[name] = text(value)
		}
		sets = append(sets, "metadata = :metadata")
		values[":metadata"] = &types.AttributeValueMemberM{Value: pairs}
		changed = true
	}
	if changed {
		sets = append(sets, "updated_at = :now")
	} else {
		sets = append(sets, "updated_at = if_not_exists(updated_at, :now)")
	}
	return types.TransactWriteItem{Update: &types.Update{
		TableName: &s.tables.Identities, Key: identityKey(app, user).item(),
		UpdateExpression:         aws.String("SET " + strings.Join(sets, ", ")),
		ExpressionAttributeNames: names, ExpressionAttributeValues: values,
	}}
}

// ReplaceProfile makes one attempt to write a profile, if the identity is as read. Done is false without an
// error where it is another by now: nothing was written.
func (s *Store) ReplaceProfile(ctx context.Context, app parley.AppID, from, to parley.Identity) (done bool, err error) {
	encoded, err := attributevalue.MarshalMap(storedProfile{
		DisplayName: to.Profile.DisplayName, FirstName: to.Profile.FirstName, LastName: to.Profile.LastName, AvatarURL: to.Profile.AvatarURL,
		Email: to.Profile.Email, PhoneNumber: to.Profile.PhoneNumber, Metadata: to.Profile.Metadata, UpdatedAt: millis(to.UpdatedAt),
	})
	if err != nil {
		return false, err
	}
	sets, values := []string{}, item{":read": number(millis(from.UpdatedAt))}
	for name, value := range encoded {
		sets = append(sets, name+" = :"+name)
		values[":"+name] = value
	}
	slices.Sort(sets)
	_, err = s.update(ctx, &dynamodb.UpdateItemInput{
		TableName: &s.tables.Identities, Key: identityKey(app, from.User).item(),
		UpdateExpression:          aws.String("SET " + strings.Join(sets, ", ")),
		ConditionExpression:       aws.String("updated_at = :read"),
		ExpressionAttributeValues: values,
	})
	if errors.Is(err, errCondition) {
		return false, nil
	}
	return err == nil, err
}

func decodeIdentity(found item) (parley.Identity, error) {
	var i storedIdentity
	err := attributevalue.UnmarshalMap(found, &i)
	return parley.Identity{
		User: parley.UserID(i.User), Type: i.Type,
		Profile: parley.Profile{
			DisplayName: i.DisplayName, FirstName: i.FirstName, LastName: i.LastName, AvatarURL: i.AvatarURL,
			Email: i.Email, PhoneNumber: i.PhoneNumber, Metadata: i.Metadata,
		},
		CreatedAt: fromMillis(i.CreatedAt), UpdatedAt: fromMillis(i.UpdatedAt),
	}, err
}
