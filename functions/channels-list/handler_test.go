package main

import (
	"context"
	"encoding/json"
	"net/http"
	"testing"

	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/web/webtest"
)

func TestTheFilterIsWhatTheQuerySays(t *testing.T) {
	for event, want := range map[string]messaging.ChannelFilter{
		"good": {Page: parley.Page{Number: 1, Size: 50}},
		"filtered": {
			Types: []parley.ChannelType{parley.Personal, parley.Group}, Unread: true, ByCreated: true,
			Page: parley.Page{Number: 3, Size: 10},
		},
	} {
		t.Run(event, func(t *testing.T) {
			h := handler(func(_ context.Context, c parley.Credential, f messaging.ChannelFilter) (messaging.Channels, error) {
				webtest.Same(t, "caller", c, webtest.Alice())
				webtest.Same(t, "filter", f, want)
				return messaging.Channels{Views: []messaging.ChannelView{webtest.ChannelView()}, Total: 21}, nil
			})
			meta, err := json.Marshal(map[string]int64{"page": want.Page.Number, "per_page": want.Page.Size, "total": 21})
			if err != nil {
				t.Fatal(err)
			}
			webtest.Serve(t, h, webtest.Load(t, event)).
				Is(t, http.StatusOK, `{"data": [`+webtest.ChannelJSON+`], "meta": `+string(meta)+`}`)
		})
	}
}

func TestNoChannelsAreAnEmptyPage(t *testing.T) {
	h := handler(func(context.Context, parley.Credential, messaging.ChannelFilter) (messaging.Channels, error) {
		return messaging.Channels{}, nil
	})
	webtest.Serve(t, h, webtest.Load(t, "good")).Is(t, http.StatusOK, `{"data": [], "meta": {"page": 1, "per_page": 50, "total": 0}}`)
}

func TestInvalidRequestsDoNotReachTheUseCase(t *testing.T) {
	h := handler(func(context.Context, parley.Credential, messaging.ChannelFilter) (messaging.Channels, error) {
		t.Error("the channels were read")
		return messaging.Channels{}, nil
	})
	bad := webtest.BadPages()
	bad["types"] = []string{"", "nonsense", "group", "GROUP,", ",GROUP", "GROUP,nonsense", "GROUP&types=PERSONAL"}
	bad["unread"] = []string{"", "yes", "1", "TRUE", "null", "true&unread=true"}
	bad["sort"] = []string{"", "newest", "CREATED", "created&sort=created"}
	webtest.RefusesQueries(t, h, webtest.Load(t, "good"), bad)
}

func TestErrorsOfTheUseCaseAreAnswered(t *testing.T) {
	webtest.AnswersErrors(t, webtest.Load(t, "good"), func(err error) web.Handler {
		return handler(func(context.Context, parley.Credential, messaging.ChannelFilter) (messaging.Channels, error) {
			return messaging.Channels{}, err
		})
	})
}
