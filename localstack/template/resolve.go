package template

import (
	"strconv"
	"strings"
)

// resolve is v with every intrinsic function replaced by what it stands for.
func (d *document) resolve(v value) (value, error) {
	d.reader.depth++
	defer func() { d.reader.depth-- }()
	if d.reader.depth > 4*maxDepth {
		return value{}, errorAt(v.place, "this refers to itself")
	}
	if name, argument, ok := v.call(); ok {
		return d.call(name, argument, v.place)
	}
	switch v.kind {
	case list:
		return d.resolveList(v)
	case mapping:
		return d.resolveMapping(v)
	}
	return v, nil
}

func (d *document) resolveList(v value) (value, error) {
	out := value{kind: list, place: v.place}
	for _, item := range v.items {
		resolved, err := d.resolve(item)
		if err != nil {
			return value{}, err
		}
		if !resolved.is(null) { // AWS::NoValue takes the item away
			out.items = append(out.items, resolved)
		}
	}
	return out, nil
}

func (d *document) resolveMapping(v value) (value, error) {
	out := value{kind: mapping, place: v.place}
	for _, e := range v.entries {
		resolved, err := d.resolve(e.value)
		if err != nil {
			return value{}, err
		}
		if !resolved.is(null) {
			out.entries = append(out.entries, entry{e.key, resolved})
		}
	}
	return out, nil
}

// text is v resolved, which must be a scalar; a null is "".
func (d *document) text(v value) (string, error) {
	v, err := d.resolve(v)
	if err != nil {
		return "", err
	}
	if v.kind != scalar && v.kind != null {
		return "", errorAt(v.place, "a word must stand here, not a list or a mapping")
	}
	return v.text, nil
}

// number is v resolved as a whole number that is not negative, or fallback where v is absent.
func (d *document) number(v value, fallback int) (int, error) {
	text, err := d.text(v)
	if err != nil || text == "" {
		return fallback, err
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 0 {
		return 0, errorAt(v.place, "%q is not a number that can stand here", text)
	}
	return n, nil
}

// flag is v resolved as a boolean; absent is fallback.
func (d *document) flag(v value, fallback bool) (bool, error) {
	text, err := d.text(v)
	if err != nil || text == "" {
		return fallback, err
	}
	b, err := strconv.ParseBool(strings.ToLower(text))
	if err != nil {
		return false, errorAt(v.place, "%q is neither true nor false", text)
	}
	return b, nil
}

// texts is v resolved as a list of words; one word alone is a list of one.
func (d *document) texts(v value) ([]string, error) {
	v, err := d.resolve(v)
	if err != nil {
		return nil, err
	}
	if v.is(scalar) {
		return []string{v.text}, nil
	}
	var out []string
	for _, item := range v.items {
		if !item.is(scalar) {
			return nil, errorAt(item.place, "a word must stand here")
		}
		out = append(out, item.text)
	}
	return out, nil
}
