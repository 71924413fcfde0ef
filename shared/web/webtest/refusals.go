package webtest

import (
	"encoding/json"
	"errors"
	"net/http"
	"strconv"
	"strings"
	"testing"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
)

// RefusesBodies tries what no function takes as a body, each a change of the good call's. The use case
// behind h should fail the test when it is reached.
func RefusesBodies(t *testing.T, h web.Handler, good Event) {
	t.Helper()
	RefusesTexts(t, h, good)
	for _, name := range []string{"nobody_knows_this", "__proto__", "Name", "a/b~c"} {
		t.Run("the unknown field "+name+" is refused by its pointer", func(t *testing.T) {
			pointer := "/" + strings.NewReplacer("~", "~0", "/", "~1").Replace(name)
			with := Set(t, good.APIGatewayV2HTTPRequest.Body, pointer, "1")
			Serve(t, h, good.Body(with)).Refused(t, http.StatusBadRequest, parley.InvalidRequest, pointer)
		})
	}
}

// RefusesTexts is RefusesBodies for a body that is an object of any names.
func RefusesTexts(t *testing.T, h web.Handler, good Event) {
	t.Helper()
	RefusesNonsense(t, h, good)
	for _, whole := range []string{`[]`, `"x"`, `1`, `true`, `null`, ` null `} {
		t.Run("a body that is "+whole+" is no object", func(t *testing.T) {
			Serve(t, h, good.Body(whole)).Refused(t, http.StatusBadRequest, parley.InvalidRequest, "")
		})
	}
}

// RefusesNonsense is RefusesTexts for a body that may be any value.
func RefusesNonsense(t *testing.T, h web.Handler, good Event) {
	t.Helper()
	text := good.APIGatewayV2HTTPRequest.Body
	rest := strings.TrimPrefix(text, "{")
	for rule, body := range map[string]string{
		"a body that is cut off is malformed":    text[:len(text)-1],
		"a body with more after it is malformed": text + "{}",
		"a body that is not JSON is malformed":   "name=Acme",
		"a body that is not UTF-8 is malformed":  "{\"\xff\":1," + rest,
		"a lone surrogate is malformed":          `{"\ud800":1,` + rest,
		"a name said twice is malformed":         twice(t, text),
		"a body of blanks is malformed":          " \n",
		"a comma too many is malformed":          strings.TrimSuffix(text, "}") + ",}",
		"a comment is malformed":                 "/**/" + text,
		"single quotes are malformed":            strings.ReplaceAll(text, `"`, "'"),
	} {
		t.Run(rule, func(t *testing.T) {
			Serve(t, h, good.Body(body)).Refused(t, http.StatusBadRequest, parley.Malformed, "")
		})
	}
	t.Run("broken base64 is malformed", func(t *testing.T) {
		e := good.Body("?" + text)
		e.IsBase64Encoded = true
		Serve(t, h, e).Refused(t, http.StatusBadRequest, parley.Malformed, "")
	})
	for _, kind := range []string{"text/plain", "application/x-www-form-urlencoded", "application/jsonx", "nonsense;;"} {
		t.Run("a body of type "+kind+" is not taken", func(t *testing.T) {
			Serve(t, h, good.Header("content-type", kind)).
				Refused(t, http.StatusUnsupportedMediaType, parley.UnsupportedMediaType, "")
		})
	}
}

// twice is the object text with its first member said again.
func twice(t testing.TB, text string) string {
	t.Helper()
	decoder := json.NewDecoder(strings.NewReader(text))
	_, _ = decoder.Token()
	name, err := decoder.Token()
	if err != nil {
		t.Fatalf("%v: %s", err, text)
	}
	return strings.TrimSuffix(text, "}") + "," + strconv.Quote(name.(string)) + ":null}"
}

// Field is a change of the good call's body that is refused: another JSON value at Pointer, or none
// where JSON is "". At is where the refusal points, Pointer if left out.
type Field struct{ Pointer, JSON, At string }

