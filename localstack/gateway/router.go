package gateway

import (
	"fmt"
	"net/url"
	"strings"
)

// router finds the route of a request. A fixed segment wins over a parameter, a parameter over a
// greedy one ({proxy+}), the request's method over ANY, and anything over $default.
type router struct {
	root     *node
	fallback *target // $default, nil where there is none
}

type node struct {
	fixed  map[string]*node
	param  *node
	greedy *node
	routes map[string]target // by method; a node without any only leads on
}

type target struct {
	key, function string
	params        []string // names, in the order of the path
}

// match is what was found for a request.
type match struct {
	key, function string
	params        map[string]string
}

func newRouter(routes []Route) (*router, error) {
	r := &router{root: &node{}}
	for _, route := range routes {
		if route.Path == "$default" {
			r.fallback = &target{key: route.Path, function: route.Function}
			continue
		}
		if err := r.add(route); err != nil {
			return nil, err
		}
	}
	return r, nil
}

func (r *router) add(route Route) error {
	at := r.root
	t := target{key: route.Method + " " + route.Path, function: route.Function}
	segments := strings.Split(strings.TrimPrefix(route.Path, "/"), "/")
	for i, segment := range segments {
		name, isParam := strings.CutPrefix(segment, "{")
		if !isParam {
			if strings.ContainsAny(segment, "{}") {
				return fmt.Errorf("route %s: {name} must be a whole segment", t.key)
			}
			at = at.child(segment)
			continue
		}
		name, closed := strings.CutSuffix(name, "}")
		name, greedy := strings.CutSuffix(name, "+")
		if !closed || name == "" || greedy && i != len(segments)-1 {
			return fmt.Errorf("route %s: %s is no parameter that can stand there", t.key, segment)
		}
		t.params = append(t.params, name)
		at = at.paramChild(greedy)
	}
	if at.routes == nil {
		at.routes = map[string]target{}
	}
	if _, taken := at.routes[route.Method]; taken {
		return fmt.Errorf("route %s: another route takes the same requests", t.key)
	}
	at.routes[route.Method] = t
	return nil
}

func (n *node) child(segment string) *node {
	if n.fixed == nil {
		n.fixed = map[string]*node{}
	}
	if n.fixed[segment] == nil {
		n.fixed[segment] = &node{}
	}
	return n.fixed[segment]
}

func (n *node) paramChild(greedy bool) *node {
	at := &n.param
	if greedy {
		at = &n.greedy
	}
	if *at == nil {
		*at = &node{}
	}
	return *at
}

// match takes the path as it was sent, still encoded, so that a %2F stays inside its segment.
func (r *router) match(method, escaped string) (match, bool) {
	segments := strings.Split(strings.TrimPrefix(escaped, "/"), "/")
	for i, segment := range segments {
		if decoded, err := url.PathUnescape(segment); err == nil {
			segments[i] = decoded
		}
	}
	if t, values, ok := r.root.find(method, segments, nil); ok {
		m := match{key: t.key, function: t.function, params: map[string]string{}}
		for i, name := range t.params {
			m.params[name] = values[i]
		}
		return m, true
	}
	if r.fallback == nil {
		return match{}, false
	}
	return match{key: r.fallback.key, function: r.fallback.function}, true
}

func (n *node) find(method string, rest, values []string) (target, []string, bool) {
	if len(rest) == 0 {
		t, ok := n.routes[method]
		if !ok {
			t, ok = n.routes["ANY"]
		}
		return t, values, ok
	}
	if next := n.fixed[rest[0]]; next != nil {
		if t, found, ok := next.find(method, rest[1:], values); ok {
			return t, found, true
		}
	}
	if n.param != nil && rest[0] != "" {
		if t, found, ok := n.param.find(method, rest[1:], append(values[:len(values):len(values)], rest[0])); ok {
			return t, found, true
		}
	}
	if n.greedy != nil {
		return n.greedy.find(method, nil, append(values[:len(values):len(values)], strings.Join(rest, "/")))
	}
	return target{}, nil, false
}
