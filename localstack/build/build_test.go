package build

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// checkout makes a module with these files below functions/.
func checkout(t *testing.T, files map[string]string) string {
	t.Helper()
	root := t.TempDir()
	put(t, root, "go.mod", "module example.org/x\n\ngo 1.26\n")
	for name, text := range files {
		put(t, root, filepath.Join("functions", name), text)
	}
	return root
}

func put(t *testing.T, root, name, text string) {
	t.Helper()
	path := filepath.Join(root, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func makeFunctions(t *testing.T, root string) Binaries {
	t.Helper()
	b, err := Functions(t.Context(), Options{Root: root})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func says(t *testing.T, b Binaries, folder string) string {
	t.Helper()
	out, err := exec.Command(b.Path(folder)).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", folder, err, out)
	}
	return string(out)
}

func twoFunctions() map[string]string {
	return map[string]string{
		"messages-send/main.go":         "// Command messages-send says its name.\npackage main\n\nimport \"fmt\"\n\nfunc main() { fmt.Print(name()) }\n",
		"messages-send/handler.go":      "package main\n\nimport _ \"embed\"\n\n//go:embed data/name.txt\nvar text string\n\ntype server struct{}\n\nfunc (server) main() string { return text }\n\nfunc name() string { return server{}.main() }\n",
		"messages-send/data/name.txt":   "send, embedded",
		"messages-send/handler_test.go": "package main\n\nthis is not even Go\n",
		"health/main.go":                "package main\n\nfunc main() { print(\"health\") }\n",
		"notes/readme.txt":              "no function",
	}
}

func TestTheBundleRunsTheFunctionOfItsFolder(t *testing.T) {
	b := makeFunctions(t, checkout(t, twoFunctions()))
	if got := says(t, b, "messages-send"); got != "send, embedded" {
		t.Errorf("messages-send says %q", got)
	}
	if got := says(t, b, "health"); got != "health" {
		t.Errorf("health says %q", got)
	}
	if b.Has("notes") || !b.Has("health") {
		t.Error("notes is taken for a function, or health is not")
	}
}

func TestABuildFollowsWhatChanged(t *testing.T) {
	root := checkout(t, twoFunctions())
	b := makeFunctions(t, root)
	before, err := os.Stat(b.Path("health"))
	if err != nil {
		t.Fatal(err)
	}
	makeFunctions(t, root)
	after, err := os.Stat(b.Path("health"))
	if err != nil {
		t.Fatal(err)
	}
	if !os.SameFile(before, after) || before.ModTime() != after.ModTime() {
		t.Error("the binary was written again though nothing changed")
	}
	if err := os.RemoveAll(filepath.Join(root, "functions", "messages-send")); err != nil {
		t.Fatal(err)
	}
	put(t, root, "functions/health/main.go", "package main\n\nfunc main() { print(\"changed\") }\n")
	put(t, root, "functions/new-one/main.go", "package main\n\nfunc main() { print(\"new\") }\n")
	b = makeFunctions(t, root)
	if b.Has("messages-send") {
		t.Error("a function that is gone still has its bootstrap")
	}
	if got := says(t, b, "health") + says(t, b, "new-one"); got != "changednew" {
		t.Errorf("they say %q", got)
	}
}

func TestACompileErrorIsTheCompilersOwnAndNamesTheSource(t *testing.T) {
	root := checkout(t, map[string]string{"health/main.go": "package main\n\nfunc main() {\n\tnobody()\n}\n"})
	_, err := Functions(t.Context(), Options{Root: root})
	var compile *CompileError
	if !errors.As(err, &compile) || !strings.Contains(compile.Output, "functions/health/main.go:4:2: undefined: nobody") {
		t.Errorf("got %v", err)
	}
	put(t, root, "functions/health/main.go", "package main\n\nfunc main() {\n")
	if _, err = Functions(t.Context(), Options{Root: root}); !errors.As(err, &compile) || !strings.Contains(compile.Output, "functions/health/main.go:4") {
		t.Errorf("got %v", err)
	}
}

func TestTwoBuildsOfOneCheckoutWaitForEachOther(t *testing.T) {
	root := checkout(t, twoFunctions())
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			b, err := Functions(t.Context(), Options{Root: root})
			if err != nil {
				t.Error(err)
				return
			}
			if got := says(t, b, "health"); got != "health" {
				t.Errorf("health says %q", got)
			}
		})
	}
	group.Wait()
}

func TestABuildThatIsCancelledSaysSo(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Functions(ctx, Options{Root: checkout(t, twoFunctions())}); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func TestAsPackage(t *testing.T) {
	for name, c := range map[string]struct{ in, want string }{
		"both":           {"package main\n\nfunc main() {}\n", "//line ../m.go:1:1\npackage p\n\nfunc Main() {}\n"},
		"comments":       {"// package main\n/* func main() */ package main // main\nfunc main() { main := 1; _ = main }\n", "//line ../m.go:1:1\n// package main\n/* func main() */ package p // main\nfunc Main() { main := 1; _ = main }\n"},
		"methods":        {"package main\nfunc (x T) main() {}\n", "//line ../m.go:1:1\npackage p\nfunc (x T) main() {}\n"},
		"build line":     {"//go:build linux\n\npackage main\n", "//line ../m.go:1:1\n//go:build linux\n\npackage p\n"},
		"other package":  {"package other\n", "//line ../m.go:1:1\npackage other\n"},
		"not Go":         {"hello", "//line ../m.go:1:1\nhello"},
		"broken":         {"package main\nfunc main( {\n", "//line ../m.go:1:1\npackage p\nfunc Main( {\n"},
		"nothing at all": {"", "//line ../m.go:1:1\n"},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, string(asPackage([]byte(c.in), "p", "../m.go"))); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

func FuzzAsPackage(f *testing.F) {
	f.Add([]byte("package main\n\nfunc main() {}\n"))
	f.Add([]byte("\xef\xbb\xbfpackage main\r\nfunc\nmain"))
	f.Fuzz(func(t *testing.T, text []byte) {
		out := asPackage(text, "main", "m.go")
		if want := len("//line m.go:1:1\n") + len(text); len(out) != want {
			t.Errorf("%q became %q", text, out)
		}
	})
}
