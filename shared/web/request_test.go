package web_test

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/go-json-experiment/json/jsontext"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/web/webtest"
)

// body has a field of every kind that bodies have.
type body struct {
	Word string   `json:"word"`
	N    *int64   `json:"n"`
	Yes  bool     `json:"yes"`
	List []string `json:"list"`
	Deep *struct {
		Word string `json:"word"`
	} `json:"deep"`
	Any   jsontext.Value               `json:"any"`
	Maybe web.OrNull[map[string]int64] `json:"maybe"`
}

func decodes(seen *body) web.Handler {
	return func(_ context.Context, r *web.Request) (web.Response, error) {
		if err := r.Decode(seen); err != nil {
			return web.Response{}, err
		}
		return web.OK(1), nil
	}
}

func TestHeadersKeepTheirCommasAndAreFoundInAnyCase(t *testing.T) {
	e := event("GET /v1/things").Header("if-match", `"a, b", "c"`)
	e.Headers["User-Agent"] = "Mozilla/5.0 (KHTML, like Gecko)"
	webtest.Serve(t, answers(func(r *web.Request) any {
		return []string{r.Header("If-Match"), r.Header("user-agent"), r.Header("absent")}
	}), e).Is(t, http.StatusOK, `["\"a, b\", \"c\"", "Mozilla/5.0 (KHTML, like Gecko)", ""]`)
}

func TestAUserIDWithACommaIsActedFor(t *testing.T) {
	e := webtest.Event{APIGatewayV2HTTPRequest: event("GET /v1/things").APIGatewayV2HTTPRequest}.
		Header("authorization", "bEaReR "+parley.NewAPIKey(parley.Staging, webtest.App, webtest.Server("").ID, webtest.Server("").Secret)).
		Header("parley-user", "Doe%2C%20Jane%2c%C3%AF")
	var seen parley.Credential
	webtest.Serve(t, answers(func(r *web.Request) any {
		seen = r.Credential
		return 1
	}), e).Is(t, http.StatusOK, "1")
	webtest.Same(t, "caller", seen, webtest.Server("Doe, Jane,ï"))
}

func TestWhomAServerActsForIsOneUserAndASessionsOwnIsNotAnother(t *testing.T) {
	server := webtest.Server("")
	keyed := "Bearer " + parley.NewAPIKey(parley.Staging, webtest.App, server.ID, server.Secret)
	session := "Bearer " + parley.NewSessionToken(webtest.App, "alice", webtest.Alice().ID, webtest.Alice().Secret)
	checked := func(context.Context, parley.Credential) error { return nil }
	for _, test := range []struct {
		credential, actAs string
		status            int
	}{
		{keyed, "alice", http.StatusOK},
		{keyed, "%61lice%20b", http.StatusOK},
		{keyed, "alice,bob", http.StatusBadRequest}, // as gateways join two headers of one name
		{keyed, "alice, bob", http.StatusBadRequest},
		{keyed, "al ice", http.StatusBadRequest},
		{keyed, "al\tice", http.StatusBadRequest},
		{keyed, "zoë", http.StatusBadRequest},
		{session, "alice", http.StatusForbidden},
		{session, "bob", http.StatusForbidden},
		{"Bearer the-operators-key", "bob", http.StatusForbidden},
	} {
		e := webtest.Event{APIGatewayV2HTTPRequest: event("GET /v1/things").APIGatewayV2HTTPRequest}.
			Header("authorization", test.credential).Header("parley-user", test.actAs)
		a := webtest.Serve(t, web.Guarded(checked, answers(func(*web.Request) any { return 1 })), e)
		if a.Status != test.status {
			t.Errorf("%.12s as %q: %d %s", test.credential, test.actAs, a.Status, a.Body)
		}
	}
}

func TestPathsComeDecodedAndAreNotDecodedAgain(t *testing.T) {
	for _, user := range []string{"bob", "50% off", "%41", "a/b", "a?b#c", "Zoë, ☕", "..%2f", "+"} {
		e := event("GET /v1/identities/{user}")
		e.RawPath, e.PathParameters = "/v1/identities/"+user, map[string]string{"user": user}
		webtest.Serve(t, answers(func(r *web.Request) any {
			return map[string]bool{"param": r.Param("user") == user, "path": r.Path() == "/v1/identities/"+user}
		}), e).Is(t, http.StatusOK, `{"param": true, "path": true}`)
	}
}

