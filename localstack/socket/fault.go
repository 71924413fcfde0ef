package socket

import (
	"encoding/json"
	"net/http"
	"slices"
	"time"
)

// Fault is a way in which a connection misbehaves towards posts, for tests.
type Fault string

// The faults. Cut is none that lasts: it ends the connection as a network does that breaks.
const (
	FaultNone     Fault = "none"
	FaultGone     Fault = "gone"     // posts are answered with 410, though the client is there
	FaultHang     Fault = "hang"     // posts are not answered until their caller gives up
	FaultError    Fault = "error"    // posts are answered with 500
	FaultThrottle Fault = "throttle" // posts are answered with 429
	FaultFreeze   Fault = "freeze"   // posts are accepted, and lost
	FaultCut      Fault = "cut"
)

var faults = []Fault{FaultNone, FaultGone, FaultHang, FaultError, FaultThrottle, FaultFreeze, FaultCut}

func (c *connection) misbehaves() Fault {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.fault
}

func (c *connection) misbehave(as Fault) {
	if as == FaultCut {
		c.cut()
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.fault = as
}

// shown is a connection as Local lists it.
type shown struct {
	ID          string         `json:"id"`
	ConnectedAt time.Time      `json:"connected_at"`
	UserAgent   string         `json:"user_agent"`
	Authorizer  map[string]any `json:"authorizer"`
	Queued      int            `json:"queued"` // messages that are not sent yet, or being sent
	Fault       Fault          `json:"fault"`
}

func (c *connection) show() shown {
	fault := c.misbehaves()
	if fault == "" {
		fault = FaultNone
	}
	return shown{c.id, c.connectedAt.UTC(), c.userAgent, c.authorizer, c.outbox.len(), fault}
}

// Local serves what people and tests look at and change: GET /local/connections lists the connections,
// the oldest first; PUT /local/connections/ID {"fault": "gone"} makes one misbehave.
func (g *Gateway) Local() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /local/connections", func(w http.ResponseWriter, _ *http.Request) { sendJSON(w, g.list()) })
	mux.HandleFunc("PUT /local/connections/{id}", g.setFault)
	return mux
}

func (g *Gateway) list() []shown {
	g.mu.Lock()
	defer g.mu.Unlock()
	out := []shown{}
	for _, c := range g.connections {
		if c.lives() {
			out = append(out, c.show())
		}
	}
	slices.SortFunc(out, func(a, b shown) int { return a.ConnectedAt.Compare(b.ConnectedAt) })
	return out
}

func (g *Gateway) setFault(w http.ResponseWriter, r *http.Request) {
	var input struct {
		Fault Fault `json:"fault"`
	}
	if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, 1<<10)).Decode(&input); err != nil || !slices.Contains(faults, input.Fault) {
		http.Error(w, `send {"fault": "none"}, or gone, hang, error, throttle, freeze, cut`, http.StatusBadRequest)
		return
	}
	c := g.find(r.PathValue("id"))
	if c == nil {
		http.Error(w, "there is no such connection", http.StatusNotFound)
		return
	}
	c.misbehave(input.Fault)
	sendJSON(w, c.show())
}
