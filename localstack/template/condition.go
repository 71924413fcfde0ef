package template

// condition says whether a condition of the template holds.
func (d *document) condition(name string, place Place) (bool, error) {
	v := d.root.get("Conditions", name)
	if v.is(null) {
		return false, errorAt(place, "there is no condition %s", name)
	}
	return d.holds(v)
}

func (d *document) choose(argument value, place Place) (value, error) {
	if len(argument.items) != 3 || !argument.items[0].is(scalar) {
		return value{}, errorAt(place, "Fn::If takes the name of a condition and two values")
	}
	holds, err := d.condition(argument.items[0].text, place)
	if err != nil {
		return value{}, err
	}
	if holds {
		return d.resolve(argument.items[1])
	}
	return d.resolve(argument.items[2])
}

func (d *document) holds(v value) (bool, error) {
	d.reader.depth++
	defer func() { d.reader.depth-- }()
	if d.reader.depth > 4*maxDepth {
		return false, errorAt(v.place, "this condition refers to itself")
	}
	name, argument, ok := v.call()
	if !ok {
		return d.flag(v, false)
	}
	switch name {
	case "Condition":
		return d.condition(argument.text, v.place)
	case "Fn::Equals":
		sides, err := d.texts(argument)
		if err == nil && len(sides) != 2 {
			err = errorAt(v.place, "Fn::Equals takes two values")
		}
		return err == nil && sides[0] == sides[1], err
	case "Fn::Not":
		if len(argument.items) != 1 {
			return false, errorAt(v.place, "Fn::Not takes a list of one condition")
		}
		holds, err := d.holds(argument.items[0])
		return !holds, err
	case "Fn::And":
		return d.combine(argument, true)
	case "Fn::Or":
		return d.combine(argument, false)
	}
	return false, errorAt(v.place, "%s is not a condition", name)
}

// combine is And where all is true, Or where it is false.
func (d *document) combine(argument value, all bool) (bool, error) {
	for _, item := range argument.items {
		holds, err := d.holds(item)
		if err != nil {
			return false, err
		}
		if holds != all {
			return holds, nil
		}
	}
	return all, nil
}