func TestABodyInBase64IsTheSameBody(t *testing.T) {
	var seen body
	e := event("POST /v1/things").Body(base64.StdEncoding.EncodeToString([]byte(`{"word": "ç"}`)))
	e.IsBase64Encoded = true
	webtest.Serve(t, decodes(&seen), e).Is(t, http.StatusOK, "1")
	webtest.Same(t, "word", seen.Word, "ç")
}

func TestDecode(t *testing.T) {
	n := int64(7)
	for text, want := range map[string]body{
		`{}`: {},
		" \t\r\n{\"word\":\"a\\u00e7\\ud83c\\udf5c\"}\n": {Word: "aç🍜"},
		`{"n": 7, "yes": true, "list": ["a", ""]}`:       {N: &n, Yes: true, List: []string{"a", ""}},
		`{"any": {"b": [1.50, null]}}`:                   {Any: jsontext.Value(`{"b": [1.50, null]}`)},
		`{"any": 123456789012345678901234567890}`:        {Any: jsontext.Value(`123456789012345678901234567890`)},
		`{"list": []}`:          {List: []string{}},
		`{"any": null}`:         {Any: jsontext.Value(`null`)},
		`{"maybe": null}`:       {},
		`{"maybe": {"n": 7.0}}`: {Maybe: web.OrNull[map[string]int64]{Value: &map[string]int64{"n": 7}}},
		`{"any": ` + strings.Repeat("[", 500) + strings.Repeat("]", 500) + `}`: {Any: jsontext.Value(strings.Repeat("[", 500) + strings.Repeat("]", 500))},
	} {
		t.Run(text[:min(len(text), 60)], func(t *testing.T) {
			var seen body
			webtest.Serve(t, decodes(&seen), event("POST /v1/things").Body(text)).Is(t, http.StatusOK, "1")
			webtest.Same(t, "body", seen, want)
		})
	}
}

func TestIntegersAreReadHoweverTheyAreWritten(t *testing.T) {
	for text, want := range map[string]int64{
		"7": 7, "-7": -7, "0": 0, "-0": 0, "7.0": 7, "7.000": 7, "7e0": 7, "7E+2": 700, "70e-1": 7, "-70.0e-1": -7, "0.07e2": 7, "1.5e1": 15,
		"0e99999": 0, "0.000e-99999": 0, "9223372036854775807": 1<<63 - 1, "-9223372036854775808": -1 << 63, "9.223372036854775807e18": 1<<63 - 1,
	} {
		t.Run(text, func(t *testing.T) {
			var seen body
			webtest.Serve(t, decodes(&seen), event("POST /v1/things").Body(`{"n": `+text+`}`)).Is(t, http.StatusOK, "1")
			webtest.Same(t, "n", *seen.N, want)
		})
	}
	for _, text := range []string{
		"1.5", "15e-1", "1e-1", "7e-99999", "0.1", "1e19", "1e400", "9223372036854775808", "-9223372036854775809", "1e99999999999999999999",
		"1e-99999999999999999999", "9.2233720368547758070001e18",
	} {
		t.Run(text, func(t *testing.T) {
			webtest.Serve(t, decodes(new(body)), event("POST /v1/things").Body(`{"n": `+text+`}`)).
				Refused(t, http.StatusBadRequest, parley.InvalidRequest, "/n")
		})
	}
}

