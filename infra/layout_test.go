package infra_test

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// The tree is honest: a function has its five places, and nothing exists without a folder.

const root = ".."

// fallback is the one function that is no operation of the contract: what no route is for.
const fallback = "routes-unknown"

// functions are the folders in functions/, in ls order.
func functions(t testing.TB) []string {
	t.Helper()
	names := folders(t, "functions")
	if len(names) == 0 {
		t.Fatal("no functions found")
	}
	return names
}

func folders(t testing.TB, in string) []string {
	t.Helper()
	entries, err := os.ReadDir(filepath.Join(root, in))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		if !e.IsDir() {
			t.Errorf("%s/%s is not a folder", in, e.Name())
			continue
		}
		names = append(names, e.Name())
	}
	return names
}

func read(t testing.TB, name string) []byte {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(root, name))
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// otherwise are the triggers of functions that no route of the HTTP API leads to, by how their names begin.
var otherwise = []string{"ws-", "stream-", "queue-", "schedule-"}

// overHTTP reports whether a function is called by a route of the HTTP API.
func overHTTP(name string) bool {
	return !slices.ContainsFunc(otherwise, func(prefix string) bool { return strings.HasPrefix(name, prefix) })
}

// logicalID is a folder's name in PascalCase.
func logicalID(folder string) string {
	var id strings.Builder
	for word := range strings.SplitSeq(folder, "-") {
		id.WriteString(strings.ToUpper(word[:1]) + word[1:])
	}
	return id.String()
}

