package page

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/parleyhq/parley/localstack/chromiumtest"
	"github.com/parleyhq/parley/localstack/stacktest"
)

func TestThePageInABrowser(t *testing.T) {
	program := modules(t, "playwright")
	browser := chromiumtest.Program(t)
	stack := stacktest.Start(t, stacktest.Options{})
	cmd := exec.CommandContext(t.Context(), program, "test")
	cmd.Env = append(os.Environ(), "PARLEY_URL="+stack.HTTPURL, "PARLEY_CHROMIUM="+browser, "PARLEY_OUTPUT="+t.TempDir())
	output, err := cmd.CombinedOutput()
	if err != nil {
		t.Errorf("%v\n%s", err, output)
	} else {
		t.Logf("%s", output)
	}
}

// The files that are committed are those that the sources make, byte for byte.
func TestThePageIsAsBuilt(t *testing.T) {
	modules(t, "esbuild")
	fresh := t.TempDir()
	if output, err := exec.CommandContext(t.Context(), "node", "build.js", fresh).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, output)
	}
	made, kept := contents(t, fresh), contents(t, "dist")
	for name, text := range made {
		if kept[name] != text {
			t.Errorf("dist/%s is not as built: npm run build in localstack/page", name)
		}
		delete(kept, name)
	}
	for name := range kept {
		t.Errorf("dist/%s is left over: npm run build in localstack/page", name)
	}
}

// modules is a program of the page's own node_modules; the test is skipped where they are not there.
func modules(t *testing.T, name string) string {
	t.Helper()
	program := filepath.Join("node_modules", ".bin", name)
	for _, there := range []string{program, filepath.Join("..", "..", "sdk", "js", "node_modules", "idb")} {
		if _, err := os.Stat(there); err != nil {
			t.Skip("npm ci in localstack/page and in sdk/js first")
		}
	}
	return program
}

func contents(t *testing.T, folder string) map[string]string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, entry := range entries {
		text, err := os.ReadFile(filepath.Join(folder, entry.Name()))
		if err != nil {
			t.Fatal(err)
		}
		files[entry.Name()] = string(text)
	}
	return files
}
