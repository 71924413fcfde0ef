package conformance_test

import (
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"testing"

	"github.com/parleyhq/parley/infra/conformance"
)

// tried is the line in which Schemathesis says how much it has tried.
var tried = regexp.MustCompile(`\d+ generated, .*`)

// Schemathesis reads the document alone and calls what it says, right and wrong, as each kind of caller. What
// it may not ask for, and why, stands in schemathesis.toml. It is run where PARLEY_SCHEMATHESIS names it.
func TestSchemathesisFindsNothing(t *testing.T) {
	program := os.Getenv("PARLEY_SCHEMATHESIS")
	if program == "" {
		t.Skip("PARLEY_SCHEMATHESIS does not name the program")
	}
	config, err := filepath.Abs("schemathesis.toml")
	if err != nil {
		t.Fatal(err)
	}
	for _, kind := range []string{conformance.SessionToken, conformance.APIKey, conformance.OperatorKey} {
		t.Run(kind, func(t *testing.T) {
			t.Parallel()
			f := newFixture(t)
			f.server.patch(t, "/v1/apps/"+f.ID, object{"settings": object{
				"user_requests_per_minute": 1_000_000, "app_requests_per_minute": 10_000_000,
			}}).is(t, http.StatusOK)
			operations := operationsOf(kind)
			args := slices.Concat([]string{"--config-file", config, "run", deployment.url + "/v1/openapi.json",
				"--header", "Authorization:" + f.kind(t, kind).authorization}, operations)
			run := exec.CommandContext(t.Context(), program, args...)
			run.Dir = t.TempDir() // it keeps what it found
			said, err := run.CombinedOutput()
			if err != nil {
				t.Errorf("%v\n%s", err, said)
			}
			t.Logf("%d operations: %s", len(operations)/2, tried.Find(said))
		})
	}
}

// operationsOf are options that choose what a kind of callers may call, but for the call that ends their session.
func operationsOf(kind string) (options []string) {
	for _, o := range deployment.contract.Operations {
		if slices.Contains(o.Callers(), kind) && o.ID != "sessions-delete" {
			options = append(options, "--include-operation-id", o.ID)
		}
	}
	return options
}
