package main

import (
	"context"
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/web/webtest"
)

func TestTheFilterIsWhatTheQuerySays(t *testing.T) {
	for event, want := range map[string]messaging.ChannelFilter{
		"good": {Folder: parley.Inbox, Page: parley.Page{Number: 1, Size: 50}},
		"filtered": {
			Types: []parley.ChannelType{parley.Personal, parley.Group}, Unread: true, ByCreated: true, Folder: parley.Requests,
			Page: parley.Page{Number: 3, Size: 10},
		},
	} {
		t.Run(event, func(t *testing.T) {
			h := handler(func(_ context.Context, c parley.Credential, f messaging.ChannelFilter) (messaging.Channels, error) {
				webtest.Same(t, "caller", c, webtest.Alice())
				webtest.Same(t, "filter", f, want)
				return messaging.Channels{Views: []messaging.ChannelView{webtest.ChannelView()}, Total: 21}, nil
			}, noExposed(t))
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
	}, noExposed(t))
	webtest.Serve(t, h, webtest.Load(t, "good")).Is(t, http.StatusOK, `{"data": [], "meta": {"page": 1, "per_page": 50, "total": 0}}`)
}

func noExposed(t *testing.T) listExposed {
	return func(context.Context, parley.Credential, string, parley.Page) (messaging.Channels, error) {
		t.Error("the exposed channels were read")
		return messaging.Channels{}, nil
	}
}

func noMine(t *testing.T) listMine {
	return func(context.Context, parley.Credential, messaging.ChannelFilter) (messaging.Channels, error) {
		t.Error("the channels were read")
		return messaging.Channels{}, nil
	}
}

// Of a channel that the caller is not in, nothing of the caller's own is told.
func TestExposedChannelsAreListedByTitle(t *testing.T) {
	strange := webtest.ChannelJSON
	for _, own := range []string{"/role", "/first_sequence_id", "/folder", "/unread_count", "/seen_sequence_id", "/delivered_sequence_id", "/last_message"} {
		strange = webtest.Set(t, strange, own, "")
	}
	for query, want := range map[string]struct {
		prefix string
		page   parley.Page
	}{
		"exposed=true": {page: parley.Page{Number: 1, Size: 50}},
		"exposed=true&title_prefix=Lu&page=2&per_page=5":             {"Lu", parley.Page{Number: 2, Size: 5}},
		"title_prefix=%23%20caf%C3%A9&exposed=true":                  {"# café", parley.Page{Number: 1, Size: 50}},
		"exposed=true&title_prefix=" + strings.Repeat("%C3%A9", 256): {strings.Repeat("é", 256), parley.Page{Number: 1, Size: 50}},
	} {
		t.Run(query, func(t *testing.T) {
			h := handler(noMine(t), func(_ context.Context, c parley.Credential, prefix string, page parley.Page) (messaging.Channels, error) {
				webtest.Same(t, "caller", c, webtest.Alice())
				webtest.Same(t, "prefix", prefix, want.prefix)
				webtest.Same(t, "page", page, want.page)
				view := webtest.ChannelView()
				view.Member, view.LastMessage = nil, nil
				return messaging.Channels{Views: []messaging.ChannelView{webtest.ChannelView(), view}, Total: 7}, nil
			})
			meta, err := json.Marshal(map[string]int64{"page": want.page.Number, "per_page": want.page.Size, "total": 7})
			if err != nil {
				t.Fatal(err)
			}
			webtest.Serve(t, h, webtest.Load(t, "exposed").Query(query)).
				Is(t, http.StatusOK, `{"data": [`+webtest.ChannelJSON+`, `+strange+`], "meta": `+string(meta)+`}`)
		})
	}
}

func TestInvalidRequestsDoNotReachTheUseCase(t *testing.T) {
	h := handler(noMine(t), noExposed(t))
	bad := webtest.BadPages()
	bad["types"] = []string{"", "nonsense", "group", "GROUP,", ",GROUP", "GROUP,nonsense", "GROUP&types=PERSONAL"}
	bad["unread"] = []string{"", "yes", "1", "TRUE", "null", "true&unread=true"}
	bad["folder"] = []string{"", "archive", "Inbox", "requests&folder=inbox", "inbox&exposed=true"}
	bad["sort"] = []string{"", "newest", "CREATED", "created&sort=created", "created&exposed=true"}
	bad["types"] = append(bad["types"], "GROUP&exposed=true")
	bad["unread"] = append(bad["unread"], "true&exposed=true", "false&exposed=true")
	bad["exposed"] = []string{"", "yes", "1", "TRUE", "null", "true&exposed=true"}
	bad["title_prefix"] = []string{
		"x", "x&exposed=false", "&exposed=true", "%ff&exposed=true", "x&title_prefix=y&exposed=true",
		strings.Repeat("%C3%A9", 257) + "&exposed=true",
	}
	webtest.RefusesQueries(t, h, webtest.Load(t, "good"), bad)
}

func TestErrorsOfTheUseCasesAreAnswered(t *testing.T) {
	webtest.AnswersErrors(t, webtest.Load(t, "good"), func(err error) web.Handler {
		return handler(func(context.Context, parley.Credential, messaging.ChannelFilter) (messaging.Channels, error) {
			return messaging.Channels{}, err
		}, noExposed(t))
	})
	webtest.AnswersErrors(t, webtest.Load(t, "exposed"), func(err error) web.Handler {
		return handler(noMine(t), func(context.Context, parley.Credential, string, parley.Page) (messaging.Channels, error) {
			return messaging.Channels{}, err
		})
	})
}
