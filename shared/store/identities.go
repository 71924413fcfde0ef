package store

import (
	"context"
	"errors"
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
	Suspended bool   `dynamodbav:"suspended,omitempty"` // there only where it is so: logins go by it
	Erased    bool   `dynamodbav:"erased,omitempty"`    // likewise
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
	UpdatedAt   int64             `dynamodbav:"updated_at"` // rises with every change: writers go by it
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

// Stopped ends the login of a person who is suspended or erased, or who was changed at a time that is not before
// it. Nothing was written.
type Stopped struct{ Identity parley.Identity }

func (s *Stopped) Error() string { return "suspended, erased, or changed since" }

// spentMargin keeps a spent token known until long after it could have been taken.
const spentMargin = time.Hour

// Login writes a session, spends the token that it was made by, and updates the profile as far as
// the token says anything of it; all or none. The time of that change is the session's. ErrSpent where another
// login spent the token, a *Stopped where the person may not log in, or a change is not later than the one before;
// a repeat for the same session succeeds.
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
	person := s.saveIdentity(app, session.User, profile, session.CreatedAt)
	err = s.transact(ctx, []types.TransactWriteItem{token, login, person})
	var stopped *refused
	switch {
	case !errors.As(err, &stopped):
		return err
	case !stopped.reasons[0].failed:
		identity, err := decodeIdentity(stopped.reasons[2].item)
		return errors.Join(err, &Stopped{identity})
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

// saveIdentity makes sure that the identity exists, and sets what the profile says, if the person is not barred.
// A change is made only later than the one before: updated_at rises with every change, and writers go by it.
func (s *Store) saveIdentity(app parley.AppID, user parley.UserID, profile parley.Profile, now time.Time) types.TransactWriteItem {
	sets := []string{"user_id = :user", "#type = if_not_exists(#type, :person)", "created_at = if_not_exists(created_at, :now)"}
	names := map[string]string{"#type": "type"}
	values := item{":user": text(string(user)), ":person": text("user"), ":now": number(millis(now))}
	changed, condition := false, "attribute_not_exists(suspended) AND attribute_not_exists(erased)"
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
		condition += " AND (attribute_not_exists(updated_at) OR updated_at < :now)"
	} else {
		sets = append(sets, "updated_at = if_not_exists(updated_at, :now)")
	}
	return types.TransactWriteItem{Update: &types.Update{
		TableName: &s.tables.Identities, Key: identityKey(app, user).item(),
		UpdateExpression: aws.String("SET " + strings.Join(sets, ", ")), ConditionExpression: &condition,
		ExpressionAttributeNames: names, ExpressionAttributeValues: values,
		ReturnValuesOnConditionCheckFailure: types.ReturnValuesOnConditionCheckFailureAllOld,
	}}
}

// WriteIdentity makes one attempt to write an identity, if it is as read; from is the zero Identity where there
// was none. Done is false without an error where it is another by now: nothing was written.
func (s *Store) WriteIdentity(ctx context.Context, app parley.AppID, from, to parley.Identity) (done bool, err error) {
	encoded, err := attributevalue.MarshalMap(encodeIdentity(to))
	if err != nil {
		return false, err
	}
	expression, names, values := setAll(encoded)
	var gone []string
	for _, flag := range []string{"suspended", "erased"} {
		if encoded[flag] == nil {
			gone = append(gone, flag)
		}
	}
	if len(gone) > 0 {
		expression += " REMOVE " + strings.Join(gone, ", ")
	}
	condition := absent
	if from.User != "" {
		condition, values[":read"] = "#updated_at = :read", number(millis(from.UpdatedAt))
	}
	_, err = s.update(ctx, &dynamodb.UpdateItemInput{
		TableName: &s.tables.Identities, Key: identityKey(app, to.User).item(), UpdateExpression: &expression,
		ConditionExpression: &condition, ExpressionAttributeNames: names, ExpressionAttributeValues: values,
	})
	return unless(err)
}

func encodeIdentity(i parley.Identity) storedIdentity {
	return storedIdentity{
		User: string(i.User), Type: i.Type, CreatedAt: millis(i.CreatedAt), Suspended: i.Suspended, Erased: i.Erased,
		storedProfile: storedProfile{
			DisplayName: i.Profile.DisplayName, FirstName: i.Profile.FirstName, LastName: i.Profile.LastName, AvatarURL: i.Profile.AvatarURL,
			Email: i.Profile.Email, PhoneNumber: i.Profile.PhoneNumber, Metadata: i.Profile.Metadata, UpdatedAt: millis(i.UpdatedAt),
		},
	}
}

func decodeIdentity(found item) (parley.Identity, error) {
	var i storedIdentity
	err := attributevalue.UnmarshalMap(found, &i)
	return parley.Identity{
		User: parley.UserID(i.User), Type: i.Type, Suspended: i.Suspended, Erased: i.Erased,
		Profile: parley.Profile{
			DisplayName: i.DisplayName, FirstName: i.FirstName, LastName: i.LastName, AvatarURL: i.AvatarURL,
			Email: i.Email, PhoneNumber: i.PhoneNumber, Metadata: i.Metadata,
		},
		CreatedAt: fromMillis(i.CreatedAt), UpdatedAt: fromMillis(i.UpdatedAt),
	}, err
}