func TestDecodeRefuses(t *testing.T) {
	good := event("POST /v1/things")
	webtest.RefusesBodies(t, decodes(new(body)), good)
	webtest.RefusesFields(t, decodes(new(body)), good.Body(`{"deep": {}, "list": ["a"], "maybe": {"n": 1}}`),
		webtest.Field{Pointer: "/word", JSON: `1`}, webtest.Field{Pointer: "/word", JSON: `{}`},
		webtest.Field{Pointer: "/n", JSON: `"1"`}, webtest.Field{Pointer: "/n", JSON: `1.5`}, webtest.Field{Pointer: "/n", JSON: `9223372036854775808`},
		webtest.Field{Pointer: "/word", JSON: `null`}, webtest.Field{Pointer: "/n", JSON: `null`}, webtest.Field{Pointer: "/yes", JSON: `null`},
		webtest.Field{Pointer: "/list", JSON: `null`}, webtest.Field{Pointer: "/list/0", JSON: `null`}, webtest.Field{Pointer: "/deep", JSON: `null`},
		webtest.Field{Pointer: "/deep/word", JSON: `null`}, webtest.Field{Pointer: "/maybe", JSON: `[]`},
		webtest.Field{Pointer: "/maybe/n", JSON: `null`}, webtest.Field{Pointer: "/maybe/n", JSON: `7.5`},
		webtest.Field{Pointer: "/yes", JSON: `1`}, webtest.Field{Pointer: "/yes", JSON: `"true"`},
		webtest.Field{Pointer: "/list", JSON: `{}`}, webtest.Field{Pointer: "/list/0", JSON: `[]`},
		webtest.Field{Pointer: "/deep", JSON: `[]`}, webtest.Field{Pointer: "/deep/word", JSON: `false`}, webtest.Field{Pointer: "/deep/other", JSON: `1`},
	)
	for rule, text := range map[string]string{
		"one too deep":              `{"any": ` + strings.Repeat("[", 10_000) + strings.Repeat("]", 10_000) + `}`,
		"deeper than anybody means": `{"any": ` + strings.Repeat("[", 100_000) + strings.Repeat("]", 100_000) + `}`,
		"a name twice, deep inside": `{"any": [{"a": 1, "a": 1}]}`,
		"a name twice, escaped":     `{"word": "a", "w\u006frd": "b"}`,
		"no UTF-8, deep inside":     "{\"any\": [\"\xff\"]}",
		"nothing":                   ``,
		"a byte order mark":         "\ufeff{}",
		"NaN":                       `{"any": NaN}`,
	} {
		t.Run(rule, func(t *testing.T) {
			webtest.Serve(t, decodes(new(body)), good.Body(text)).Refused(t, http.StatusBadRequest, parley.Malformed, "")
		})
	}
}

func TestContentTypes(t *testing.T) {
	for kind, status := range map[string]int{
		"application/json": 200, "Application/JSON; Charset=UTF-8": 200, "": 200,
		"application/json-patch+json": 415, "text/json": 415, "application/json, text/plain": 415, "*/*": 415,
	} {
		got := webtest.Serve(t, decodes(new(body)), event("POST /v1/things").Header("content-type", kind))
		webtest.Same(t, "status of "+kind, got.Status, status)
	}
}

func TestAPatchMaySayThatItIsOne(t *testing.T) {
	for kind, status := range map[string]int{
		"application/json": 200, "application/merge-patch+json": 200, "Application/Merge-Patch+JSON; charset=utf-8": 200, "": 200,
		"application/json-patch+json": 415, "merge-patch+json": 415, "text/json": 415,
	} {
		var patch jsontext.Value
		h := func(_ context.Context, r *web.Request) (web.Response, error) { return web.OK(1), r.DecodePatch(&patch) }
		got := webtest.Serve(t, h, event("PATCH /v1/things").Header("content-type", kind))
		webtest.Same(t, "status of "+kind, got.Status, status)
	}
}

func TestAPatchOfAnyNamesIsAnObject(t *testing.T) {
	h := func(_ context.Context, r *web.Request) (web.Response, error) {
		var patch jsontext.Value
		return web.OK(1), r.DecodePatch(&patch)
	}
	webtest.RefusesTexts(t, h, event("PATCH /v1/things"))
	webtest.Serve(t, h, event("PATCH /v1/things").Body(" {\"nobody/knows~this\": null} ")).Is(t, http.StatusOK, "1")
}

func TestABodyThatMayBeLeftOut(t *testing.T) {
	optional := func(_ context.Context, r *web.Request) (web.Response, error) {
		var seen body
		err := r.DecodeOptional(&seen)
		return web.OK(seen.Word), err
	}
	e := event("POST /v1/things")
	webtest.Serve(t, optional, e).Is(t, http.StatusOK, `"x"`)
	webtest.Serve(t, optional, e.Body("").Header("content-type", "")).Is(t, http.StatusOK, `""`)
	webtest.Serve(t, optional, e.Body("").Header("content-type", "text/plain")).Is(t, http.StatusOK, `""`)
	webtest.RefusesBodies(t, optional, e)
}

