package socket

import (
	"bytes"
	"encoding/json"
	"strings"
)

// invoking is the action that a policy has to allow.
const invoking = "execute-api:Invoke"

type policy struct{ Statement []statement }

// statement is one of a policy, as far as it is understood here. What it cannot understand (a
// condition, NotAction) makes a policy unreadable: to pass over it could let somebody in.
type statement struct {
	Sid      string
	Effect   string
	Action   texts
	Resource texts
}

// texts is one text or a list of them.
type texts []string

func (t *texts) UnmarshalJSON(raw []byte) error {
	if len(raw) > 0 && raw[0] == '"' {
		*t = texts{""}
		return json.Unmarshal(raw, &(*t)[0])
	}
	return json.Unmarshal(raw, (*[]string)(t))
}

// permits says whether a policy allows to invoke a resource: something must allow it, nothing deny it.
// An unreadable policy allows nothing.
func permits(document json.RawMessage, resource string) bool {
	p, err := readPolicy(document)
	if err != nil {
		return false
	}
	allowed := false
	for _, s := range p.Statement {
		if !matchesAny(s.Action, invoking, strings.EqualFold) || !matchesAny(s.Resource, resource, func(a, b string) bool { return a == b }) {
			continue
		}
		if s.Effect != "Allow" {
			return false
		}
		allowed = true
	}
	return allowed
}

func readPolicy(document json.RawMessage) (policy, error) {
	var p policy
	var shape struct{ Statement json.RawMessage }
	if err := json.Unmarshal(document, &shape); err != nil {
		return p, err
	}
	if raw := bytes.TrimSpace(shape.Statement); len(raw) > 0 && raw[0] == '{' { // one stands for a list of one
		shape.Statement = append(append([]byte{'['}, raw...), ']')
	}
	decoder := json.NewDecoder(bytes.NewReader(shape.Statement))
	decoder.DisallowUnknownFields()
	return p, decoder.Decode(&p.Statement)
}

// matchesAny says whether text is like one of the patterns, in which * is any characters and ? is one.
func matchesAny(patterns texts, text string, equal func(a, b string) bool) bool {
	for _, pattern := range patterns {
		if matches(pattern, text, equal) {
			return true
		}
	}
	return false
}

func matches(pattern, text string, equal func(a, b string) bool) bool {
	for i := 0; i < len(pattern); i++ {
		if pattern[i] == '*' {
			for skip := 0; skip <= len(text)-i; skip++ {
				if matches(pattern[i+1:], text[i+skip:], equal) {
					return true
				}
			}
			return false
		}
		if i >= len(text) || pattern[i] != '?' && !equal(pattern[i:i+1], text[i:i+1]) {
			return false
		}
	}
	return len(pattern) == len(text)
}
