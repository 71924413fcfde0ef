package template

// kind is what a value is.
type kind int

const (
	null kind = iota
	scalar
	list
	mapping
)

// value is a piece of a template, with its place. Short forms (!Ref x) have become long ones
// (Ref: x), so that nothing after reading needs to know both.
type value struct {
	kind    kind
	text    string  // of a scalar, as written without quotes
	items   []value // of a list
	entries []entry // of a mapping, in the order of the file
	place   Place
}

type entry struct {
	key   string
	value value
}

func textValue(text string, place Place) value {
	return value{kind: scalar, text: text, place: place}
}

func boolValue(b bool, place Place) value {
	if b {
		return textValue("true", place)
	}
	return textValue("false", place)
}

// get is the value of key, or a null at v's place, so that lookups chain.
func (v value) get(keys ...string) value {
	for _, key := range keys {
		v = v.one(key)
	}
	return v
}

func (v value) one(key string) value {
	for _, e := range v.entries {
		if e.key == key {
			return e.value
		}
	}
	return value{place: v.place}
}

func (v value) is(k kind) bool { return v.kind == k }

// call is the function and its argument, where v is an intrinsic function: a mapping of one entry.
func (v value) call() (name string, argument value, ok bool) {
	if v.kind != mapping || len(v.entries) != 1 {
		return "", value{}, false
	}
	e := v.entries[0]
	if e.key == "Ref" || e.key == "Condition" || len(e.key) > 4 && e.key[:4] == "Fn::" {
		return e.key, e.value, true
	}
	return "", value{}, false
}
