package socket

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
)

// readSelection reads a route selection expression, "$request.body.NAME" or "${request.body.NAME}".
func readSelection(expression string) ([]string, error) {
	text := expression
	if inner, ok := strings.CutPrefix(text, "${"); ok {
		text = "$" + strings.TrimSuffix(inner, "}")
	}
	path, ok := strings.CutPrefix(text, "$request.body.")
	names := strings.Split(path, ".")
	for _, name := range names {
		ok = ok && name != ""
	}
	if !ok {
		return nil, fmt.Errorf("the route selection expression %q is not $request.body.NAME", expression)
	}
	return names, nil
}

// route is the route that a message names, or $default. It is false where neither is there.
func (g *Gateway) route(text []byte) (key, function string, ok bool) {
	key = g.selected(text)
	if !strings.HasPrefix(key, "$") { // $connect is not a client's to call
		if function, ok = g.config.Routes[key]; ok {
			return key, function, true
		}
	}
	function, ok = g.config.Routes["$default"]
	return "$default", function, ok
}

// selected is the text at the place that the selection expression names, "" where there is none.
func (g *Gateway) selected(text []byte) string {
	at := json.RawMessage(text)
	for _, name := range g.selection {
		var fields map[string]json.RawMessage
		if json.Unmarshal(at, &fields) != nil {
			return ""
		}
		at = fields[name]
	}
	var key string
	if json.Unmarshal(at, &key) != nil {
		return ""
	}
	return key
}

// message calls the function of a message's route. Only what goes wrong is told to the client: there
// are no route responses here, functions post what they have to say.
func (g *Gateway) message(c *connection, text []byte) {
	if !g.begin() {
		return
	}
	defer g.running.Done()
	request := newID()
	key, function, ok := g.route(text)
	if !ok {
		c.tell("Forbidden", request)
		return
	}
	payload, err := g.call(function, g.messageEvent(c, key, request, text))
	_, readable := readAnswer(payload)
	switch {
	case errors.Is(err, ErrNotInTime):
		c.tell("Endpoint request timed out", request)
	case err != nil, !readable:
		c.tell("Internal server error", request)
	}
}

// tell sends the client a word of the gateway's own.
func (c *connection) tell(message, request string) {
	if c.outbox.push(c.errorBody(message, request)) == overflow {
		c.cut()
	}
}
