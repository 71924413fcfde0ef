package socket

import (
	"bytes"
	"encoding/json"
	"slices"

	"github.com/parleyhq/parley/localstack/iam"
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
		if !matchesAny(s.Action, invoking, iam.ActionLike) || !matchesAny(s.Resource, resource, iam.Like) {
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

// matchesAny says whether text is like one of the patterns.
func matchesAny(patterns texts, text string, like func(pattern, text string) bool) bool {
	return slices.ContainsFunc(patterns, func(pattern string) bool { return like(pattern, text) })
}