// RefusesFields tries changes of the good call's body, each refused as an invalid request.
func RefusesFields(t *testing.T, h web.Handler, good Event, fields ...Field) {
	t.Helper()
	for _, f := range fields {
		rule := f.Pointer + " as " + f.JSON + " is refused"
		if f.JSON == "" {
			rule = f.Pointer + " must be there"
		}
		if f.At == "" {
			f.At = f.Pointer
		}
		t.Run(rule, func(t *testing.T) {
			Serve(t, h, good.Body(Set(t, good.APIGatewayV2HTTPRequest.Body, f.Pointer, f.JSON))).
				Refused(t, http.StatusBadRequest, parley.InvalidRequest, f.At)
		})
	}
}

// Set is the JSON text with another value at pointer, or without it where value is "".
func Set(t testing.TB, text, pointer, value string) string {
	t.Helper()
	root := map[string]any{"": Decode(t, text)}
	node, last := any(root), ""
	unescape := strings.NewReplacer("~1", "/", "~0", "~")
	for name := range strings.SplitSeq(pointer, "/") {
		if name != "" {
			node, last = child(node, last), unescape.Replace(name)
		}
	}
	switch node := node.(type) {
	case map[string]any:
		if value == "" {
			delete(node, last)
		} else {
			node[last] = json.RawMessage(value)
		}
	case []any:
		i, err := strconv.Atoi(last)
		if err != nil {
			t.Fatalf("%s: %v", pointer, err)
		}
		node[i] = json.RawMessage(value)
	default:
		t.Fatalf("%s: nothing there", pointer)
	}
	out, err := json.Marshal(root[""])
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

func child(node any, name string) any {
	switch node := node.(type) {
	case map[string]any:
		return node[name]
	case []any:
		if i, err := strconv.Atoi(name); err == nil && i < len(node) {
			return node[i]
		}
	}
	return nil
}

// RefusesQueries tries query strings that the function does not take, by the parameter that the refusal
// points at. Parameters that nobody asked for, and what cannot be read, are always tried.
func RefusesQueries(t *testing.T, h web.Handler, good Event, bad map[string][]string) {
	t.Helper()
	try := func(query, at string) {
		t.Run("?"+query+" is refused", func(t *testing.T) {
			Serve(t, h, good.Query(query)).Refused(t, http.StatusBadRequest, parley.InvalidRequest, at)
		})
	}
	try("nobody_knows=this", "nobody_knows")
	try("nobody_knows", "nobody_knows")
	try("page=%zz", "")
	for name, values := range bad {
		for _, value := range values {
			try(name+"="+value, name)
		}
	}
}

// BadPages are the query parameters of a page, as no list takes them.
func BadPages() map[string][]string {
	return map[string][]string{
		"page":     {"", "0", "-1", "x", "1.5", "1e3", "0x10", "%201", "99999999999999999999", "1099511627777", "1&page=1"},
		"per_page": {"", "0", "-1", "101", "x", "1.5", "10&per_page=10"},
	}
}

// AnswersErrors tries what a use case may refuse. With is the handler over a use case that returns err.
func AnswersErrors(t *testing.T, good Event, with func(err error) web.Handler) {
	t.Helper()
	t.Run("a refusal of the use case is answered as it is", func(t *testing.T) {
		a := Serve(t, with(parley.RefuseField(parley.InvalidValue, "/where", "the reason")), good)
		a.Refused(t, http.StatusUnprocessableEntity, parley.InvalidValue, "/where")
	})
	t.Run("an error without a code is internal, and its text is not told", func(t *testing.T) {
		a := Serve(t, with(errors.New("table-of-secrets: no such host")), good)
		a.Refused(t, http.StatusInternalServerError, parley.Internal, "")
		a.Lacks(t, "table-of-secrets", "no such host")
	})
}
