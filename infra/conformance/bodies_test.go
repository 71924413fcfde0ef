package conformance_test

import (
	"encoding/json"
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/parleyhq/parley/infra/conformance"
)

func asText(t *testing.T, v any) string {
	t.Helper()
	text, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestEveryRouteRefusesBodiesThatAreNoJSON(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	eachOperation(t, hasBody, func(t *testing.T, o *conformance.Operation) {
		who, path := f.who(t, o), f.path(t, o)
		body := f.body(t, o)
		text := asText(t, body)
		name := slices.Sorted(maps.Keys(body))[0]
		first := asText(t, name) + ":" + asText(t, body[name])
		for what, sent := range map[string]string{
			"cut off": text[:len(text)-1], "more after it": text + "{}", "a word": "hello", "a comma too many": strings.TrimSuffix(text, "}") + ",}",
			"a name twice": "{" + first + "," + text[1:], "no UTF-8": strings.Replace(text, first, "\"\xff\":1,"+first, 1),
			"a lone surrogate": strings.Replace(text, first, `"\ud800":1,`+first, 1), "quotes of another kind": strings.ReplaceAll(text, `"`, "'"),
			"a comment": "/* */" + text,
		} {
			if !utf8.ValidString(sent) && !can(t, rawBody) {
				continue
			}
			t.Log(what)
			who.do(t, o.Method, path, raw(sent)).refused(t, http.StatusBadRequest, "malformed")
		}
	})
}

func TestEveryRouteRefusesNamesSaidTwiceDeepInside(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	twice := `{"a": {"b": 1, "b": 2}}`
	for path, body := range map[string]string{
		"/v1/channels":        `{"participants": ["bob"], "metadata": ` + twice + `}`,
		"/v1/channels/search": `{"participants": ["bob"], "metadata": ` + twice + `}`,
		"/v1/messages":        `{"message": {"type": "x", "content": ` + twice + `}, "recipients": {"channels": ["` + f.channel.ID + `"]}}`,
	} {
		f.alice.post(t, path, raw(body)).refused(t, http.StatusBadRequest, "malformed")
	}
}

// namesFields reports whether the operation's body has fields with names; one that is a merge patch of
// somebody's own object has none.
func namesFields(o *conformance.Operation) bool {
	schema, _ := deployment.contract.Body(o)
	return schema["properties"] != nil
}

func TestEveryRouteRefusesUnknownFields(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	eachOperation(t, namesFields, func(t *testing.T, o *conformance.Operation) {
		body := f.body(t, o)
		for _, name := range []string{"nobody_knows_this", "__proto__", "Name"} {
			with := maps.Clone(body)
			with[name] = 1
			f.who(t, o).do(t, o.Method, f.path(t, o), with).
				refused(t, http.StatusBadRequest, "invalid_request").points(t, "/"+name)
		}
		for name := range body { // names are compared letter by letter
			shouted := maps.Clone(body)
			delete(shouted, name)
			shouted[strings.ToUpper(name)] = body[name]
			f.who(t, o).do(t, o.Method, f.path(t, o), shouted).refused(t, http.StatusBadRequest, "invalid_request")
		}
	})
}

func TestEveryRouteRefusesMissingFields(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	eachOperation(t, hasBody, func(t *testing.T, o *conformance.Operation) {
		schema, _ := deployment.contract.Body(o)
		required, _ := schema["required"].([]any)
		for _, name := range required {
			body := f.body(t, o)
			delete(body, name.(string))
			f.who(t, o).do(t, o.Method, f.path(t, o), body).
				refused(t, http.StatusBadRequest, "invalid_request").points(t, "/"+name.(string))
		}
	})
}

func TestEveryRouteRefusesWrongTypes(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	wrong := map[string][]any{
		"string":  {1, true, []string{"x"}, object{}},
		"integer": {"1", true, 1.5, []int{1}, object{}, json.Number("1e30")},
		"boolean": {"true", 1, []bool{true}, object{}},
		"array":   {"x", 1, true, object{}, []any{1}, []any{[]string{}}},
		"object":  {"x", 1, true, []string{}},
	}
	eachOperation(t, hasBody, func(t *testing.T, o *conformance.Operation) {
		schema, _ := deployment.contract.Body(o)
		properties, _ := schema["properties"].(object)
		for name, property := range properties {
			resolved := deployment.contract.Resolve(property.(object))
			kind, _ := resolved["type"].(string)
			if kinds, ok := resolved["type"].([]any); ok { // the other is null
				kind = kinds[0].(string)
			}
			for _, bad := range wrong[kind] {
				body := f.body(t, o)
				if o.ID == "identity-provider-keys-put" {
					body = object{}
				}
				body[name] = bad
				f.who(t, o).do(t, o.Method, f.path(t, o), body).
					refused(t, http.StatusBadRequest, "invalid_request").points(t, "/"+name)
			}
		}
		if schema["type"] != "object" {
			return // it takes any value
		}
		for _, whole := range []string{`[]`, `"x"`, `1`, `true`} {
			f.who(t, o).do(t, o.Method, f.path(t, o), raw(whole)).refused(t, http.StatusBadRequest, "invalid_request")
		}
	})
}

func TestEveryRouteTakesJSONOnly(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	eachOperation(t, hasBody, func(t *testing.T, o *conformance.Operation) {
		for _, kind := range []string{"text/plain", "application/x-www-form-urlencoded", "application/xml", "multipart/form-data; boundary=x", "application/jsonx", "nonsense"} {
			f.who(t, o).do(t, o.Method, f.path(t, o), f.body(t, o), header("Content-Type", kind)).
				refused(t, http.StatusUnsupportedMediaType, "unsupported_media_type")
		}
		const patch = "application/merge-patch+json"
		for _, kind := range []string{"Application/JSON; charset=utf-8", patch} {
			got := f.who(t, o).do(t, o.Method, f.path(t, o), f.body(t, o), header("Content-Type", kind))
			if kind == patch && !slices.Contains(deployment.contract.BodyTypes(o), patch) {
				got.refused(t, http.StatusUnsupportedMediaType, "unsupported_media_type")
			} else if got.Status >= 300 {
				t.Errorf("%s: %d %s", kind, got.Status, got.Body)
			}
		}
	})
}

func TestEveryRouteBearsDeepNesting(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	const depth = 100_000
	deep := strings.Repeat("[", depth) + strings.Repeat("]", depth)
	eachOperation(t, hasBody, func(t *testing.T, o *conformance.Operation) {
		text := strings.Replace(asText(t, f.body(t, o)), "{", `{"metadata":`+deep+`,`, 1)
		got := f.who(t, o).do(t, o.Method, f.path(t, o), raw(strings.Replace(text, ",}", "}", 1)))
		want := http.StatusBadRequest
		if o.ID == "callbacks-report" {
			want = http.StatusRequestEntityTooLarge // that much is not read
		}
		if got.Status != want {
			t.Errorf("%d %.300s", got.Status, got.Body)
		}
	})
	got := f.alice.post(t, "/v1/messages", raw(`{"message":{"type":"x","content":`+strings.Repeat(`{"a":`, 5000)+"1"+strings.Repeat("}", 5000)+
		`},"recipients":{"channels":["`+f.channel.ID+`"]}}`))
	if got.Status >= 500 {
		t.Errorf("content of depth 5,000: %d", got.Status)
	}
	if got.Status == http.StatusCreated {
		f.alice.history(t, f.channel.ID, "")
	}
}

func TestEveryRouteRefusesABodyOfMoreThan6MB(t *testing.T) {
	t.Parallel()
	needs(t, bodyLimit)
	f := newFixture(t)
	huge := strings.Repeat("x", 6<<20)
	eachOperation(t, hasBody, func(t *testing.T, o *conformance.Operation) {
		body := f.body(t, o)
		body["padding"] = huge
		f.who(t, o).do(t, o.Method, f.path(t, o), body).is(t, http.StatusRequestEntityTooLarge)
	})
	same(t, "messages", f.alice.history(t, f.channel.ID, "").Meta.Total, 1)
}
