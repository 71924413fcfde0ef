package template

import "slices"

// Statement is one of a function's policies: what it may, or must not, do.
type Statement struct {
	Denies    bool
	Actions   []string // "dynamodb:Query"; a * stands for anything
	Resources []string // ARNs; likewise
	Place     Place
}

// policies reads the statements of a function. What cannot be understood here (a condition, a managed policy, a
// role from elsewhere) is refused: to pass over it could grant or withhold what AWS does not.
func (d *document) policies(res resource) ([]Statement, error) {
	if role := res.properties.get("Role"); !role.is(null) {
		return nil, errorAt(role.place, "function %s has a Role; the local stack reads Policies only", res.id)
	}
	documents := res.properties.get("Policies")
	switch documents.kind {
	case null:
		return nil, nil
	case mapping:
		documents = value{kind: list, items: []value{documents}, place: documents.place}
	case scalar:
		return nil, notUnderstood(documents, res)
	}
	var out []Statement
	for _, item := range documents.items {
		item, err := d.resolve(item)
		if err != nil {
			return nil, err
		}
		if !item.hasOnly("Version", "Statement") {
			return nil, notUnderstood(item, res)
		}
		statements := item.get("Statement")
		if statements.is(mapping) { // one stands for a list of one
			statements = value{kind: list, items: []value{statements}}
		}
		for _, v := range statements.items {
			s, err := d.statement(v, res)
			if err != nil {
				return nil, err
			}
			out = append(out, s)
		}
	}
	return out, nil
}

func (d *document) statement(v value, res resource) (Statement, error) {
	s := Statement{Place: v.place}
	if !v.hasOnly("Sid", "Effect", "Action", "Resource") {
		return s, notUnderstood(v, res)
	}
	switch effect := v.get("Effect"); effect.text {
	case "Allow":
	case "Deny":
		s.Denies = true
	default:
		return s, errorAt(effect.place, "Effect is %q; it must be Allow or Deny", effect.text)
	}
	var err error
	if s.Actions, err = d.texts(v.get("Action")); err != nil {
		return s, err
	}
	s.Resources, err = d.texts(v.get("Resource"))
	return s, err
}

func notUnderstood(v value, res resource) error {
	return errorAt(v.place, "this policy of %s is not understood by the local stack: it reads statements of Effect, Action and Resource", res.id)
}

// hasOnly says whether v is a mapping with none but these keys.
func (v value) hasOnly(keys ...string) bool {
	for _, e := range v.entries {
		if !slices.Contains(keys, e.key) {
			return false
		}
	}
	return v.is(mapping)
}
