package conformance_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"

	"github.com/parleyhq/parley/infra"
	"github.com/parleyhq/parley/infra/conformance"
)

func TestDocumentIsOpenAPI(t *testing.T) {
	doc, err := openapi3.NewLoader().LoadFromData(infra.OpenAPI)
	if err != nil {
		t.Fatal(err)
	}
	if err := doc.Validate(t.Context()); err != nil {
		t.Error(err)
	}
}

func TestDocumentExamplesAreTrue(t *testing.T) {
	if err := deployment.contract.CheckExamples(); err != nil {
		t.Error(err)
	}
}

func TestDocumentNamesEveryOperationOnceInKebabCase(t *testing.T) {
	kebab := regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`)
	seen := map[string]bool{}
	for _, o := range deployment.contract.Operations {
		if !kebab.MatchString(o.ID) || seen[o.ID] {
			t.Errorf("%s %s: operationId %q", o.Method, o.Path, o.ID)
		}
		seen[o.ID] = true
	}
}

// Whoever may be refused for want of a credential reads so in the document, and who may always call
// does not.
func TestDocumentSaysWhoMayCall(t *testing.T) {
	eachOperation(t, anyOperation, func(t *testing.T, o *conformance.Operation) {
		responses := o.Node["responses"].(object)
		_, refuses := responses["401"]
		if kinds := o.Callers(); refuses != (len(kinds) > 0) {
			t.Errorf("callers %v, and 401 is there: %v", kinds, refuses)
		}
		for _, status := range []string{"400", "500", "503"} {
			if responses[status] == nil {
				t.Errorf("%s is missing", status)
			}
		}
		if _, body := o.Node["requestBody"]; body && (responses["413"] == nil || responses["415"] == nil) {
			t.Error("a body, and not both of 413 and 415")
		}
	})
}

func TestDocumentListsTheErrorCodesOfTheDomain(t *testing.T) {
	documented := deployment.contract.ErrorCodes()
	same(t, "error codes", slices.Sorted(slices.Values(documented)), slices.Sorted(slices.Values(domainCodes(t))))
}

func domainCodes(t *testing.T) (codes []string) {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), "../../shared/parley/error.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(file, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok || fmt.Sprint(spec.Type) != "Code" {
			return true
		}
		for _, v := range spec.Values {
			word, err := strconv.Unquote(v.(*ast.BasicLit).Value)
			if err != nil {
				t.Fatal(err)
			}
			codes = append(codes, strings.TrimSpace(word))
		}
		return false
	})
	return codes
}

func anyOperation(*conformance.Operation) bool { return true }
