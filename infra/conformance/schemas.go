package conformance

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// schemas compiles the schemas of a document, by their place in it, when they are first needed.
type schemas struct {
	mu       sync.Mutex
	compiler *jsonschema.Compiler
	compiled map[string]*jsonschema.Schema
}

// The document stands twice in the compiler: as it is, for requests, and closed, for answers. A
// client must bear fields it does not know; the suite must not.
const (
	asWritten = "parley://as-written/openapi.yaml"
	closed    = "parley://closed/openapi.yaml"
)

func newSchemas(doc map[string]any) (*schemas, error) {
	s := &schemas{compiler: jsonschema.NewCompiler(), compiled: map[string]*jsonschema.Schema{}}
	s.compiler.DefaultDraft(jsonschema.Draft2020)
	s.compiler.AssertFormat()
	return s, s.add(doc, asWritten, closed)
}

// add puts a document into the compiler, under the names of its two forms.
func (s *schemas) add(doc map[string]any, written, shut string) error {
	for name, resource := range map[string]any{written: doc, shut: closeObjects(doc)} {
		if err := s.compiler.AddResource(name, resource); err != nil {
			return fmt.Errorf("add schemas: %w", err)
		}
	}
	return nil
}

func (s *schemas) at(resource, pointer string) (*jsonschema.Schema, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	name := resource + "#" + fragment(pointer)
	if schema, ok := s.compiled[name]; ok {
		return schema, nil
	}
	schema, err := s.compiler.Compile(name)
	if err != nil {
		return nil, fmt.Errorf("compile %s: %w", pointer, err)
	}
	s.compiled[name] = schema
	return schema, nil
}

// check holds a value against the schema at a place.
func (s *schemas) check(resource, pointer string, value any) error {
	schema, err := s.at(resource, pointer)
	if err != nil {
		return err
	}
	return schema.Validate(value)
}

// fragment writes a JSON pointer as a URI fragment; media types and templates need it.
func fragment(pointer string) string {
	return strings.NewReplacer("%", "%25", "{", "%7B", "}", "%7D", "+", "%2B", " ", "%20").Replace(pointer)
}

// closeObjects is a copy of node in which every object schema that names its properties has no others.
func closeObjects(node any) any {
	switch node := node.(type) {
	case map[string]any:
		copied := maps.Clone(node)
		for name, child := range node {
			copied[name] = closeObjects(child)
		}
		_, properties := node["properties"]
		_, open := node["additionalProperties"]
		if node["type"] == "object" && properties && !open {
			copied["additionalProperties"] = false
		}
		return copied
	case []any:
		copied := slices.Clone(node)
		for i, child := range node {
			copied[i] = closeObjects(child)
		}
		return copied
	}
	return node
}

// read is a JSON text as schemas see it.
func read(text []byte) any {
	value, _ := jsonschema.UnmarshalJSON(bytes.NewReader(text)) // it was written here
	return value
}
