package store

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/feature/dynamodb/attributevalue"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"

	"github.com/parleyhq/parley/shared/parley"
)

// A person's devices are one item, so that one read finds all of them. Who has a token is an item of its own,
// found by the token: it changes in the transaction that changes the devices of whom it belongs to, before and
// after, so that a token is one person's at a time.

type storedDevices struct {
	User     string                  `dynamodbav:"user_id"`
	Devices  map[string]storedDevice `dynamodbav:"devices"` // by their ids
	Revision int64                   `dynamodbav:"revision"`
}

type storedDevice struct {
	Platform string `dynamodbav:"platform"`
	Token    string `dynamodbav:"token"`
	Session  string `dynamodbav:"session,omitempty"`
	PutAt    int64  `dynamodbav:"put_at"`
	Endpoint string `dynamodbav:"endpoint,omitempty"`

	Refusals  int   `dynamodbav:"refusals,omitempty"`
	RefusedAt int64 `dynamodbav:"refused_at,omitempty"`
}

type storedToken struct {
	User string `dynamodbav:"user_id"`
}

// Devices asks for a person's devices.
func (b *Batch) Devices(app parley.AppID, user parley.UserID) *Slot[parley.Devices] {
	slot := want(b, b.store.tables.Identities, devicesKey(app, user), decodeDevices)
	slot.Value.User = user
	return slot
}

// DeviceOwner asks whose a device is by its token.
func (b *Batch) DeviceOwner(app parley.AppID, d parley.Device) *Slot[parley.UserID] {
	return want(b, b.store.tables.Identities, tokenKey(app, d), func(found item) (parley.UserID, error) {
		var t storedToken
		err := attributevalue.UnmarshalMap(found, &t)
		return parley.UserID(t.User), err
	})
}

// DevicesMove is a person's devices, as read and as they are to be.
type DevicesMove struct{ From, To parley.Devices }

// MoveDevices makes one attempt to write the devices of some people, if they are as read, and with them whose
// each token is. The error is ErrStale, ErrBusy, ErrUnknown, or one that trying again will not mend.
func (s *Store) MoveDevices(ctx context.Context, app parley.AppID, moves ...DevicesMove) error {
	var writes []types.TransactWriteItem
	for _, m := range moves {
		write, err := s.putDevices(app, m)
		if err != nil {
			return err
		}
		writes = append(writes, write)
		if m.From.Revision == 0 && len(m.To.All) > 0 {
			writes = append(writes, s.checkNotErased(app, m.To.User))
		}
	}
	tokens, err := s.moveTokens(app, moves)
	if err != nil {
		return err
	}
	err = s.transact(ctx, append(writes, tokens...))
	if errors.Is(err, errCondition) {
		return ErrStale
	}
	return err
}

// putDevices writes them; who has none has no item. A revision is never below the clock, so that an item made anew
// does not come to a number that was there before.
func (s *Store) putDevices(app parley.AppID, m DevicesMove) (types.TransactWriteItem, error) {
	if len(m.To.All) == 0 {
		return types.TransactWriteItem{Delete: &types.Delete{
			TableName: &s.tables.Identities, Key: devicesKey(app, m.From.User).item(), ConditionExpression: aws.String("revision = :read"),
			ExpressionAttributeValues: item{":read": number(m.From.Revision)},
		}}, nil
	}
	stored := storedDevices{User: string(m.To.User), Devices: map[string]storedDevice{}, Revision: m.From.Revision + 1}
	for _, d := range m.To.All {
		stored.Devices[d.ID] = storedDevice{
			Platform: string(d.Platform), Token: d.Token, Session: d.Session, PutAt: millis(d.PutAt), Endpoint: d.Endpoint,
			Refusals: d.Refusals, RefusedAt: millis(d.RefusedAt),
		}
		stored.Revision = max(stored.Revision, millis(d.PutAt))
	}
	condition, values := absent, item(nil)
	if m.From.Revision > 0 {
		condition, values = "revision = :read", item{":read": number(m.From.Revision)}
	}
	return put(s.tables.Identities, devicesKey(app, m.To.User), stored, condition, values)
}