// query is what a list's handler asks for.
func query(_ context.Context, r *web.Request) (web.Response, error) {
	q := r.Query()
	seen := fmt.Sprintf("%s %d %t %s %v %v", q.String("text"), q.Int("n", 1, 10, 5), q.Bool("yes"), q.OneOf("one", "a", "a", "b"), q.Words("of", "a", "b"), q.Page())
	return web.OK(seen), q.Err()
}

func TestQueryReadsWhatIsAskedFor(t *testing.T) {
	for raw, want := range map[string]string{
		"":                                " 5 false a [] {1 50}",
		"text=a%26b+c&n=10&yes=true":      "a&b c 10 true a [] {1 50}",
		"one=b&of=b,a&yes=false":          " 5 false b [b a] {1 50}",
		"of=a%2Cb":                        " 5 false a [a b] {1 50}",
		"page=1099511627776&per_page=100": " 5 false a [] {1099511627776 100}",
	} {
		text, err := json.Marshal(want)
		if err != nil {
			t.Fatal(err)
		}
		t.Run("?"+raw, func(t *testing.T) {
			webtest.Serve(t, query, event("GET /v1/things").Query(raw)).Is(t, http.StatusOK, string(text))
		})
	}
}

func TestQueryRefuses(t *testing.T) {
	bad := webtest.BadPages()
	bad["text"] = []string{"a&text=a"}
	bad["n"] = []string{"0", "11", "", "x", "1&n=1"}
	bad["yes"] = []string{"", "1", "True"}
	bad["one"] = []string{"", "c", "A", "a&one=b"}
	bad["of"] = []string{"", ",", "a,", "a,c", "a&of=b", "a, b"}
	webtest.RefusesQueries(t, query, event("GET /v1/things"), bad)
}

func TestAParameterWhoseNameIsNotUTF8IsRefusedInUTF8(t *testing.T) {
	h := web.NoQuery(answers(func(*web.Request) any { return 1 }))
	for raw, name := range map[string]string{"%80=1": "\ufffd", "a%FF": "a\ufffd", "%C3=%BC": "\ufffd"} {
		webtest.Serve(t, h, event("GET /v1/things").Query(raw)).Refused(t, http.StatusBadRequest, parley.InvalidRequest, name)
	}
}

func TestARouteWithoutParametersRefusesAny(t *testing.T) {
	h := web.NoQuery(answers(func(*web.Request) any { return 1 }))
	webtest.RefusesQueries(t, h, event("GET /v1/things"), map[string][]string{"page": {"1"}})
	webtest.Serve(t, h, event("GET /v1/things")).Is(t, http.StatusOK, "1")
}

// Whatever is sent as a body: it is taken as JSON without doubts, or refused as the client's fault.
func FuzzDecode(f *testing.F) {
	for _, text := range []string{
		`{"word": "a", "n": 1, "yes": true, "list": ["b"], "deep": {"word": "c"}, "any": {"d": [1e400, null]}}`,
		`{"word": "\ud800"}`, `{"a/b~c": 1}`, `{"n": 1.5}`, `[`, ``, "\xff", `{"word": "a", "word": "b"}`, `null`, `{} {}`,
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		e := event("POST /v1/things")
		e.APIGatewayV2HTTPRequest.Body, e.IsBase64Encoded = base64.StdEncoding.EncodeToString(text), true
		var seen body
		a := webtest.Serve(t, decodes(&seen), e)
		switch a.Status {
		case http.StatusOK:
			if !json.Valid(text) {
				t.Errorf("taken, and not JSON: %q", text)
			}
		case http.StatusBadRequest:
			var problem struct{ Code parley.Code }
			if err := json.Unmarshal([]byte(a.Body), &problem); err != nil || problem.Code != parley.Malformed && problem.Code != parley.InvalidRequest {
				t.Errorf("%v: %s", err, a.Body)
			}
		default:
			t.Errorf("status %d: %s", a.Status, a.Body)
		}
	})
}
