package stacktest

import (
	"encoding/json"
	"net/http"
	"strings"

	"github.com/parleyhq/parley/localstack/iam"
)

// Permissions are what the template grants to the functions, with how often each was used since the stack started,
// and what the functions tried beyond it.
type Permissions struct {
	Granted []Grant `json:"granted"`
	Denied  []struct {
		Function string `json:"function"`
		Action   string `json:"action"`
		Calls    int    `json:"calls"`
	} `json:"denied"`
}

// Grant is one action on one resource that the template grants to a function.
type Grant struct {
	Function string `json:"function"`
	Action   string `json:"action"`
	Resource string `json:"resource"`
	Place    string `json:"place"`
	Used     int    `json:"used"` // calls
}

// Permissions asks the stack for them.
func (s *Stack) Permissions() Permissions {
	s.t.Helper()
	var out Permissions
	if err := json.Unmarshal([]byte(s.local(http.MethodGet, "/local/permissions", "")), &out); err != nil {
		s.t.Fatalf("permissions: %v", err)
	}
	return out
}

// wantNoDenials fails the test where, in this life of the stack, a function tried what the template does not grant:
// some of it nobody would notice.
func (s *Stack) wantNoDenials(r *run) {
	s.t.Helper()
	if s.options.Denials {
		return
	}
	for line := range strings.Lines(r.output.String()) {
		if strings.HasPrefix(line, iam.DenialPrefix) {
			s.t.Errorf("%s", strings.TrimSpace(line))
		}
	}
}