// checkNotErased is for devices of who had none. Erasing somebody deletes the devices that are there, and would find
// none: whoever has some already loses against it by their revision.
func (s *Store) checkNotErased(app parley.AppID, user parley.UserID) types.TransactWriteItem {
	return types.TransactWriteItem{ConditionCheck: &types.ConditionCheck{
		TableName: &s.tables.Identities, Key: identityKey(app, user).item(), ConditionExpression: aws.String("attribute_not_exists(erased)"),
	}}
}

// moveTokens writes whose the tokens are that have another owner, or none.
func (s *Store) moveTokens(app parley.AppID, moves []DevicesMove) ([]types.TransactWriteItem, error) {
	before, after := map[key]parley.UserID{}, map[key]parley.UserID{}
	for _, m := range moves {
		for _, d := range m.From.All {
			before[tokenKey(app, d)] = m.From.User
		}
		for _, d := range m.To.All {
			after[tokenKey(app, d)] = m.To.User
		}
	}
	var writes []types.TransactWriteItem
	for k, user := range before {
		if _, kept := after[k]; !kept {
			writes = append(writes, types.TransactWriteItem{Delete: &types.Delete{
				TableName: &s.tables.Identities, Key: k.item(), ConditionExpression: aws.String("user_id = :user"),
				ExpressionAttributeValues: item{":user": text(string(user))},
			}})
		}
	}
	for k, user := range after {
		former, had := before[k]
		if had && former == user {
			continue
		}
		condition, values := absent, item(nil)
		if had {
			condition, values = "user_id = :former", item{":former": text(string(former))}
		}
		write, err := put(s.tables.Identities, k, storedToken{string(user)}, condition, values)
		if err != nil {
			return nil, err
		}
		writes = append(writes, write)
	}
	return writes, nil
}

// NoteEndpoint makes one attempt to note how a device is reached, if it is the one that was put then. It is no
// change to what was put: who writes that at the same time makes the endpoint anew.
func (s *Store) NoteEndpoint(ctx context.Context, app parley.AppID, user parley.UserID, d parley.Device) error {
	_, err := s.update(ctx, &dynamodb.UpdateItemInput{
		TableName: &s.tables.Identities, Key: devicesKey(app, user).item(),
		UpdateExpression:         aws.String("SET devices.#id.endpoint = :endpoint, devices.#id.refusals = :refusals, devices.#id.refused_at = :refused"),
		ConditionExpression:      aws.String("devices.#id.#token = :token AND devices.#id.platform = :platform AND devices.#id.put_at = :at"),
		ExpressionAttributeNames: map[string]string{"#id": d.ID, "#token": "token"},
		ExpressionAttributeValues: item{
			":endpoint": text(d.Endpoint), ":refusals": number(int64(d.Refusals)), ":refused": number(millis(d.RefusedAt)),
			":token": text(d.Token), ":platform": text(string(d.Platform)), ":at": number(millis(d.PutAt)),
		},
	})
	if errors.Is(err, errCondition) {
		return nil
	}
	return err
}

func decodeDevices(found item) (parley.Devices, error) {
	var stored storedDevices
	err := attributevalue.UnmarshalMap(found, &stored)
	devices := parley.Devices{User: parley.UserID(stored.User), Revision: stored.Revision}
	for id, d := range stored.Devices {
		devices.All = append(devices.All, parley.Device{
			ID: id, Platform: parley.Platform(d.Platform), Token: d.Token, Session: d.Session, PutAt: fromMillis(d.PutAt),
			Endpoint: d.Endpoint, Refusals: d.Refusals, RefusedAt: fromMillis(d.RefusedAt),
		})
	}
	slices.SortFunc(devices.All, func(a, b parley.Device) int {
		return cmp.Or(a.PutAt.Compare(b.PutAt), cmp.Compare(a.ID, b.ID))
	})
	return devices, err
}
