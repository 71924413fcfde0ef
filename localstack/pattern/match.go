package pattern

import (
	"encoding/json"
	"math/big"
)

// Match says whether v, as Decode gives it, has what the pattern asks for.
func (p Pattern) Match(v any) bool {
	object, _ := v.(map[string]any)
	for _, f := range p.fields {
		if !f.match(object) {
			return false
		}
	}
	return true
}

// Any says whether v matches one of these patterns; of none, everything does.
func Any(patterns []Pattern, v any) bool {
	for _, p := range patterns {
		if p.Match(v) {
			return true
		}
	}
	return len(patterns) == 0
}

func (f field) match(object map[string]any) bool {
	if f.either != nil {
		return Any(f.either, object)
	}
	v, there := object[f.name]
	if f.nested != nil {
		// A list of objects matches where one of them does.
		if list, ok := v.([]any); ok {
			for _, item := range list {
				if f.nested.Match(item) {
					return true
				}
			}
			return false
		}
		return f.nested.Match(v)
	}
	for _, c := range f.values {
		if !there && c.missing || there && c.match(v) {
			return true
		}
	}
	return false
}

// match asks about v, or, where v is a list, about each of its items.
func (c condition) match(v any) bool {
	list, ok := v.([]any)
	if !ok {
		return c.holds(v)
	}
	for _, item := range list {
		if c.holds(item) {
			return true
		}
	}
	return false
}

func equal(leaf, want any) bool {
	switch want := want.(type) {
	case json.Number:
		number, ok := leaf.(json.Number)
		return ok && sameNumber(string(number), string(want))
	case string:
		return leaf == want
	case bool:
		return leaf == want
	case nil:
		return leaf == nil
	}
	return false
}

// sameNumber compares by value: 1.0 is 1.
func sameNumber(a, b string) bool {
	x, ok := new(big.Rat).SetString(a)
	y, also := new(big.Rat).SetString(b)
	return ok && also && x.Cmp(y) == 0
}
