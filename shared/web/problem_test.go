package web_test

import (
	"context"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"testing"

	"github.com/goccy/go-yaml"

	"github.com/parleyhq/parley/infra"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/web/webtest"
)

// codes are the codes of the domain, each with the status that its comment ends with.
func codes(t *testing.T) map[parley.Code]int {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), "../parley/error.go", nil, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	status := regexp.MustCompile(`\((\d{3})\)\s*$`)
	found := map[parley.Code]int{}
	ast.Inspect(file, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok || fmt.Sprint(spec.Type) != "Code" {
			return true
		}
		word, err := strconv.Unquote(spec.Values[0].(*ast.BasicLit).Value)
		if err != nil {
			t.Fatal(err)
		}
		said := status.FindStringSubmatch(spec.Doc.Text())
		if said == nil {
			t.Fatalf("the comment of %s does not end with its status", word)
		}
		found[parley.Code(word)], _ = strconv.Atoi(said[1]) // three digits are a number
		return false
	})
	if len(found) == 0 {
		t.Fatal("no codes found")
	}
	return found
}

func TestEveryCodeHasTheStatusThatItsCommentSays(t *testing.T) {
	for code, status := range codes(t) {
		t.Run(string(code), func(t *testing.T) {
			a := webtest.Serve(t, fails(parley.Refuse(code, "why")), event("GET /v1/things"))
			a.Refused(t, status, code, "")
			webtest.Same(t, "WWW-Authenticate", a.Header["Www-Authenticate"] != "", status == http.StatusUnauthorized)
			webtest.Same(t, "Retry-After", a.Header["Retry-After"] != "", status == http.StatusServiceUnavailable)
			webtest.Same(t, "Allow", a.Header["Allow"], "")
		})
	}
}

func TestTheContractListsEveryCodeAndNoOther(t *testing.T) {
	var document struct {
		Components struct {
			Schemas struct {
				ErrorCode struct {
					Enum []parley.Code `yaml:"enum"`
				} `yaml:"ErrorCode"`
			} `yaml:"schemas"`
		} `yaml:"components"`
	}
	if err := yaml.Unmarshal(infra.OpenAPI, &document); err != nil {
		t.Fatal(err)
	}
	var ours []parley.Code
	for code := range codes(t) {
		ours = append(ours, code)
	}
	slices.Sort(ours)
	listed := document.Components.Schemas.ErrorCode.Enum
	slices.Sort(listed)
	webtest.Same(t, "codes", listed, ours)
}

func TestAnUnknownCodeIsOurFault(t *testing.T) {
	a := webtest.Serve(t, fails(parley.Refuse("no_such_code", "why")), event("GET /v1/things"))
	a.Refused(t, http.StatusInternalServerError, "no_such_code", "")
}

func TestAProblemNamesAllPlacesToMend(t *testing.T) {
	refused := parley.Refuse(parley.InvalidValue, "two things")
	refused.Fields = []parley.FieldError{{Pointer: "/a", Detail: "one"}, {Pointer: "/b/0", Detail: "two"}}
	a := webtest.Serve(t, fails(fmt.Errorf("read the thing: %w", refused)), event("GET /v1/things"))
	webtest.Same(t, "problem", webtest.Decode(t, a.Body), webtest.Decode(t, `{
		"type": "about:blank", "title": "Unprocessable Entity", "status": 422, "code": "invalid_value", "detail": "two things",
		"errors": [{"pointer": "/a", "detail": "one"}, {"pointer": "/b/0", "detail": "two"}], "request_id": "`+requestID+`"
	}`))
	a.Lacks(t, "read the thing")
}

func TestAnExpiredSessionComesWithANonce(t *testing.T) {
	refused := parley.Refuse(parley.SessionExpired, "log in again")
	refused.Nonce = "bm9uY2U"
	a := webtest.Serve(t, fails(refused), event("GET /v1/things"))
	webtest.Same(t, "problem", webtest.Decode(t, a.Body), webtest.Decode(t, `{
		"type": "about:blank", "title": "Unauthorized", "status": 401, "code": "session_expired", "detail": "log in again",
		"nonce": "bm9uY2U", "request_id": "`+requestID+`"
	}`))
	webtest.Same(t, "WWW-Authenticate", a.Header["Www-Authenticate"], `Bearer realm="parley"`)
}

func TestAMethodThatIsNotAllowedComesWithThoseThatAre(t *testing.T) {
	refused := parley.Refuse(parley.MethodNotAllowed, "takes others")
	refused.Allow = []string{"GET", "PUT"}
	a := webtest.Serve(t, fails(refused), event("$default"))
	a.Refused(t, http.StatusMethodNotAllowed, parley.MethodNotAllowed, "")
	webtest.Same(t, "Allow", a.Header["Allow"], "GET, PUT")
}

func TestWhatCanBeTriedAgainSaysWhen(t *testing.T) {
	a := webtest.Serve(t, fails(parley.Refuse(parley.TryAgain, "busy")), event("GET /v1/things"))
	webtest.Same(t, "Retry-After", a.Header["Retry-After"], "1")
}

func TestAProblemInsideAnAnswerIsTheSameDocument(t *testing.T) {
	alone := webtest.Serve(t, fails(parley.RefuseField(parley.KeyReused, "/uuid", "used")), event("GET /v1/things"))
	inside := webtest.Serve(t, func(_ context.Context, r *web.Request) (web.Response, error) {
		return web.OK(web.ProblemOf(parley.RefuseField(parley.KeyReused, "/uuid", "used"), r.ID)), nil
	}, event("GET /v1/things"))
	webtest.Same(t, "problem", webtest.Decode(t, inside.Body), webtest.Decode(t, alone.Body))
}

func TestTheTextOfAnInternalErrorStaysInside(t *testing.T) {
	for rule, err := range map[string]error{
		"plain":            errors.New("table-of-secrets: no such host"),
		"wrapped":          fmt.Errorf("read: %w", errors.New("table-of-secrets")),
		"beside a refusal": fmt.Errorf("table-of-secrets: %w", parley.Refuse(parley.Internal, "ours")),
	} {
		t.Run(rule, func(t *testing.T) {
			a := webtest.Serve(t, fails(err), event("GET /v1/things"))
			a.Refused(t, http.StatusInternalServerError, parley.Internal, "")
			a.Lacks(t, "table-of-secrets")
		})
	}
}

func TestAnAnswerThatIsNoJSONIsOurFault(t *testing.T) {
	a := webtest.Serve(t, func(context.Context, *web.Request) (web.Response, error) {
		return web.Response{Status: http.StatusCreated, Body: map[string]any{"a": 1, "b": func() {}}, Header: map[string]string{"Etag": "1"}}, nil
	}, event("GET /v1/things"))
	a.Refused(t, http.StatusInternalServerError, parley.Internal, "")
	webtest.Same(t, "Etag", a.Header["Etag"], "")
}
