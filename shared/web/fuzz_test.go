package web_test

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/web/webtest"
)

// Whatever stands in If-Match: it is any revision, or those whose tags stand there as we write them.
func FuzzIfMatch(f *testing.F) {
	f.Add(`"7"`)
	f.Fuzz(func(t *testing.T, header string) {
		h := func(_ context.Context, r *web.Request) (web.Response, error) {
			revisions := r.IfMatch()
			absent := r.HeaderGiven("If-Match") == nil
			if any := absent || strings.TrimSpace(header) == "*"; any != (revisions == nil) {
				t.Errorf("%q is %v", header, revisions)
			}
			tags := strings.Split(header, ",")
			for i := range tags {
				tags[i] = strings.TrimSpace(tags[i])
			}
			for _, n := range revisions {
				if !slices.Contains(tags, web.OK(1).Tagged(n).Header["ETag"]) {
					t.Errorf("%q names the revision %d", header, n)
				}
			}
			return web.OK(1), nil
		}
		webtest.Serve(t, h, event("PATCH /v1/things").Header("if-match", strings.ToValidUTF8(header, "?"))).Is(t, http.StatusOK, "1")
	})
}

// Whatever stands in a query: it is refused, or says each thing once, and what was read is what stands there.
func FuzzQuery(f *testing.F) {
	f.Add("page=2&per_page=100")
	f.Fuzz(func(t *testing.T, raw string) {
		said, unreadable := url.ParseQuery(raw)
		h := func(_ context.Context, r *web.Request) (web.Response, error) {
			q := r.Query()
			text, n, yes, one := q.String("text"), q.Int("n", 1, 10, 5), q.Bool("yes"), q.OneOf("one", "a", "a", "b")
			words, title, page := q.Words("of", "a", "b"), q.Text("title", 4), q.Page()
			q.Without("text goes without it", "never")
			if page.Number < 1 || page.Number > 1<<40 || page.Size < 1 || page.Size > parley.MaxPerPage || n < 1 || n > 10 {
				t.Errorf("%q: page %+v, n %d", raw, page, n)
			}
			if err := q.Err(); err != nil {
				return web.Response{}, err
			}
			for name, want := range map[string]string{
				"text": text, "title": title, "n": strconv.FormatInt(n, 10), "yes": strconv.FormatBool(yes), "one": one, "of": strings.Join(words, ","),
				"page": strconv.FormatInt(page.Number, 10), "per_page": strconv.FormatInt(page.Size, 10),
			} {
				if values := said[name]; len(values) > 1 || len(values) == 1 && values[0] != want {
					t.Errorf("%q: %s is read as %q", raw, name, want)
				}
				delete(said, name)
			}
			if unreadable != nil || len(said) > 0 {
				t.Errorf("%q was taken with %v", raw, said)
			}
			return web.OK(1), nil
		}
		webtest.Serve(t, h, event("GET /v1/things").Query(strings.ToValidUTF8(raw, "?"))).Judged(t)
	})
}
