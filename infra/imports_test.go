package infra_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/parleyhq/parley/"

// floors are the packages that functions are made of, from the ground up. A package imports lower ones.
var floors = []string{
	"shared/parley", "shared/meter", "shared/queue", "shared/rate", "shared/retry", "shared/outbound", "shared/content", "shared/store", "shared/access", "shared/messaging", "shared/wire",
	"shared/post", "shared/live", "shared/push", "shared/presence", "shared/later", "shared/webhook", "shared/web", "shared/socket", "shared/schedule", "shared/boot",
}

// goFile is a Go file of the program.
type goFile struct {
	name    string // from the root
	tree    *ast.File
	imports []string
}

// test reports whether the file is a test's, or belongs to a package that only tests use.
func (f goFile) test() bool {
	return strings.HasSuffix(f.name, "_test.go") || forTests(path.Dir(f.name))
}

// forTests reports whether a package is there for tests only: its name ends with test.
func forTests(folder string) bool { return strings.HasSuffix(folder, "test") }

func (f goFile) within(folder string) bool { return strings.HasPrefix(f.name, folder+"/") }

func goFiles(t testing.TB) []goFile {
	t.Helper()
	var files []goFile
	for _, name := range sources(t) {
		if path.Ext(name) != ".go" {
			continue
		}
		tree, err := parser.ParseFile(token.NewFileSet(), filepath.Join(root, name), nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		f := goFile{name: name, tree: tree}
		for _, spec := range tree.Imports {
			imported, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				t.Fatal(err)
			}
			f.imports = append(f.imports, imported)
		}
		files = append(files, f)
	}
	return files
}

func TestImportsGoDownOnly(t *testing.T) {
	seen := map[string]bool{}
	for _, f := range goFiles(t) {
		folder := path.Dir(f.name)
		floor := slices.Index(floors, folder)
		if f.within("shared") && floor < 0 && !f.test() {
			t.Errorf("%s: this floor has no place in the order of the floors", folder)
		}
		if floor < 0 || f.test() {
			continue
		}
		seen[folder] = true
		for _, imported := range f.imports {
			below, ours := strings.CutPrefix(imported, module)
			if at := slices.Index(floors, below); ours && (at < 0 || at >= floor) {
				t.Errorf("%s imports %s, which is not below it", f.name, below)
			}
		}
	}
	for _, folder := range floors {
		if !seen[folder] {
			t.Errorf("%s: there is no such floor", folder)
		}
	}
}

func TestFunctionsAreMadeOfSharedAndTheDocuments(t *testing.T) {
	for _, f := range goFiles(t) {
		if !f.within("functions") || f.test() {
			continue
		}
		for _, imported := range f.imports {
			ours, ok := strings.CutPrefix(imported, module)
			if ok && ours != "infra" && (slices.Index(floors, ours) < 0 || ours == "shared/store") {
				t.Errorf("%s imports %s", f.name, ours)
			}
			if strings.Contains(imported, "aws") {
				t.Errorf("%s imports %s; AWS is the concern of the floors below", f.name, imported)
			}
		}
	}
}

func TestPackagesForTestsAreForTests(t *testing.T) {
	for _, f := range goFiles(t) {
		for _, imported := range f.imports {
			ours, ok := strings.CutPrefix(imported, module)
			if ok && (forTests(ours) || imported == "testing") && !f.test() {
				t.Errorf("%s imports %s", f.name, ours)
			}
		}
	}
}

func TestWhatIsDeployedKnowsNothingOfWhatRunsItHere(t *testing.T) {
	for _, f := range goFiles(t) {
		if !f.within("shared") && !f.within("functions") || f.test() {
			continue
		}
		for _, imported := range f.imports {
			if strings.HasPrefix(imported, module+"localstack") || strings.HasPrefix(imported, module+"infra/") {
				t.Errorf("%s imports %s", f.name, imported)
			}
		}
	}
}

