package wire_test

import (
	"testing"
	"time"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"github.com/parleyhq/parley/shared/access"
	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web/webtest"
	"github.com/parleyhq/parley/shared/wire"
)

// is compares what v is on the wire with want.
func is(t *testing.T, v any, want string) {
	t.Helper()
	text, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	webtest.Same(t, "wire", webtest.Decode(t, string(text)), webtest.Decode(t, want))
}

func TestTimesAreUTCWithThreeDigitsOfASecond(t *testing.T) {
	cet := time.FixedZone("CET", 3600)
	for want, at := range map[string]time.Time{
		`"2026-11-21T20:43:22.000Z"`: time.Date(2026, 11, 21, 20, 43, 22, 0, time.UTC),
		`"2026-11-21T20:43:22.120Z"`: time.Date(2026, 11, 21, 20, 43, 22, 120_000_000, time.UTC),
		`"2026-11-21T20:43:22.999Z"`: time.Date(2026, 11, 21, 20, 43, 22, 999_999_999, time.UTC), // cut, not rounded
		`"2026-12-31T23:30:00.000Z"`: time.Date(2027, 1, 1, 0, 30, 0, 0, cet),
	} {
		is(t, wire.Time(at), want)
		is(t, struct{ At *wire.Time }{(*wire.Time)(&at)}, `{"At": `+want+`}`)
	}
}

func TestEmptyListsAreNeverNull(t *testing.T) {
	shape := func(n int) int { return n }
	is(t, wire.ListOf(nil, shape, parley.Page{Number: 1, Size: 50}, 0), `{"data": [], "meta": {"page": 1, "per_page": 50, "total": 0}}`)
	is(t, wire.Each[int](nil, shape), `[]`)
	is(t, wire.ListOf([]int{3, 1}, shape, parley.Page{Number: 2, Size: 2}, 4), `{"data": [3, 1], "meta": {"page": 2, "per_page": 2, "total": 4}}`)
}

func TestAppTellsNoSecret(t *testing.T) {
	is(t, wire.AppOf(webtest.AppValue()), webtest.AppJSON)
}

func TestProviderKeyTellsNoBytes(t *testing.T) {
	key := parley.IdentityProviderKey{KID: "k", Algorithm: "ES256", PublicJWK: []byte("{}"), CreatedAt: webtest.Now()}
	is(t, wire.ProviderKeyOf(key), `{"kid": "k", "algorithm": "ES256", "created_at": "`+webtest.NowText+`"}`)
}

func TestIdentity(t *testing.T) {
	is(t, wire.IdentityOf(access.IdentityView{Identity: webtest.IdentityValue(), Private: true}), webtest.IdentityJSON)

	public := webtest.Set(t, webtest.Set(t, webtest.IdentityJSON, "/email", ""), "/phone_number", "")
	is(t, wire.IdentityOf(access.IdentityView{Identity: webtest.IdentityValue()}), public)

	unknown := parley.Identity{User: "bob", Type: "user", CreatedAt: webtest.Now(), UpdatedAt: webtest.Now()}
	is(t, wire.IdentityOf(access.IdentityView{Identity: unknown, Private: true}), `{
		"user_id": "bob", "type": "user", "display_name": null, "first_name": null, "last_name": null, "avatar_url": null, "metadata": {},
		"created_at": "`+webtest.NowText+`", "updated_at": "`+webtest.NowText+`", "email": null, "phone_number": null
	}`)
}

// The ways in which a message is shown.
func TestMessage(t *testing.T) {
	set := func(text string, changes ...string) string {
		for i := 0; i < len(changes); i += 2 {
			text = webtest.Set(t, text, changes[i], changes[i+1])
		}
		return text
	}
	for rule, c := range map[string]struct {
		change func(v *messaging.MessageView)
		want   string
	}{
		"its author reads its uuid":           {func(*messaging.MessageView) {}, webtest.MessageJSON},
		"nobody else does":                    {func(v *messaging.MessageView) { v.Reader = "bob" }, set(webtest.MessageJSON, "/uuid", "")},
		"nor a server that acts for nobody":   {func(v *messaging.MessageView) { v.Reader = "" }, set(webtest.MessageJSON, "/uuid", "")},
		"not even of a message without one":   {func(v *messaging.MessageView) { v.Reader, v.Author = "", "" }, set(webtest.MessageJSON, "/uuid", "", "/author", `""`)},
		"receipts that are not told are null": {func(v *messaging.MessageView) { v.Delivered, v.Seen = nil, nil }, set(webtest.MessageJSON, "/delivered", "null", "/seen", "null")},
		"a status not asked for is absent":    {func(v *messaging.MessageView) { v.Status = nil }, set(webtest.MessageJSON, "/recipient_status", "")},
		"a status of no recipients is there":  {func(v *messaging.MessageView) { v.Status = map[parley.UserID]string{} }, set(webtest.MessageJSON, "/recipient_status", "{}")},
		"parts have no content":               {func(v *messaging.MessageView) { v.Body.Content = jsontext.Value("null") }, set(webtest.MessageJSON, "/content", "null")},
		"content has no parts":                {func(v *messaging.MessageView) { v.Body.Parts = nil }, set(webtest.MessageJSON, "/parts", "[]")},
		"whole, a large one has all":          {func(v *messaging.MessageView) { v.Size = parley.MaxListedBytes + 1 }, webtest.MessageJSON},
		"a tombstone keeps numbers, type and times": {func(v *messaging.MessageView) {
			v.Message = v.Tombstone(9, webtest.Now())
		}, set(webtest.MessageJSON, "/change_id", "9", "/deleted", "true", "/content", "null", "/parts", "[]", "/metadata", "{}")},
		"the tombstone of a large one is not truncated": {func(v *messaging.MessageView) {
			v.Listed, v.Size, v.Message.Parts, v.Chunks = true, parley.MaxMessageBytes, 20, 3
			v.Message = v.Tombstone(9, webtest.Now())
		}, set(webtest.MessageJSON, "/change_id", "9", "/deleted", "true", "/content", "null", "/parts", "[]", "/metadata", "{}")},
		"listed, the largest that has all": {func(v *messaging.MessageView) {
			v.Listed, v.Size = true, parley.MaxListedBytes
		}, webtest.MessageJSON},
		"listed, a large one is truncated": {func(v *messaging.MessageView) {
			v.Listed, v.Size, v.Message.Parts, v.Body.Parts = true, parley.MaxListedBytes+1, 20, nil
		}, set(webtest.MessageJSON, "/content", "", "/parts", "", "/truncated", "true", "/parts_count", "20")},
	} {
		t.Run(rule, func(t *testing.T) {
			view := webtest.MessageView("alice")
			c.change(&view)
			is(t, wire.MessageOf(view), c.want)
		})
	}
}

