package promises

import (
	"encoding/json"
	"fmt"
	"hash/fnv"
	"io"
	"math/rand/v2"
	"net/http"
	"os"
	"slices"
	"strconv"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/parleyhq/parley/localstack/stacktest"
)

// patience bounds every wait of these tests for something that must come.
const patience = 90 * time.Second

// deployment is a running stack and its clients.
type deployment struct {
	*stacktest.Stack
	t      *testing.T
	seed   uint64
	client *http.Client
	server *device // the demo app's server
	// crashes is set while processes are killed: only then may a call end without an answer of ours.
	crashes atomic.Bool
	broken  atomic.Int64 // calls that ended so
}

// start starts a fresh stack with a fault proxy that does nothing yet, and whose demo app has no limits.
func start(t *testing.T) *deployment {
	t.Helper()
	d := &deployment{t: t, seed: stacktest.Seed(t, "./localstack/promises")}
	d.Stack = stacktest.Start(t, stacktest.Options{Env: map[string]string{"PARLEY_FAULTS": "seed=1"}})
	d.client = &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 256}}
	t.Cleanup(d.client.CloseIdleConnections)
	d.server = &device{d: d, token: d.Demo.APIKey}
	d.server.must(http.MethodPatch, "/v1/apps/"+d.Demo.AppID, object{"settings": object{ // as far as they go: storms are no traffic
		"user_requests_per_minute": 1_000_000, "app_requests_per_minute": 10_000_000, "messages_per_day": nil, "max_identities": nil,
	}})
	return d
}

// random is a source of its own for each name: what one goroutine draws moves no other's.
func (d *deployment) random(name string) *rand.Rand {
	h := fnv.New64a()
	_, _ = io.WriteString(h, d.t.Name()+"\x00"+name)
	return rand.New(rand.NewPCG(d.seed, h.Sum64()))
}

// scaled is how much of a full run's n to do.
func scaled(n int) int {
	if testing.Short() {
		return max(1, n/5)
	}
	rounds, err := strconv.Atoi(os.Getenv("PARLEY_PROMISES_ROUNDS"))
	if err != nil || rounds < 1 {
		rounds = 1
	}
	return n * rounds
}

// faulty makes the proxy misbehave, with the run's seed; "" ends it.
func (d *deployment) faulty(text string) {
	d.t.Helper()
	if text == "" {
		d.SetFaults("seed=1")
		return
	}
	d.SetFaults(fmt.Sprintf("seed=%d,%s", d.seed, text))
}

// faultCounts is how often each fault happened so far.
func (d *deployment) faultCounts() map[string]int {
	d.t.Helper()
	answer, err := d.client.Get(d.HTTPURL + "/local/faults")
	if err != nil {
		d.t.Fatalf("faults: %v", err)
	}
	defer answer.Body.Close()
	var told struct {
		Counts map[string]int `json:"counts"`
	}
	if err := json.NewDecoder(answer.Body).Decode(&told); err != nil {
		d.t.Fatalf("faults: %v", err)
	}
	return told.Counts
}

// happened reports whether each of the faults did.
func (d *deployment) happened(names ...string) bool {
	d.t.Helper()
	counts := d.faultCounts()
	return !slices.ContainsFunc(names, func(name string) bool { return counts[name] == 0 })
}

// demandFaults fails the test where one of the faults never happened.
func (d *deployment) demandFaults(names ...string) {
	d.t.Helper()
	counts := d.faultCounts()
	d.t.Logf("faults: %v", counts)
	for _, name := range names {
		if counts[name] == 0 {
			d.t.Errorf("the fault %q never happened", name)
		}
	}
}

// login makes a device of a user.
func (d *deployment) login(user string) *device {
	d.t.Helper()
	var token struct {
		IdentityToken string `json:"identity_token"`
		AppID         string `json:"app_id"`
	}
	nobody := &device{d: d}
	nobody.must(http.MethodPost, "/local/identity-tokens", object{"user_id": user}).into(&token)
	var session struct {
		Token string `json:"session_token"`
	}
	nobody.must(http.MethodPost, "/v1/sessions", token).into(&session)
	return &device{d: d, user: user, token: session.Token}
}

// killBusy kills one process, drawn among those of the functions that are at work. It reports whether
// there was one.
func (d *deployment) killBusy(r *rand.Rand, functions ...string) bool {
	d.t.Helper()
	var busy []int
	for _, p := range d.Processes().Functions {
		for _, f := range functions {
			if p.Busy && p.Function == f {
				busy = append(busy, p.PID)
			}
		}
	}
	if len(busy) == 0 {
		return false
	}
	return syscall.Kill(busy[r.IntN(len(busy))], syscall.SIGKILL) == nil
}
