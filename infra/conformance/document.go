package conformance

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// The kinds of callers, by the names of their security schemes.
const (
	OperatorKey  = "operatorKey"
	APIKey       = "apiKey"
	SessionToken = "sessionToken"
)

// Callers are the kinds of callers that may make the call; none where it needs no credential.
func (o *Operation) Callers() []string {
	var kinds []string
	list, _ := o.Node["security"].([]any)
	for _, alternative := range list {
		for kind := range alternative.(map[string]any) {
			kinds = append(kinds, kind)
		}
	}
	slices.Sort(kinds)
	return kinds
}

// NeedsPerson reports whether a server has to name the user it acts as.
func (o *Operation) NeedsPerson() bool {
	return slices.ContainsFunc(o.params, func(p parameter) bool { return p.Ref == "parley_user_required" })
}

// AnyQuery reports whether the operation takes every query, whatever its parameters are called.
func (o *Operation) AnyQuery() bool { return slices.ContainsFunc(o.params, parameter.any) }

// any reports whether p stands for query parameters of all names: an object, exploded.
func (p parameter) any() bool { return p.In == "query" && object(p.Node, "schema")["type"] == "object" }

// QueryParameters are the names of the query parameters, with their schemas.
func (c *Contract) QueryParameters(o *Operation) map[string]map[string]any {
	params := map[string]map[string]any{}
	for _, p := range o.params {
		if p.In == "query" && !p.any() {
			params[p.Name], _ = c.resolve(object(p.Node, "schema"), "")
		}
	}
	return params
}

// Body is the schema of the body and its first example by name; nil where the operation has none.
func (c *Contract) Body(o *Operation) (schema, example map[string]any) {
	entry := object(o.Node, "requestBody")
	if entry == nil {
		return nil, nil
	}
	body, _ := c.resolve(entry, "")
	media := object(object(body, "content"), "application/json")
	schema, _ = c.resolve(object(media, "schema"), "")
	examples := object(media, "examples")
	names := slices.Sorted(maps.Keys(examples))
	return schema, object(object(examples, names[0]), "value")
}

// Examples are the examples of the body, by name.
func (c *Contract) Examples(o *Operation) (bodies []map[string]any) {
	body, _ := c.resolve(object(o.Node, "requestBody"), "")
	examples := object(object(object(body, "content"), "application/json"), "examples")
	for _, name := range slices.Sorted(maps.Keys(examples)) {
		bodies = append(bodies, object(object(examples, name), "value"))
	}
	return bodies
}

// BodyTypes are the media types that the operation's body may have.
func (c *Contract) BodyTypes(o *Operation) []string {
	body, _ := c.resolve(object(o.Node, "requestBody"), "")
	return slices.Sorted(maps.Keys(object(body, "content")))
}

// Resolve follows a schema's $ref.
func (c *Contract) Resolve(schema map[string]any) map[string]any {
	target, _ := c.resolve(schema, "")
	return target
}

// ErrorCodes are the words of the schema ErrorCode.
func (c *Contract) ErrorCodes() []string {
	var codes []string
	enum, _ := object(object(object(c.doc, "components"), "schemas"), "ErrorCode")["enum"].([]any)
	for _, word := range enum {
		codes = append(codes, word.(string))
	}
	return codes
}

// CheckExamples holds every example of the document against the schema it stands beside.
func (c *Contract) CheckExamples() error {
	var faults []error
	c.walk(c.doc, "", func(node map[string]any, at string) {
		for pointer, example := range examplesOf(node, at) {
			if err := c.schemas.check(closed, pointer, example); err != nil {
				faults = append(faults, fmt.Errorf("example at %s: %w", at, err))
			}
		}
	})
	return errors.Join(faults...)
}

// examplesOf are the examples of a media type, parameter or schema, by where their schema stands.
func examplesOf(node map[string]any, at string) func(yield func(string, any) bool) {
	return func(yield func(string, any) bool) {
		if _, ok := node["schema"]; ok {
			if example, ok := node["example"]; ok && !yield(at+"/schema", example) {
				return
			}
			for _, example := range object(node, "examples") {
				if !yield(at+"/schema", example.(map[string]any)["value"]) {
					return
				}
			}
		}
		list, _ := node["examples"].([]any)
		for _, example := range list {
			if !yield(at, example) {
				return
			}
		}
	}
}

func (c *Contract) walk(node any, at string, visit func(map[string]any, string)) {
	switch node := node.(type) {
	case map[string]any:
		visit(node, at)
		for name, child := range node {
			if name != "example" && name != "examples" || strings.HasSuffix(at, "/properties") {
				c.walk(child, at+"/"+escape(name), visit)
			}
		}
	case []any:
		for i, child := range node {
			c.walk(child, fmt.Sprintf("%s/%d", at, i), visit)
		}
	}
}