// The journeys know the program from outside only, so that they judge any deployment of it.
func TestTheConformanceSuiteIsABlackBox(t *testing.T) {
	for _, f := range goFiles(t) {
		if !f.within("infra/conformance") {
			continue
		}
		for _, imported := range f.imports {
			ours, ok := strings.CutPrefix(imported, module)
			if ok && (strings.HasPrefix(ours, "shared/") || strings.HasPrefix(ours, "functions/") || strings.HasPrefix(ours, "localstack/") && !forTests(ours)) {
				t.Errorf("%s imports %s", f.name, ours)
			}
		}
	}
}

func TestOnlyTheStoreSpeaksToDynamoDB(t *testing.T) {
	for _, f := range goFiles(t) {
		if !f.within("shared") && !f.within("functions") || f.within("shared/store") {
			continue
		}
		for _, imported := range f.imports {
			if strings.Contains(imported, "dynamodb") {
				t.Errorf("%s imports %s", f.name, imported)
			}
		}
	}
}

// clients are the packages beside boot and the store that use AWS's modules: each has one service of AWS to itself.
var clients = map[string][]string{
	"shared/post":    {"aws", "aws/signer/v4"},
	"shared/content": {"aws", "aws/signer/v4"},
	"shared/push":    {"aws", "service/sns", "service/sns/types"},
}

func TestOnlyBootMakesClients(t *testing.T) {
	for _, f := range goFiles(t) {
		if !f.within("shared") || f.within("shared/boot") || f.within("shared/store") || f.test() {
			continue
		}
		for _, imported := range f.imports {
			module, ok := strings.CutPrefix(imported, "github.com/aws/aws-sdk-go-v2/")
			if ok && !slices.Contains(clients[path.Dir(f.name)], module) {
				t.Errorf("%s imports %s", f.name, imported)
			}
		}
	}
}

func TestTheDomainDoesNoInputOrOutput(t *testing.T) {
	for _, f := range goFiles(t) {
		if !f.within("shared/parley") || f.test() {
			continue
		}
		for _, imported := range f.imports {
			switch imported {
			case "os", "io/fs", "net", "net/http", "database/sql", "context", "log", "log/slog", "math/rand", "crypto/rand":
				t.Errorf("%s imports %s", f.name, imported)
			}
		}
	}
}

// said are the places where a program says name.member, which the standard library's package has.
func said(f goFile, name string, members ...string) []string {
	var found []string
	ast.Inspect(f.tree, func(n ast.Node) bool {
		selector, ok := n.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		if x, ok := selector.X.(*ast.Ident); ok && x.Name == name && slices.Contains(members, selector.Sel.Name) {
			found = append(found, name+"."+selector.Sel.Name)
		}
		return true
	})
	return found
}

func TestOnlyBootReadsTheEnvironmentAndEndsTheProcess(t *testing.T) {
	for _, f := range goFiles(t) {
		if !f.within("shared") && !f.within("functions") || f.within("shared/boot") || f.test() {
			continue
		}
		if words := said(f, "os", "Getenv", "LookupEnv", "Environ", "ExpandEnv", "Exit"); words != nil {
			t.Errorf("%s says %v", f.name, words)
		}
	}
}

func TestTheClockComesInFromOutside(t *testing.T) {
	for _, f := range goFiles(t) {
		inside := f.within("shared/parley") || f.within("shared/access") || f.within("shared/messaging") || f.within("shared/presence") || f.within("shared/webhook") || f.within("shared/wire") || f.within("functions")
		if !inside || f.test() {
			continue
		}
		if words := said(f, "time", "Now", "Since", "Until"); words != nil {
			t.Errorf("%s says %v", f.name, words)
		}
	}
}

func TestNothingHappensBeforeMain(t *testing.T) {
	for _, f := range goFiles(t) {
		for _, declared := range f.tree.Decls {
			if fn, ok := declared.(*ast.FuncDecl); ok && fn.Recv == nil && fn.Name.Name == "init" {
				t.Errorf("%s has an init", f.name)
			}
		}
	}
}
