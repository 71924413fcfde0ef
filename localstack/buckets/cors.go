package buckets

import (
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/parleyhq/parley/localstack/iam"
	"github.com/parleyhq/parley/localstack/template"
)

// The front answers browsers itself, because it has answers of its own: without these headers a page could not see that
// it is to come again.

// admitOrigin sets what a browser is told of a request from another origin. A preflight that no rule of the bucket
// allows is refused; any other request is answered without these headers.
func (s *Service) admitOrigin(w http.ResponseWriter, r *http.Request) *refusal {
	origin, preflight := r.Header.Get("Origin"), r.Method == http.MethodOptions
	method, names := r.Method, []string(nil)
	if preflight {
		method = r.Header.Get("Access-Control-Request-Method")
		names = headerNames(r.Header.Get("Access-Control-Request-Headers"))
	}
	bucket, _, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, "/"), "/")
	rules := s.byName[bucket].CORS
	if len(rules) == 0 && preflight {
		return corsAbsent
	}
	at := slices.IndexFunc(rules, func(rule template.BucketCORS) bool { return origin != "" && allows(rule, origin, method, names) })
	if at < 0 && preflight {
		return corsForbidden
	}
	if at >= 0 {
		describe(w.Header(), rules[at], origin, names, preflight)
	}
	return nil
}

func headerNames(text string) []string {
	var out []string
	for name := range strings.SplitSeq(text, ",") {
		if name = strings.ToLower(strings.TrimSpace(name)); name != "" {
			out = append(out, name)
		}
	}
	return out
}

func allows(rule template.BucketCORS, origin, method string, names []string) bool {
	like := func(text string) func(string) bool {
		return func(pattern string) bool { return iam.Like(strings.ToLower(pattern), text) }
	}
	for _, name := range names {
		if !slices.ContainsFunc(rule.AllowHeaders, like(name)) {
			return false
		}
	}
	return slices.Contains(rule.AllowMethods, method) && slices.ContainsFunc(rule.AllowOrigins, like(strings.ToLower(origin)))
}

func describe(h http.Header, rule template.BucketCORS, origin string, names []string, preflight bool) {
	if slices.Contains(rule.AllowOrigins, "*") {
		h.Set("Access-Control-Allow-Origin", "*")
	} else {
		h.Set("Access-Control-Allow-Origin", origin)
		h.Set("Access-Control-Allow-Credentials", "true")
	}
	h.Set("Access-Control-Allow-Methods", strings.Join(rule.AllowMethods, ", "))
	h.Set("Vary", "Origin, Access-Control-Request-Headers, Access-Control-Request-Method")
	if len(rule.ExposeHeaders) > 0 {
		h.Set("Access-Control-Expose-Headers", strings.Join(rule.ExposeHeaders, ", "))
	}
	if !preflight {
		return
	}
	if len(names) > 0 {
		h.Set("Access-Control-Allow-Headers", strings.Join(names, ", "))
	}
	if rule.MaxAge > 0 {
		h.Set("Access-Control-Max-Age", strconv.Itoa(rule.MaxAge))
	}
}
