package conformance

import (
	"fmt"
	"net/http"
	"net/url"
	"sort"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// Contract is an OpenAPI 3.1 document that calls are held against. It is safe for use by several
// goroutines.
type Contract struct {
	Operations []*Operation // by path, then method

	doc     map[string]any
	schemas *schemas
}

// Operation is one method of one path.
type Operation struct {
	ID      string
	Method  string
	Path    string         // as in the document, with {names}
	Node    map[string]any // the operation object
	pointer string
	params  []parameter
}

type parameter struct {
	Name, In string
	Required bool
	Node     map[string]any
	Ref      string // the component's name, where it is one
	pointer  string
}

// Call is a request as it was sent.
type Call struct {
	Method string
	URL    *url.URL
	Header http.Header
	Body   []byte
}

// Answer is what came back.
type Answer struct {
	Status int
	Header http.Header
	Body   []byte
}

// Load reads a document in YAML.
func Load(document []byte) (*Contract, error) {
	doc, err := readDocument(document)
	if err != nil {
		return nil, err
	}
	c := &Contract{doc: doc}
	if c.schemas, err = newSchemas(c.doc); err != nil {
		return nil, err
	}
	for path, item := range object(c.doc, "paths") {
		for method, node := range item.(map[string]any) {
			if operation, ok := node.(map[string]any); ok && method != "parameters" {
				c.Operations = append(c.Operations, c.operation(path, method, item.(map[string]any), operation))
			}
		}
	}
	sort.Slice(c.Operations, func(i, j int) bool {
		a, b := c.Operations[i], c.Operations[j]
		return a.Path < b.Path || a.Path == b.Path && a.Method < b.Method
	})
	return c, nil
}

func readDocument(document []byte) (map[string]any, error) {
	text, err := yaml.YAMLToJSON(document)
	if err != nil {
		return nil, fmt.Errorf("read document: %w", err)
	}
	doc, err := jsonschema.UnmarshalJSON(strings.NewReader(string(text)))
	if err != nil {
		return nil, fmt.Errorf("read document: %w", err)
	}
	return doc.(map[string]any), nil
}

func (c *Contract) operation(path, method string, item, node map[string]any) *Operation {
	base := "/paths/" + escape(path)
	o := &Operation{
		ID: text(node, "operationId"), Method: strings.ToUpper(method), Path: path, Node: node,
		pointer: base + "/" + method,
	}
	o.params = append(c.parameters(item, base), c.parameters(node, o.pointer)...)
	return o
}

func (c *Contract) parameters(owner map[string]any, at string) []parameter {
	var params []parameter
	list, _ := owner["parameters"].([]any)
	for i, entry := range list {
		node, pointer := c.resolve(entry.(map[string]any), fmt.Sprintf("%s/parameters/%d", at, i))
		required, _ := node["required"].(bool)
		ref, _ := entry.(map[string]any)["$ref"].(string)
		params = append(params, parameter{
			Name: text(node, "name"), In: text(node, "in"), Required: required, Node: node,
			Ref: strings.TrimPrefix(ref, "#/components/parameters/"), pointer: pointer,
		})
	}
	return params
}

// Match finds the operation that a path belongs to, and its path parameters. A literal segment goes
// before a parameter, as in API Gateway.
func (c *Contract) Match(method, escapedPath string) (*Operation, map[string]string) {
	var found *Operation
	var values map[string]string
	for _, o := range c.Operations {
		params, ok := o.match(escapedPath)
		if ok && o.Method == method && (found == nil || len(params) < len(values)) {
			found, values = o, params
		}
	}
	return found, values
}

func (o *Operation) match(escapedPath string) (map[string]string, bool) {
	want, got := strings.Split(o.Path, "/"), strings.Split(escapedPath, "/")
	if len(want) != len(got) {
		return nil, false
	}
	params := map[string]string{}
	for i, segment := range want {
		if name, ok := strings.CutPrefix(segment, "{"); ok {
			value, err := url.PathUnescape(got[i])
			if err != nil || value == "" {
				return nil, false
			}
			params[strings.TrimSuffix(name, "}")] = value
		} else if segment != got[i] {
			return nil, false
		}
	}
	return params, true
}

// resolve follows a $ref, and says where the target stands.
func (c *Contract) resolve(node map[string]any, at string) (target map[string]any, pointer string) {
	ref, ok := node["$ref"].(string)
	if !ok {
		return node, at
	}
	pointer = strings.TrimPrefix(ref, "#")
	target = c.doc
	for _, name := range strings.Split(pointer, "/")[1:] {
		target = object(target, unescape(name))
	}
	return target, pointer
}

func object(node map[string]any, name string) map[string]any {
	child, _ := node[name].(map[string]any)
	return child
}

func text(node map[string]any, name string) string {
	word, _ := node[name].(string)
	return word
}

var pointerEscapes = strings.NewReplacer("~", "~0", "/", "~1")

func escape(name string) string { return pointerEscapes.Replace(name) }

func unescape(name string) string {
	return strings.ReplaceAll(strings.ReplaceAll(name, "~1", "/"), "~0", "~")
}