func TestNumbersOfAContentKeepTheirSpelling(t *testing.T) {
	view := webtest.MessageView("alice")
	view.Body.Content = jsontext.Value(`{"n":12.50,"big":123456789012345678901234567890,"t":"<&>\u2028"}`)
	is(t, wire.MessageOf(view).Content, `{"n":12.50,"big":123456789012345678901234567890,"t":"<&>\u2028"}`)
}

func TestPartsShowWhatTheyHave(t *testing.T) {
	view := webtest.MessageView("alice")
	view.Body.Parts = []parley.Part{
		{ID: "1", MimeType: "text/plain", Body: ""},
		{ID: "2", MimeType: "image/png", Body: "iVBORw0KGgo=", Encoding: "base64", Name: "dot.png"},
	}
	is(t, wire.MessageOf(view).Parts, `[
		{"id": "1", "mime_type": "text/plain", "body": ""},
		{"id": "2", "mime_type": "image/png", "body": "iVBORw0KGgo=", "encoding": "base64", "name": "dot.png"}
	]`)
}

func TestChannel(t *testing.T) {
	is(t, wire.ChannelOf(webtest.ChannelView()), webtest.ChannelJSON)

	bare := messaging.ChannelView{
		Head: parley.Head{Channel: webtest.Channel, Type: parley.Group, State: parley.Open, CreatedAt: webtest.Now()},
		Info: parley.Info{
			Channel: webtest.Channel, UUID: "u", Exposed: true, Distinct: true, History: parley.HistoryJoining, Invite: parley.InviteOwners,
			Metadata: jsontext.Value("{}"), Participants: []parley.UserID{}, UpdatedAt: webtest.Now(),
		},
		Epoch: 2,
	}
	is(t, wire.ChannelOf(bare), `{
		"id": "Q2hhbm5lbC1vZi1hbGljZQ", "uuid": "u", "type": "GROUP", "exposed": true, "distinct": true, "history": "joining", "invite": "owners",
		"title": null, "description": null, "metadata": {}, "participants": [], "participant_count": 0, "created_by": null,
		"created_at": "`+webtest.NowText+`", "updated_at": "`+webtest.NowText+`", "last_sequence_id": 0, "last_change_id": 0,
		"epoch": 2, "deleted": false, "role": null, "first_sequence_id": null, "folder": null, "unread_count": null,
		"seen_sequence_id": null, "delivered_sequence_id": null, "last_message": null
	}`)
}

func TestParticipantsAreAbsentWhereThereAreTooManyAndNeverNull(t *testing.T) {
	view := webtest.ChannelView()
	view.Head.Participants, view.Info.Participants = parley.MaxListedParticipants+1, nil
	is(t, wire.ChannelOf(view), webtest.Set(t, webtest.Set(t, webtest.ChannelJSON, "/participant_count", "101"), "/participants", ""))
	view.Head.Participants = 0
	is(t, wire.ChannelOf(view), webtest.Set(t, webtest.Set(t, webtest.ChannelJSON, "/participant_count", "0"), "/participants", "[]"))
}

func TestADeletedChannelSaysSo(t *testing.T) {
	view := webtest.ChannelView()
	view.State = parley.Deleted
	is(t, wire.ChannelOf(view), webtest.Set(t, webtest.ChannelJSON, "/deleted", "true"))
}

func TestZeroIsNotNullForAParticipant(t *testing.T) {
	view := webtest.ChannelView()
	view.Member, view.Unread = &parley.Member{User: "alice", Role: parley.RoleMember}, 0
	want := webtest.ChannelJSON
	for pointer, value := range map[string]string{
		"/role": `"member"`, "/first_sequence_id": "0", "/unread_count": "0", "/seen_sequence_id": "0", "/delivered_sequence_id": "0",
	} {
		want = webtest.Set(t, want, pointer, value)
	}
	is(t, wire.ChannelOf(view), want)
}

func TestWatermarks(t *testing.T) {
	is(t, wire.WatermarksOf(messaging.Watermarks{
		Channel: webtest.Channel, Member: parley.Member{User: "alice", First: 2, Delivered: 9, Seen: 7, Revision: 3}, Last: 12, Unread: 4,
	}), `{"channel_id": "Q2hhbm5lbC1vZi1hbGljZQ", "last_sequence_id": 12, "delivered_sequence_id": 9, "seen_sequence_id": 7, "first_sequence_id": 2, "unread_count": 4}`)
}
