package socket

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"
)

const maxVerdict = 8 << 10 // AWS's limit for what an authorizer answers

// identity is a place in a request that has to be filled before the authorizer is asked.
type identity struct{ kind, name string }

func readIdentity(source string) (identity, error) {
	for _, kind := range []string{"header", "querystring"} {
		if name, ok := strings.CutPrefix(source, "route.request."+kind+"."); ok && name != "" {
			return identity{kind, name}, nil
		}
	}
	return identity{}, fmt.Errorf("the identity source %q is neither route.request.header.NAME nor route.request.querystring.NAME", source)
}

func (i identity) missing(r *http.Request) bool {
	if i.kind == "header" {
		return r.Header.Get(i.name) == ""
	}
	return r.URL.Query().Get(i.name) == ""
}

// verdict is an authorizer's answer.
type verdict struct {
	PrincipalID    string          `json:"principalId"`
	PolicyDocument json.RawMessage `json:"policyDocument"`
	Context        map[string]any  `json:"context"`
}

// authorize asks the authorizer, and keeps with the connection what it says of the client. It gives
// the refusal, or nil.
func (g *Gateway) authorize(c *connection, r *http.Request, request string) *refusal {
	if g.config.Authorizer == nil {
		return nil
	}
	for _, source := range g.identities {
		if source.missing(r) {
			return &unauthorized
		}
	}
	began := time.Now()
	payload, err := g.call(g.config.Authorizer.Function, g.authorizerEvent(c, r, request))
	var failed *Failed
	switch {
	case errors.As(err, &failed) && failed.Message == "Unauthorized":
		return &unauthorized
	case err != nil, len(payload) > maxVerdict:
		return &internalError
	}
	var v verdict
	if json.Unmarshal(payload, &v) != nil || !permits(v.PolicyDocument, g.connectARN()) {
		return &forbidden
	}
	told, ok := contextOf(v)
	if !ok {
		return &internalError
	}
	told["integrationLatency"] = time.Since(began).Milliseconds()
	c.authorizer = told
	return nil
}

// contextOf is what later events say of the client. AWS takes texts, numbers and booleans, gives all
// as texts, and fails on anything else, and on an answer that names nobody.
func contextOf(v verdict) (map[string]any, bool) {
	if v.PrincipalID == "" {
		return nil, false
	}
	told := map[string]any{}
	for name, field := range v.Context {
		switch field := field.(type) {
		case string:
			told[name] = field
		case bool:
			told[name] = strconv.FormatBool(field)
		case float64:
			told[name] = strconv.FormatFloat(field, 'f', -1, 64)
		default:
			return nil, false
		}
	}
	told["principalId"] = v.PrincipalID
	return told, true
}

func (g *Gateway) connectARN() string {
	return "arn:aws:execute-api:" + g.config.Region + ":" + g.config.Account + ":" + g.config.APIID + "/" + g.config.Stage + "/$connect"
}
