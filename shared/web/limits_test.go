package web_test

import (
	"context"
	"net/http"
	"testing"
	"time"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/rate"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/web/webtest"
)

// held is a handler whose caller is held to two limits.
func held(err error) web.Handler {
	return func(ctx context.Context, _ *web.Request) (web.Response, error) {
		rate.Of(ctx).Hold(
			rate.Policy{Name: "user", Quota: 6000, Window: time.Minute, Remaining: 0, Reset: 17},
			rate.Policy{Name: "app", Quota: 60000, Window: time.Minute, Remaining: 59400, Reset: 17},
		)
		return web.NoContent(), err
	}
}

func TestAnswersSayWhatTheCallerIsHeldTo(t *testing.T) {
	for rule, err := range map[string]error{
		"answered": nil, "limited": parley.RefuseFor(17, parley.RateLimited, "too many"), "refused otherwise": parley.Refuse(parley.NotFound, "no"),
	} {
		t.Run(rule, func(t *testing.T) {
			a := webtest.Serve(t, held(err), event("GET /v1/things"))
			webtest.Same(t, "RateLimit-Policy", a.Header["Ratelimit-Policy"], `"user";q=6000;w=60, "app";q=60000;w=60`)
			webtest.Same(t, "RateLimit", a.Header["Ratelimit"], `"user";r=0;t=17, "app";r=59400;t=17`)
		})
	}
	a := webtest.Serve(t, answers(func(*web.Request) any { return 1 }), event("GET /v1/things"))
	webtest.Same(t, "RateLimit of nobody", a.Header["Ratelimit"], "")
}

func TestALimitSaysHowLongItLasts(t *testing.T) {
	a := webtest.Serve(t, fails(parley.RefuseFor(17, parley.RateLimited, "too many")), event("GET /v1/things"))
	webtest.Same(t, "Retry-After", a.Header["Retry-After"], "17")
	webtest.Same(t, "problem", webtest.Decode(t, a.Body), webtest.Decode(t, `{
		"type": "about:blank", "title": "Too Many Requests", "status": 429, "code": "rate_limited", "detail": "too many",
		"retry_after": 17, "request_id": "`+requestID+`"
	}`))
}

// A function that has answered is frozen: what is done beside a call is over by then.
func TestWhatIsDoneBesideACallIsOverWithIt(t *testing.T) {
	done := false
	webtest.Serve(t, func(ctx context.Context, _ *web.Request) (web.Response, error) {
		inner, cancel := context.WithCancel(ctx)
		answered := make(chan struct{})
		rate.Of(ctx).Beside(inner, func(ctx context.Context) {
			<-answered
			done = ctx.Err() == nil // a part of the call that ends does not end it
		})
		cancel()
		close(answered)
		return web.NoContent(), nil
	}, event("GET /v1/things")).Is(t, http.StatusNoContent, "")
	if !done {
		t.Error("the call ended first")
	}
}
