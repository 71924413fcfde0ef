package stacktest

import (
	"encoding/json"
	"net/http"
	"time"
)

// Connection is a WebSocket that the stack holds.
type Connection struct {
	ID          string         `json:"id"`
	ConnectedAt time.Time      `json:"connected_at"`
	UserAgent   string         `json:"user_agent"`
	Authorizer  map[string]any `json:"authorizer"` // what the authorizer said of the client
	Queued      int            `json:"queued"`     // messages that are not sent yet, or being sent
	Fault       string         `json:"fault"`
}

// Connections asks the stack for its WebSockets, the oldest first. The template must have a WebSocket
// API.
func (s *Stack) Connections() []Connection {
	s.t.Helper()
	var out []Connection
	if err := json.Unmarshal([]byte(s.local(http.MethodGet, "/local/connections", "")), &out); err != nil {
		s.t.Fatalf("connections: %v", err)
	}
	return out
}

// SetConnectionFault makes a WebSocket misbehave: posts to it are answered with 410 (gone), 500
// (error), 429 (throttle) or never (hang), or accepted and lost (freeze); "cut" ends it at once without
// a close; "none" heals it.
func (s *Stack) SetConnectionFault(id, fault string) {
	s.t.Helper()
	s.local(http.MethodPut, "/local/connections/"+id, `{"fault":"`+fault+`"}`)
}
