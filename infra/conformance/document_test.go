package conformance_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path"
	"path/filepath"
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

// The events of the document are those that the program has words for.
func TestDocumentOfTheSocketHasTheEventsOfTheProgram(t *testing.T) {
	words := constants(t, "../../shared/parley", "ChangeKind")
	words = append(words, constants(t, "../../shared/wire", "")...)
	slices.Sort(words)
	told := slices.DeleteFunc(deployment.socket.Tells(), func(word string) bool {
		return slices.Contains([]string{"ready", "pong", "ok", "error", "batch"}, word)
	})
	same(t, "events", told, slices.Compact(words))
}

// The commands of the document are what the functions of the socket say that they serve.
func TestDocumentOfTheSocketHasTheCommandsOfTheFunctions(t *testing.T) {
	mains, err := filepath.Glob("../../functions/ws-*/main.go")
	if err != nil || len(mains) == 0 {
		t.Fatalf("no functions of a socket: %v", err)
	}
	var served []string
	for _, name := range mains {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		word, _, _ := strings.Cut(string(text), ":")
		_, word, _ = strings.Cut(word, " serves ")
		if switchboard := slices.Contains([]string{"ws-authorize", "ws-connect", "ws-default", "ws-disconnect"}, path.Base(path.Dir(name))); !switchboard {
			served = append(served, word)
		}
	}
	slices.Sort(served)
	same(t, "commands", deployment.socket.Commands(), served)
}

// constants are the texts that a package's constants of a type ("": of none) stand for.
func constants(t *testing.T, folder, of string) (words []string) {
	t.Helper()
	files, err := filepath.Glob(folder + "/*.go")
	if err != nil || len(files) == 0 {
		t.Fatalf("%s: %v", folder, err)
	}
	for _, name := range files {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, declared := range file.Decls {
			group, ok := declared.(*ast.GenDecl)
			if !ok || group.Tok != token.CONST || strings.HasSuffix(name, "_test.go") {
				continue
			}
			for _, spec := range group.Specs {
				words = append(words, wordsOf(spec.(*ast.ValueSpec), of)...)
			}
		}
	}
	return words
}

func wordsOf(spec *ast.ValueSpec, of string) (words []string) {
	kind, _ := spec.Type.(*ast.Ident)
	if (kind == nil) != (of == "") || kind != nil && kind.Name != of {
		return nil
	}
	for _, v := range spec.Values {
		if literal, ok := v.(*ast.BasicLit); ok && literal.Kind == token.STRING {
			if word, err := strconv.Unquote(literal.Value); err == nil {
				words = append(words, word)
			}
		}
	}
	return words
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

func TestDocumentOfTheSocketHoldsTogether(t *testing.T) {
	if err := deployment.socket.CheckDocument(); err != nil {
		t.Error(err)
	}
}
