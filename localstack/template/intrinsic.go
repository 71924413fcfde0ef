package template

import (
	"encoding/base64"
	"strconv"
	"strings"
)

func (d *document) call(name string, argument value, place Place) (value, error) {
	switch name {
	case "Ref":
		return d.ref(argument, place)
	case "Fn::GetAtt":
		return d.getAtt(argument, place)
	case "Fn::Sub":
		return d.sub(argument, place)
	case "Fn::Join":
		return d.join(argument, place)
	case "Fn::If":
		return d.choose(argument, place)
	case "Fn::FindInMap":
		return d.findInMap(argument, place)
	case "Fn::Select":
		return d.selectItem(argument, place)
	case "Fn::Split":
		return d.split(argument, place)
	case "Fn::Base64":
		text, err := d.text(argument)
		return textValue(base64.StdEncoding.EncodeToString([]byte(text)), place), err
	case "Condition", "Fn::Equals", "Fn::Not", "Fn::And", "Fn::Or":
		holds, err := d.holds(value{kind: mapping, entries: []entry{{name, argument}}, place: place})
		return boolValue(holds, place), err
	}
	return value{}, errorAt(place, "%s is not known to the local stack", name)
}

// sub replaces ${Name} and ${Name.Attribute}; ${!Name} stands for the characters ${Name}.
func (d *document) sub(argument value, place Place) (value, error) {
	var own value
	if argument.is(list) {
		if len(argument.items) != 2 {
			return value{}, errorAt(place, "Fn::Sub takes a text, or a list of a text and a mapping")
		}
		argument, own = argument.items[0], argument.items[1]
	}
	if !argument.is(scalar) {
		return value{}, errorAt(place, "Fn::Sub takes a text")
	}
	var out strings.Builder
	rest := argument.text
	for {
		before, after, found := strings.Cut(rest, "${")
		out.WriteString(before)
		if !found {
			return textValue(out.String(), place), nil
		}
		name, behind, closed := strings.Cut(after, "}")
		if !closed {
			return value{}, errorAt(place, "Fn::Sub: a ${ is never closed")
		}
		text, err := d.substitute(name, own, place)
		if err != nil {
			return value{}, err
		}
		out.WriteString(text)
		rest = behind
	}
}

func (d *document) substitute(name string, own value, place Place) (string, error) {
	if literal, ok := strings.CutPrefix(name, "!"); ok {
		return "${" + literal + "}", nil
	}
	if v := own.get(name); !v.is(null) {
		return d.text(v)
	}
	var v value
	var err error
	if strings.Contains(name, ".") {
		v, err = d.getAtt(textValue(name, place), place)
	} else {
		v, err = d.ref(textValue(name, place), place)
	}
	if err != nil {
		return "", err
	}
	return d.text(v)
}

func (d *document) join(argument value, place Place) (value, error) {
	if len(argument.items) != 2 {
		return value{}, errorAt(place, "Fn::Join takes a separator and a list")
	}
	separator, err := d.text(argument.items[0])
	if err != nil {
		return value{}, err
	}
	parts, err := d.texts(argument.items[1])
	return textValue(strings.Join(parts, separator), place), err
}

func (d *document) findInMap(argument value, place Place) (value, error) {
	keys, err := d.texts(argument)
	if err != nil {
		return value{}, err
	}
	if len(keys) != 3 {
		return value{}, errorAt(place, "Fn::FindInMap takes a map, a first key and a second key")
	}
	found := d.root.get("Mappings", keys[0], keys[1], keys[2])
	if found.is(null) {
		return value{}, errorAt(place, "Mappings have no %s", strings.Join(keys, "."))
	}
	return d.resolve(found)
}

func (d *document) selectItem(argument value, place Place) (value, error) {
	if len(argument.items) != 2 {
		return value{}, errorAt(place, "Fn::Select takes a number and a list")
	}
	at, err := d.text(argument.items[0])
	if err != nil {
		return value{}, err
	}
	items, err := d.texts(argument.items[1])
	if err != nil {
		return value{}, err
	}
	n, err := strconv.Atoi(at)
	if err != nil || n < 0 || n >= len(items) {
		return value{}, errorAt(place, "Fn::Select: there is no item %s in a list of %d", at, len(items))
	}
	return textValue(items[n], place), nil
}

func (d *document) split(argument value, place Place) (value, error) {
	if len(argument.items) != 2 {
		return value{}, errorAt(place, "Fn::Split takes a separator and a text")
	}
	separator, err := d.text(argument.items[0])
	if err != nil {
		return value{}, err
	}
	text, err := d.text(argument.items[1])
	if err != nil {
		return value{}, err
	}
	if separator == "" {
		return value{}, errorAt(place, "Fn::Split needs a separator")
	}
	out := value{kind: list, place: place}
	for part := range strings.SplitSeq(text, separator) {
		out.items = append(out.items, textValue(part, place))
	}
	return out, nil
}
