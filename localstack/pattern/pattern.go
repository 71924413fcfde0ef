// Package pattern decides which records of an event source a function gets: the patterns of
// FilterCriteria, in EventBridge's language as far as Lambda takes it for streams and queues.
//
//	{"eventName": ["INSERT"], "dynamodb": {"NewImage": {"kind": {"S": [{"prefix": "m"}, "x"]}}}}
//
// Every field of a pattern must match; of the values in a list one is enough. Known are texts,
// numbers, true, false, null, and {"prefix"}, {"suffix"}, {"equals-ignore-case"}, {"exists"},
// {"anything-but"}; {"numeric"} is refused, for numbers in stream records are texts. "$or" takes a
// list of patterns. It knows JSON and nothing of what records mean.
package pattern

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
)

// Pattern is a pattern that was read. The zero value matches everything.
type Pattern struct{ fields []field }

type field struct {
	name   string
	nested *Pattern    // of an object, or
	values []condition // of a list, or
	either []Pattern   // of $or
}

// condition is one of the values that a field may have. missing says whether it holds where there
// is no such field; holds is asked about each leaf that is there.
type condition struct {
	missing bool
	holds   func(leaf any) bool
}

// Parse reads a pattern.
func Parse(text string) (Pattern, error) {
	v, err := Decode([]byte(text))
	if err != nil {
		return Pattern{}, fmt.Errorf("this pattern is not JSON: %w", err)
	}
	object, ok := v.(map[string]any)
	if !ok {
		return Pattern{}, fmt.Errorf("a pattern must be a JSON object")
	}
	return parseObject(object)
}

// Decode reads JSON for Match: its numbers keep every digit.
func Decode(text []byte) (any, error) {
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	var v any
	err := d.Decode(&v)
	return v, err
}

func parseObject(object map[string]any) (Pattern, error) {
	var p Pattern
	for name, v := range object {
		f := field{name: name}
		var err error
		switch v := v.(type) {
		case map[string]any:
			var nested Pattern
			nested, err = parseObject(v)
			f.nested = &nested
		case []any:
			if name == "$or" {
				f.either, err = parseEither(v)
			} else {
				f.values, err = parseValues(name, v)
			}
		default:
			err = fmt.Errorf("%s must be an object or a list of values", name)
		}
		if err != nil {
			return Pattern{}, err
		}
		p.fields = append(p.fields, f)
	}
	return p, nil
}

func parseEither(list []any) ([]Pattern, error) {
	var out []Pattern
	for _, item := range list {
		object, ok := item.(map[string]any)
		if !ok {
			return nil, fmt.Errorf("$or takes a list of patterns")
		}
		p, err := parseObject(object)
		if err != nil {
			return nil, err
		}
		out = append(out, p)
	}
	return out, nil
}

func parseValues(name string, list []any) ([]condition, error) {
	if len(list) == 0 {
		return nil, fmt.Errorf("%s: an empty list matches nothing", name)
	}
	var out []condition
	for _, item := range list {
		c, err := parseCondition(item)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		out = append(out, c)
	}
	return out, nil
}

func parseCondition(item any) (condition, error) {
	switch v := item.(type) {
	case []any:
		return condition{}, fmt.Errorf("a list cannot stand in a list of values")
	case map[string]any:
		if len(v) != 1 {
			return condition{}, fmt.Errorf("a comparison has one name")
		}
		for operator, operand := range v {
			return parseComparison(operator, operand)
		}
	}
	return condition{holds: func(leaf any) bool { return equal(leaf, item) }}, nil
}

func parseComparison(operator string, operand any) (condition, error) {
	text, isText := operand.(string)
	switch operator {
	case "exists":
		want, ok := operand.(bool)
		if !ok {
			return condition{}, fmt.Errorf("exists takes true or false")
		}
		return condition{missing: !want, holds: func(any) bool { return want }}, nil
	case "anything-but":
		return parseAnythingBut(operand)
	case "prefix", "suffix", "equals-ignore-case":
		if !isText {
			return condition{}, fmt.Errorf("%s takes a text", operator)
		}
	}
	compare := map[string]func(string) bool{
		"prefix":             func(s string) bool { return strings.HasPrefix(s, text) },
		"suffix":             func(s string) bool { return strings.HasSuffix(s, text) },
		"equals-ignore-case": func(s string) bool { return strings.EqualFold(s, text) },
	}[operator]
	if compare == nil {
		return condition{}, fmt.Errorf("%q is not known to the local stack", operator)
	}
	return condition{holds: func(leaf any) bool { s, ok := leaf.(string); return ok && compare(s) }}, nil
}

// parseAnythingBut takes a value, a list of them, or a comparison.
func parseAnythingBut(operand any) (condition, error) {
	refused, ok := operand.([]any)
	if !ok {
		refused = []any{operand}
	}
	not, err := parseValues("anything-but", refused)
	if err != nil {
		return condition{}, err
	}
	return condition{holds: func(leaf any) bool {
		for _, c := range not {
			if c.holds(leaf) {
				return false
			}
		}
		return true
	}}, nil
}
