package faults

import (
	"encoding/json"
	"regexp"
	"strings"
)

// keyRange is what a KeyConditionExpression selects: one collection, and in it the sort keys that
// meet op; every one where op is empty.
type keyRange struct {
	partKey
	op   string
	args []string
}

// keyToken matches what key conditions are made of. Parentheses and commas are left out: without them
// each condition still reads in one way.
var keyToken = regexp.MustCompile(`[:#]?[\w.-]+|<=|>=|[=<>]`)

// keyRange reads a query's key condition; false where it is not one of the documented forms.
func (f fields) keyRange(s schema) (keyRange, bool) {
	var text string
	var values map[string]json.RawMessage
	if !f.member("KeyConditionExpression", &text) || !f.member("ExpressionAttributeValues", &values) {
		return keyRange{}, false
	}
	r := keyRange{partKey: partKey{table: s.table}}
	names, rest := f.names(), keyToken.FindAllString(text, -1)
	for len(rest) > 0 {
		name, op, args, n := condition(rest)
		if n == 0 {
			return keyRange{}, false
		}
		rest = rest[n:]
		if full, ok := names[name]; ok {
			name = full
		}
		for i := range args {
			v, ok := canonical(values[args[i]])
			if !ok {
				return keyRange{}, false
			}
			args[i] = v
		}
		switch {
		case name == s.part && op == "=" && r.part == "":
			r.part = args[0]
		case name == s.sort && s.sort != "" && r.op == "":
			r.op, r.args = op, args
		default:
			return keyRange{}, false
		}
	}
	return r, r.part != ""
}

// condition reads one condition and an AND after it, and tells how many tokens that took; 0 for none.
func condition(tokens []string) (name, op string, args []string, n int) {
	switch {
	case len(tokens) >= 5 && strings.EqualFold(tokens[1], "BETWEEN") && strings.EqualFold(tokens[3], "AND"):
		name, op, args, n = tokens[0], "BETWEEN", []string{tokens[2], tokens[4]}, 5
	case len(tokens) >= 3 && tokens[0] == "begins_with":
		name, op, args, n = tokens[1], "begins_with", []string{tokens[2]}, 3
	case len(tokens) >= 3 && strings.Contains(" = < > <= >= ", " "+tokens[1]+" "):
		name, op, args, n = tokens[0], tokens[1], []string{tokens[2]}, 3
	default:
		return "", "", nil, 0
	}
	if len(tokens) > n {
		if !strings.EqualFold(tokens[n], "AND") || len(tokens) == n+1 {
			return "", "", nil, 0
		}
		n++
	}
	return name, op, args, n
}

// has tells whether a sort key is selected.
func (r keyRange) has(sort string) bool {
	if r.op == "" {
		return true
	}
	order := compareKeys(sort, r.args[0])
	switch r.op {
	case "=":
		return order == 0
	case "<":
		return order < 0
	case "<=":
		return order <= 0
	case ">":
		return order > 0
	case ">=":
		return order >= 0
	case "begins_with":
		return hasPrefix(sort, r.args[0])
	}
	return order >= 0 && compareKeys(sort, r.args[1]) <= 0
}