func TestAFunctionsFolderHasItsThreeFiles(t *testing.T) {
	kebab := regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`)
	for _, name := range functions(t) {
		if !kebab.MatchString(name) {
			t.Errorf("functions/%s: a name is kebab-case", name)
		}
		for _, file := range []string{"main.go", "handler.go", "handler_test.go"} {
			if _, err := os.Stat(filepath.Join(root, "functions", name, file)); err != nil {
				t.Errorf("functions/%s has no %s", name, file)
			}
		}
	}
}

func TestEveryFunctionHasSampleEventsAndNothingElseDoes(t *testing.T) {
	same(t, "folders in events/", folders(t, "events"), functions(t))
	for _, name := range functions(t) {
		if _, err := os.Stat(filepath.Join(root, "events", name, "good.json")); err != nil {
			t.Errorf("events/%s has no good.json", name)
		}
	}
}

func TestTheTemplateHasEveryFunctionInOrderAndNoOther(t *testing.T) {
	var want []string
	for _, name := range functions(t) {
		want = append(want, logicalID(name))
	}
	var got []string
	for _, f := range template(t).functions() {
		got = append(got, f.id)
	}
	same(t, "functions in template.yaml", got, want)
}

func TestAFunctionIsBuiltWhereItsNameSays(t *testing.T) {
	byID := map[string]function{}
	for _, f := range template(t).functions() {
		byID[f.id] = f
	}
	for _, name := range functions(t) {
		f, ok := byID[logicalID(name)]
		if !ok {
			continue // another test's finding
		}
		same(t, name+": CodeUri", f.properties["CodeUri"], any(".build/"+name))
		if banner := "\n  # ---- " + name + " -"; !bytes.Contains(read(t, "template.yaml"), []byte(banner)) {
			t.Errorf("template.yaml has no banner line for %s", name)
		}
	}
}

// Folders, document and template say the same: an operation's id is its function's name.
func TestRoutesDocumentAndTemplateAreTheSameSet(t *testing.T) {
	documented := map[string]string{logicalID(fallback): "$default"}
	for id, route := range operations(t) {
		documented[logicalID(id)] = route
	}
	routed, others := map[string]string{}, map[string]bool{}
	for _, name := range functions(t) {
		others[logicalID(name)] = !overHTTP(name)
	}
	for _, f := range template(t).functions() {
		routes := f.routes(t)
		if others[f.id] && len(routes) == 0 {
			continue
		}
		if len(routes) != 1 {
			t.Errorf("%s has the routes %v; a function has one", f.id, routes)
			continue
		}
		routed[f.id] = routes[0]
	}
	same(t, "routes of the template, by function", routed, documented)
}

// The mould of main.go: who builds it, with the folder's own name, from one method of one service, or for
// nobody in particular.
var (
	serving = regexp.MustCompile(`^package main

import \(
	"github\.com/parleyhq/parley/shared/[a-z]+"
	"github\.com/parleyhq/parley/shared/[a-z]+"
	"github\.com/parleyhq/parley/shared/web(?:hook)?"
\)

func main\(\) \{
	boot\.[A-Z][A-Za-z]+\("([a-z-]+)", func\(s \*[a-z]+\.Service\) web\.Handler \{ return handler\(s\.[A-Z]\w+(?:, s\.[A-Z]\w+)?\) \}\)
\}
$`)
	onSockets = regexp.MustCompile(`^package main

import \(
	"github\.com/parleyhq/parley/shared/(access|boot)"
	"github\.com/parleyhq/parley/shared/(boot|live|messaging|presence)"
	"github\.com/parleyhq/parley/shared/socket"
\)

func main\(\) \{
	boot\.Socket[A-Z][a-z]+\("([a-z-]+)", func\(s \*[a-z]+\.Service\) socket\.[A-Z][a-z]+ \{ return handler\(s\.[A-Z]\w+(?:, s\.[A-Z]\w+)?\) \}\)
\}
$`)
	opening = regexp.MustCompile(`^package main

import "github\.com/parleyhq/parley/shared/boot"

func main\(\) \{ boot\.SocketOpening\("([a-z-]+)", handler\) \}
$`)
	fanningOut = regexp.MustCompile(`^package main

import \(
	"github\.com/parleyhq/parley/shared/boot"
	"github\.com/parleyhq/parley/shared/live"
\)

func main\(\) \{
	boot\.Stream\("([a-z-]+)", func\(s \*live\.Service\) live\.StreamHandler \{ return handler\(s\.[A-Z]\w+\) \}\)
\}
$`)
	queued = regexp.MustCompile(`^package main

import \(
	"github\.com/parleyhq/parley/shared/boot"
(?:	"github\.com/parleyhq/parley/shared/[a-z]+"
)+\)

func main\(\) \{
	boot\.[A-Z][A-Za-z]+\("([a-z-]+)", func\(s \*[a-z]+\.Service\) queue\.Handler \{ return handler\(s\.[A-Z]\w+\) \}\)
\}
$`)
	scheduled = regexp.MustCompile(`^package main

import \(
	"github\.com/parleyhq/parley/shared/boot"
(?:	"github\.com/parleyhq/parley/shared/[a-z]+"
)+\)

func main\(\) \{
	boot\.[A-Z][A-Za-z]+\("([a-z-]+)", func\(s \*[a-z]+\.Service\) schedule\.Handler \{ return handler\(s\.[A-Z]\w+\) \}\)
\}
$`)
	public = regexp.MustCompile(`^package main

import \(
(?:	"github\.com/parleyhq/parley/infra"
)?	"github\.com/parleyhq/parley/shared/boot"
\)

func main\(\) \{ boot\.Public\("([a-z-]+)", handler\((?:infra\.\w+)?\)\) \}
$`)
)

func TestMainFilesAreAlikeButForNames(t *testing.T) {
	routes := operations(t)
	routes[fallback] = "$default"
	maps.Copy(routes, socketRoutes(t))
	routes["schedule-sweep"] = "the schedule rate(5 minutes)"
	routes["stream-content"] = "the stream of the messages"
	routes["stream-fanout"], routes["queue-fanout"] = "the streams of the tables", "the fan-out's queue"
	routes["queue-push"], routes["queue-announcements"] = "the queue of pushes", "the queue of announcements"
	routes["queue-scheduled"] = "the queue of scheduled messages"
	routes["schedule-webhooks"], routes["queue-webhooks"] = "the schedule rate(1 minute)", "the webhooks' queue"
	for _, name := range functions(t) {
		comment, code, _ := strings.Cut(string(read(t, path.Join("functions", name, "main.go"))), "\npackage main\n")
		code = "package main\n" + code
		if want := fmt.Sprintf("// Command %s serves %s: ", name, routes[name]); !strings.HasPrefix(comment, want) || strings.Contains(comment, "\n") {
			t.Errorf("functions/%s/main.go: its comment is one line and begins with %q, not %q", name, want, comment)
		}
		var passed string
		if parts := serving.FindStringSubmatch(code); parts != nil {
			passed = parts[1]
		} else if parts := onSockets.FindStringSubmatch(code); parts != nil {
			passed = parts[3]
		} else if parts := opening.FindStringSubmatch(code); parts != nil {
			passed = parts[1]
		} else if parts := fanningOut.FindStringSubmatch(code); parts != nil {
			passed = parts[1]
		} else if parts := queued.FindStringSubmatch(code); parts != nil {
			passed = parts[1]
		} else if parts := scheduled.FindStringSubmatch(code); parts != nil {
			passed = parts[1]
		} else if parts := public.FindStringSubmatch(code); parts != nil {
			passed = parts[1]
		} else {
			t.Errorf("functions/%s/main.go is not of the mould:\n%s", name, code)
			continue
		}
		same(t, "functions/"+name+"/main.go: the name that it gives to boot", passed, name)
	}
}

func TestFilesAreShort(t *testing.T) {
	const limit, testLimit = 500, 900
	for _, file := range sources(t) {
		most := limit
		if strings.HasSuffix(file, "_test.go") || strings.HasSuffix(file, ".test.js") {
			most = testLimit
		}
		if lines := bytes.Count(read(t, file), []byte("\n")); lines > most {
			t.Errorf("%s has %d lines; %d are the most", file, lines, most)
		}
	}
}

func TestPackagesAreNamedForWhatTheyProvide(t *testing.T) {
	vague := []string{"util", "utils", "common", "helper", "helpers", "types", "model", "models", "dto", "misc", "base", "lib"}
	for _, file := range sources(t) {
		for _, folder := range strings.Split(path.Dir(file), "/") {
			if slices.Contains(vague, folder) {
				t.Errorf("%s: %s says nothing", file, folder)
			}
		}
	}
}

// notOurs are folders of what is fetched, generated or kept as it came.
var notOurs = []string{"node_modules", "testdata", "dist", "generated"}

// sources are the program's own source files, by their paths from the root.
func sources(t testing.TB) []string {
	t.Helper()
	var files []string
	err := filepath.WalkDir(root, func(name string, e os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if e.IsDir() {
			hidden := strings.HasPrefix(e.Name(), ".") && name != root
			if hidden || slices.Contains(notOurs, e.Name()) {
				return filepath.SkipDir
			}
			return nil
		}
		switch filepath.Ext(name) {
		case ".go", ".js", ".mjs", ".ts", ".css", ".html", ".sh", ".py":
			relative, err := filepath.Rel(root, name)
			files = append(files, filepath.ToSlash(relative))
			return err
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(files) == 0 {
		t.Fatal("no sources found")
	}
	return files
}
