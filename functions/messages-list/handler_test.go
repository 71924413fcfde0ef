package main

import (
	"context"
	"net/http"
	"testing"

	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/web/webtest"
)

func TestTheSelectionIsWhatTheQuerySays(t *testing.T) {
	for event, want := range map[string]struct {
		sel      parley.Selection
		receipts bool
		meta     string
	}{
		"good": {parley.Selection{Page: parley.Page{Number: 1, Size: 50}}, false, `{"page": 1, "per_page": 50, "total": 65}`},
		"window": {
			parley.Selection{After: 1234, Before: 1300, Descending: true, Page: parley.Page{Number: 2, Size: 20}},
			true, `{"page": 2, "per_page": 20, "total": 65}`,
		},
	} {
		t.Run(event, func(t *testing.T) {
			h := handler(func(_ context.Context, c parley.Credential, named string, sel parley.Selection, receipts bool) (messaging.Listing, error) {
				webtest.Same(t, "caller", c, webtest.Alice())
				webtest.Same(t, "channel", named, string(webtest.Channel))
				webtest.Same(t, "selection", sel, want.sel)
				webtest.Same(t, "receipts", receipts, want.receipts)
				return messaging.Listing{Messages: []messaging.MessageView{webtest.MessageView("alice")}, Total: 65}, nil
			})
			webtest.Serve(t, h, webtest.Load(t, event)).
				Is(t, http.StatusOK, `{"data": {"messages": [`+webtest.MessageJSON+`]}, "meta": `+want.meta+`}`)
		})
	}
}

func TestNoMessagesAreAnEmptyPage(t *testing.T) {
	h := handler(func(context.Context, parley.Credential, string, parley.Selection, bool) (messaging.Listing, error) {
		return messaging.Listing{}, nil
	})
	webtest.Serve(t, h, webtest.Load(t, "good")).
		Is(t, http.StatusOK, `{"data": {"messages": []}, "meta": {"page": 1, "per_page": 50, "total": 0}}`)
}

func TestTheUUIDIsForTheAuthorOnly(t *testing.T) {
	h := handler(func(context.Context, parley.Credential, string, parley.Selection, bool) (messaging.Listing, error) {
		return messaging.Listing{Messages: []messaging.MessageView{webtest.MessageView("bob"), webtest.MessageView("")}}, nil
	})
	webtest.Serve(t, h, webtest.Load(t, "good")).Lacks(t, "uuid", "dot-1")
}

func TestInvalidRequestsDoNotReachTheUseCase(t *testing.T) {
	h := handler(func(context.Context, parley.Credential, string, parley.Selection, bool) (messaging.Listing, error) {
		t.Error("messages were read")
		return messaging.Listing{}, nil
	})
	bad := webtest.BadPages()
	bad["from_sequence_id"] = []string{"", "-1", "x", "1.5", "9223372036854775807", "1&from_sequence_id=1"}
	bad["before_sequence_id"] = []string{"", "-1", "x", "9223372036854775807", "1&before_sequence_id=1"}
	bad["order"] = []string{"", "ASC", "newest", "asc&order=asc"}
	bad["receipts"] = []string{"", "1", "yes", "true&receipts=false"}
	webtest.RefusesQueries(t, h, webtest.Load(t, "good"), bad)
}

func TestErrorsOfTheUseCaseAreAnswered(t *testing.T) {
	webtest.AnswersErrors(t, webtest.Load(t, "good"), func(err error) web.Handler {
		return handler(func(context.Context, parley.Credential, string, parley.Selection, bool) (messaging.Listing, error) {
			return messaging.Listing{}, err
		})
	})
}
