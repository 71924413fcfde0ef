package main

import (
	"context"
	"net/http"
	"testing"

	"github.com/go-json-experiment/json/jsontext"

	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/web/webtest"
)

func TestThePatchTellsNullFromAbsent(t *testing.T) {
	for event, want := range map[string]struct {
		patch     parley.ChannelPatch
		revisions []int64
	}{
		"good": {patch: parley.ChannelPatch{
			Title: jsontext.Value(`"Late lunch"`), Description: jsontext.Value(`null`), Exposed: jsontext.Value(`true`),
			Metadata: jsontext.Value(`{"colour": null, "size": 4}`),
		}},
		"if-match": {parley.ChannelPatch{Title: jsontext.Value(`"Dinner"`)}, []int64{7}},
	} {
		t.Run(event, func(t *testing.T) {
			h := handler(func(_ context.Context, c parley.Credential, named string, patch parley.ChannelPatch, revisions []int64) (messaging.ChannelView, error) {
				webtest.Same(t, "caller", c, webtest.Alice())
				webtest.Same(t, "channel", named, string(webtest.Channel))
				webtest.Same(t, "patch", patch, want.patch)
				webtest.Same(t, "revisions", revisions, want.revisions)
				return webtest.ChannelView(), nil
			})
			a := webtest.Serve(t, h, webtest.Load(t, event))
			a.Is(t, http.StatusOK, webtest.ChannelJSON)
			webtest.Same(t, "ETag", a.Header["Etag"], webtest.ChannelTag)
		})
	}
}

func TestAPatchMayBeEmpty(t *testing.T) {
	h := handler(func(_ context.Context, _ parley.Credential, _ string, patch parley.ChannelPatch, _ []int64) (messaging.ChannelView, error) {
		webtest.Same(t, "patch", patch, parley.ChannelPatch{})
		return webtest.ChannelView(), nil
	})
	webtest.Serve(t, h, webtest.Load(t, "good").Body(`{}`)).Is(t, http.StatusOK, webtest.ChannelJSON)
}

func TestAnotherRevisionIsAnswered(t *testing.T) {
	h := handler(func(context.Context, parley.Credential, string, parley.ChannelPatch, []int64) (messaging.ChannelView, error) {
		return messaging.ChannelView{}, parley.Refuse(parley.PreconditionFailed, "the channel was changed since; read it again")
	})
	webtest.Serve(t, h, webtest.Load(t, "if-match")).Refused(t, http.StatusPreconditionFailed, parley.PreconditionFailed, "")
}

func TestInvalidRequestsDoNotReachTheUseCase(t *testing.T) {
	h := handler(func(context.Context, parley.Credential, string, parley.ChannelPatch, []int64) (messaging.ChannelView, error) {
		t.Error("the channel was changed")
		return messaging.ChannelView{}, nil
	})
	good := webtest.Load(t, "good")
	webtest.RefusesBodies(t, h, good)
	webtest.RefusesQueries(t, h, good, nil)
	webtest.RefusesFields(t, h, good,
		webtest.Field{Pointer: "/type", JSON: `"GROUP"`},
		webtest.Field{Pointer: "/distinct", JSON: `true`},
		webtest.Field{Pointer: "/participants", JSON: `["bob"]`},
	)
	t.Run("a name said twice in metadata is malformed", func(t *testing.T) {
		webtest.Serve(t, h, good.Body(`{"metadata": {"a": {"b": 1, "b": 2}}}`)).Refused(t, http.StatusBadRequest, parley.Malformed, "")
	})
}

func TestErrorsOfTheUseCaseAreAnswered(t *testing.T) {
	webtest.AnswersErrors(t, webtest.Load(t, "good"), func(err error) web.Handler {
		return handler(func(context.Context, parley.Credential, string, parley.ChannelPatch, []int64) (messaging.ChannelView, error) {
			return messaging.ChannelView{}, err
		})
	})
}
