package main

import (
	"context"
	"encoding/json"
	"net/http"
	"testing"

	"github.com/go-json-experiment/json/jsontext"

	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/web/webtest"
)

func TestTheChannelsOfThesePeopleAreLookedFor(t *testing.T) {
	for event, want := range map[string]messaging.ChannelQuery{
		"good": {Participants: []string{"alice", "bob"}, Page: parley.Page{Number: 1, Size: 50}},
		"group": {
			Participants: []string{"alice", "bob", "carol"}, Types: []parley.ChannelType{parley.Group},
			Metadata: jsontext.Value(`{"colour": "green"}`), Page: parley.Page{Number: 2, Size: 5},
		},
	} {
		t.Run(event, func(t *testing.T) {
			h := handler(func(_ context.Context, c parley.Credential, q messaging.ChannelQuery) (messaging.Channels, error) {
				webtest.Same(t, "caller", c, webtest.Alice())
				webtest.Same(t, "query", q, want)
				return messaging.Channels{Views: []messaging.ChannelView{webtest.ChannelView()}, Total: 6}, nil
			})
			meta, err := json.Marshal(map[string]int64{"page": want.Page.Number, "per_page": want.Page.Size, "total": 6})
			if err != nil {
				t.Fatal(err)
			}
			webtest.Serve(t, h, webtest.Load(t, event)).
				Is(t, http.StatusOK, `{"data": [`+webtest.ChannelJSON+`], "meta": `+string(meta)+`}`)
		})
	}
}

func TestNothingFoundIsAnEmptyPage(t *testing.T) {
	h := handler(func(context.Context, parley.Credential, messaging.ChannelQuery) (messaging.Channels, error) {
		return messaging.Channels{}, nil
	})
	webtest.Serve(t, h, webtest.Load(t, "good")).Is(t, http.StatusOK, `{"data": [], "meta": {"page": 1, "per_page": 50, "total": 0}}`)
}

func TestInvalidRequestsDoNotReachTheUseCase(t *testing.T) {
	h := handler(func(context.Context, parley.Credential, messaging.ChannelQuery) (messaging.Channels, error) {
		t.Error("channels were looked for")
		return messaging.Channels{}, nil
	})
	good, group := webtest.Load(t, "good"), webtest.Load(t, "group")
	webtest.RefusesBodies(t, h, good)
	webtest.RefusesQueries(t, h, good, webtest.BadPages())
	webtest.RefusesFields(t, h, group,
		webtest.Field{Pointer: "/participants"},
		webtest.Field{Pointer: "/participants", JSON: `"alice"`},
		webtest.Field{Pointer: "/participants/0", JSON: `1`},
		webtest.Field{Pointer: "/types", JSON: `"GROUP"`},
		webtest.Field{Pointer: "/types/0", JSON: `2`},
	)
	t.Run("a type that is none is refused as a value", func(t *testing.T) {
		body := webtest.Set(t, group.APIGatewayV2HTTPRequest.Body, "/types/0", `"DIRECT"`)
		webtest.Serve(t, h, group.Body(body)).Refused(t, http.StatusUnprocessableEntity, parley.InvalidValue, "/types/0")
	})
}

func TestErrorsOfTheUseCaseAreAnswered(t *testing.T) {
	webtest.AnswersErrors(t, webtest.Load(t, "good"), func(err error) web.Handler {
		return handler(func(context.Context, parley.Credential, messaging.ChannelQuery) (messaging.Channels, error) {
			return messaging.Channels{}, err
		})
	})
}
