package gateway

import (
	"net/http"
	"slices"
	"strconv"
	"strings"
)

// CORS is what the gateway answers browsers of other origins; nil where it is not configured.
type CORS struct {
	AllowOrigins, AllowMethods, AllowHeaders, ExposeHeaders []string

	AllowCredentials bool
	MaxAge           int // seconds; 0 where none is given
}

// preflight answers a browser's question itself: no function is asked, and no route need exist.
// It says whether r was such a question.
func (c *CORS) preflight(header http.Header, r *http.Request) bool {
	if c == nil || r.Method != http.MethodOptions || r.Header.Get("Origin") == "" || r.Header.Get("Access-Control-Request-Method") == "" {
		return false
	}
	if !c.origin(header, r) {
		return true
	}
	setList(header, "Access-Control-Allow-Methods", c.AllowMethods)
	setList(header, "Access-Control-Allow-Headers", c.AllowHeaders)
	if c.MaxAge > 0 {
		header.Set("Access-Control-Max-Age", strconv.Itoa(c.MaxAge))
	}
	return true
}

// allow marks an answer as readable for a browser of an allowed origin.
func (c *CORS) allow(header http.Header, r *http.Request) {
	if c != nil && c.origin(header, r) {
		setList(header, "Access-Control-Expose-Headers", c.ExposeHeaders)
	}
}

// origin sets what both kinds of answers carry, where the request's origin is allowed.
func (c *CORS) origin(header http.Header, r *http.Request) bool {
	from := r.Header.Get("Origin")
	if from == "" {
		return false
	}
	switch {
	case slices.ContainsFunc(c.AllowOrigins, func(allowed string) bool { return allows(allowed, from) }):
		header.Set("Access-Control-Allow-Origin", from)
		header.Add("Vary", "Origin")
	case slices.Contains(c.AllowOrigins, "*"):
		header.Set("Access-Control-Allow-Origin", "*")
	default:
		return false
	}
	if c.AllowCredentials {
		header.Set("Access-Control-Allow-Credentials", "true")
	}
	return true
}

// allows takes an origin by its name, or by a * within it such as https://*.example.com.
func allows(allowed, origin string) bool {
	if allowed == "*" {
		return false // answered with * itself
	}
	before, after, wild := strings.Cut(allowed, "*")
	if !wild {
		return strings.EqualFold(allowed, origin)
	}
	return len(origin) > len(before)+len(after) && strings.HasPrefix(origin, before) && strings.HasSuffix(origin, after)
}

func setList(header http.Header, name string, values []string) {
	if len(values) > 0 {
		header.Set(name, strings.Join(values, ","))
	}
}
