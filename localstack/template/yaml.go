package template

import (
	"errors"
	"fmt"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"
)

// maxDepth is deeper than any template that a person wrote.
const maxDepth = 64

// parse reads one YAML file. file is the name that places carry.
func parse(file string, text []byte) (v value, err error) {
	// A parser of hand-written files meets broken ones all the time; its panic is our error line.
	defer func() {
		if p := recover(); p != nil {
			v, err = value{}, errorAt(Place{file, 1}, "this is not readable YAML (%v)", p)
		}
	}()
	parsed, err := parser.ParseBytes(text, 0)
	if err != nil {
		return value{}, yamlError(file, err)
	}
	for _, doc := range parsed.Docs {
		if doc.Body != nil {
			return convert(file, doc.Body, 0)
		}
	}
	return value{}, errorAt(Place{file, 1}, "the template is empty")
}

// yamlError is the parser's message as one line with its place.
func yamlError(file string, err error) error {
	place := Place{file, 1}
	message := err.Error()
	var known yaml.Error
	if errors.As(err, &known) {
		message = known.GetMessage()
		if t := known.GetToken(); t != nil {
			place.Line = t.Position.Line
		}
	}
	return errorAt(place, "%s", strings.ReplaceAll(message, "\n", " "))
}

func convert(file string, node ast.Node, depth int) (value, error) {
	place := Place{file, 1}
	if node == nil {
		return value{place: place}, nil
	}
	if t := node.GetToken(); t != nil && t.Position != nil {
		place.Line = t.Position.Line
	}
	if depth > maxDepth {
		return value{}, errorAt(place, "this is nested too deep")
	}
	switch n := node.(type) {
	case *ast.NullNode:
		return value{place: place}, nil
	case *ast.StringNode:
		return textValue(n.Value, place), nil
	case *ast.LiteralNode:
		return textValue(n.Value.Value, place), nil
	case *ast.MappingNode:
		return convertMapping(file, n.Values, place, depth)
	case *ast.MappingValueNode:
		return convertMapping(file, []*ast.MappingValueNode{n}, place, depth)
	case *ast.SequenceNode:
		return convertList(file, n.Values, place, depth)
	case *ast.TagNode:
		return convertTag(file, n, place, depth)
	case *ast.AnchorNode, *ast.AliasNode, *ast.MergeKeyNode:
		return value{}, errorAt(place, "anchors, aliases and merge keys are not taken by CloudFormation; write the value out")
	case ast.ScalarNode:
		return textValue(n.GetToken().Value, place), nil
	}
	return value{}, errorAt(place, "%s cannot stand in a template", node.Type())
}

func convertMapping(file string, pairs []*ast.MappingValueNode, place Place, depth int) (value, error) {
	v := value{kind: mapping, place: place}
	seen := map[string]bool{}
	if len(pairs) > 0 && pairs[0].Key != nil && pairs[0].Key.GetToken() != nil {
		v.place.Line = pairs[0].Key.GetToken().Position.Line // of the first key, not of its colon
	}
	for _, pair := range pairs {
		key, err := convert(file, pair.Key, depth+1)
		if err != nil {
			return value{}, err
		}
		if key.kind != scalar {
			return value{}, errorAt(key.place, "a key must be a word")
		}
		if seen[key.text] {
			return value{}, errorAt(key.place, "%s stands twice in one mapping", key.text)
		}
		seen[key.text] = true
		item, err := convert(file, pair.Value, depth+1)
		if err != nil {
			return value{}, err
		}
		if item.kind == null {
			item.place = key.place
		}
		v.entries = append(v.entries, entry{key.text, item})
	}
	return v, nil
}

func convertList(file string, nodes []ast.Node, place Place, depth int) (value, error) {
	v := value{kind: list, place: place}
	for _, node := range nodes {
		if text, ok := wordWithColon(node); ok {
			v.items = append(v.items, textValue(text, Place{file, node.GetToken().Position.Line}))
			continue
		}
		item, err := convert(file, node, depth+1)
		if err != nil {
			return value{}, err
		}
		v.items = append(v.items, item)
	}
	return v, nil
}

// wordWithColon is a word such as dynamodb:Query in a list in braces, {Action: [dynamodb:Query]}, of which the parser
// makes a mapping. In YAML a colon makes one only where a space follows it.
func wordWithColon(node ast.Node) (string, bool) {
	n, ok := node.(*ast.MappingNode)
	if !ok || len(n.Values) != 1 || n.Start.Value != ":" {
		return "", false
	}
	key, value, colon := n.Values[0].Key.GetToken(), n.Values[0].Value.GetToken(), n.Values[0].Start
	if key.Type != token.StringType || colon.Position.Offset+1 != value.Position.Offset {
		return "", false
	}
	return key.Value + ":" + value.Value, true
}

// convertTag turns CloudFormation's short form into the long one.
func convertTag(file string, tag *ast.TagNode, place Place, depth int) (value, error) {
	argument, err := convert(file, tag.Value, depth+1)
	if err != nil {
		return value{}, err
	}
	name, short := strings.CutPrefix(tag.Start.Value, "!")
	if !short || name == "" || strings.HasPrefix(name, "!") {
		return value{}, errorAt(place, "the tag %s is not known", tag.Start.Value)
	}
	if name != "Ref" && name != "Condition" {
		name = fmt.Sprintf("Fn::%s", name)
	}
	if argument.kind == null {
		argument.place = place
	}
	return value{kind: mapping, entries: []entry{{name, argument}}, place: place}, nil
}
