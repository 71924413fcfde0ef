package conformance

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// Fault is a body that the document does not allow: a good one, changed in one place.
type Fault struct {
	What  string // what is wrong, in words
	At    string // the JSON pointer of the place
	Body  any
	Value bool // well-formed, and wrong by its value: its length, range, pattern or words
}

// Faults are the good body of an operation made wrong in every way that its schema has.
func (c *Contract) Faults(o *Operation, good any) []Fault {
	body, at := c.resolve(object(o.Node, "requestBody"), o.pointer+"/requestBody")
	schema := object(object(object(body, "content"), "application/json"), "schema")
	f := faulty{Contract: c, schema: at + "/content/application~1json/schema", good: good}
	f.walk(schema, nil)
	return slices.DeleteFunc(f.found, func(fault Fault) bool { return f.valid(fault.Body) }) // by chance it is right
}

type faulty struct {
	*Contract
	schema string // where the schema of the whole body stands
	good   any
	found  []Fault
}

// walk makes the value at a path of the good body wrong in every way that one schema of it has.
func (f *faulty) walk(schema map[string]any, path []string) {
	schema, _ = f.resolve(schema, "")
	f.types(schema, path)
	f.texts(schema, path)
	f.numbers(schema, path)
	f.lists(schema, path)
	f.objects(schema, path)
	for _, name := range []string{"allOf", "anyOf", "oneOf"} {
		list, _ := schema[name].([]any)
		for _, one := range list {
			f.walk(one.(map[string]any), path)
		}
	}
	if then := object(schema, "then"); then != nil {
		f.walk(then, path)
	}
}

func (f *faulty) add(what string, path []string, value any, wrongValue bool) {
	f.found = append(f.found, Fault{what, pointerOf(path), changed(f.good, path, value), wrongValue})
}

// types puts a value of every other type into the place.
func (f *faulty) types(schema map[string]any, path []string) {
	kinds, ok := schema["type"].([]any)
	if !ok && schema["type"] == nil {
		return
	}
	if !ok {
		kinds = []any{schema["type"]}
	}
	for kind, value := range map[string]any{
		"null": nil, "boolean": true, "integer": json.Number("7"), "number": json.Number("1.5"), "string": "7", "array": []any{}, "object": map[string]any{},
	} {
		if !slices.Contains(kinds, any(kind)) && !(kind == "integer" && slices.Contains(kinds, any("number"))) {
			f.add(kind, path, value, false)
		}
	}
}

func (f *faulty) texts(schema map[string]any, path []string) {
	if n, ok := number(schema, "minLength"); ok && n > 0 {
		f.add("too short", path, strings.Repeat("x", int(n-1)), true)
	}
	if n, ok := number(schema, "maxLength"); ok {
		f.add("too long", path, strings.Repeat("x", int(n+1)), true)
		f.add("too long, in other letters", path, strings.Repeat("é", int(n+1)), true)
	}
	if _, ok := schema["pattern"]; ok {
		for _, text := range []string{"", " ", "\x00", "a b", "a\nb", "é", "-", "/", strings.Repeat("x", 1000)} {
			f.add(fmt.Sprintf("not by its pattern: %.9q", text), path, text, true)
		}
	}
	words, _ := schema["enum"].([]any)
	for _, word := range words {
		text, ok := word.(string)
		if !ok {
			continue
		}
		for _, other := range []string{"", "nonsense", " " + text, text + "\x00", strings.ToUpper(text), strings.ToLower(text)} {
			f.add(fmt.Sprintf("not of its words: %q", other), path, other, true)
		}
	}
}

func (f *faulty) numbers(schema map[string]any, path []string) {
	if schema["type"] != "integer" {
		return
	}
	if n, ok := number(schema, "minimum"); ok {
		f.add("too small", path, json.Number(strconv.FormatInt(n-1, 10)), true)
	}
	if n, ok := number(schema, "maximum"); ok {
		f.add("too great", path, json.Number(strconv.FormatInt(n+1, 10)), true)
	}
	for _, text := range []string{"0.5", "1e-1", "1e400", "-1e400", "9223372036854775808", "123456789012345678901234567890"} {
		f.add(text, path, json.Number(text), false)
	}
}

func (f *faulty) lists(schema map[string]any, path []string) {
	items := object(schema, "items")
	if n, ok := number(schema, "minItems"); ok && n > 0 {
		f.add("too few", path, []any{}, true)
	}
	if n, ok := number(schema, "maxItems"); ok {
		f.add("too many", path, slices.Repeat([]any{f.sample(items)}, int(n+1)), true)
	}
	if items == nil {
		return
	}
	list, _ := at(f.good, path).([]any)
	if len(list) == 0 {
		f.with(path, []any{f.sample(items)}, func() { f.walk(items, append(slices.Clone(path), "0")) })
		return
	}
	f.walk(items, append(slices.Clone(path), strconv.Itoa(len(list)-1)))
}

func (f *faulty) objects(schema map[string]any, path []string) {
	required, _ := schema["required"].([]any)
	for _, name := range required {
		f.add("missing", append(slices.Clone(path), name.(string)), absent{}, false)
		if schema["type"] == nil { // one of several schemas: another member may be what is missing
			f.found[len(f.found)-1].At = pointerOf(path)
		}
	}
	for name, property := range object(schema, "properties") {
		if schema, ok := property.(map[string]any); ok { // true allows anything
			f.member(append(slices.Clone(path), name), schema)
		}
	}
	switch others := schema["additionalProperties"].(type) {
	case bool:
		for _, name := range []string{"nobody_knows_this", "__proto__", "a/b~c", ""} {
			f.add("unknown", append(slices.Clone(path), name), json.Number("1"), false)
		}
	case map[string]any:
		f.member(append(slices.Clone(path), "a/b~c"), others)
	}
	if n, ok := number(schema, "minProperties"); ok && n > 0 {
		f.add("empty", path, map[string]any{}, false)
	}
	if _, ok := number(schema, "maxProperties"); ok {
		f.add("full", path, f.full(schema), false)
	}
}

// member walks a member of an object, there or not.
func (f *faulty) member(path []string, schema map[string]any) {
	if at(f.good, path) != nil {
		f.walk(schema, path)
		return
	}
	last := len(path) - 1
	alone := map[string]any{path[last]: f.sample(schema)}
	if f.valid(changed(f.good, path, alone[path[last]])) {
		f.with(path, alone[path[last]], func() { f.walk(schema, path) })
	} else if f.valid(changed(f.good, path[:last], alone)) { // it does not go with the others
		f.with(path[:last], alone, func() { f.walk(schema, path) })
	}
}

func (f *faulty) valid(body any) bool {
	text, _ := json.Marshal(body) // it was read from JSON
	return f.schemas.check(asWritten, f.schema, read(text)) == nil
}

// with walks on with another value in a place.
func (f *faulty) with(path []string, value any, walk func()) {
	before := f.good
	f.good = changed(f.good, path, value)
	walk()
	f.good = before
}

// sample is a value that a schema allows, as far as its own words say it.
func (f *faulty) sample(schema map[string]any) any {
	schema, _ = f.resolve(schema, "")
	if examples, _ := schema["examples"].([]any); len(examples) > 0 {
		return examples[0]
	}
	if words, _ := schema["enum"].([]any); len(words) > 0 {
		return words[0]
	}
	kind := text(schema, "type")
	if kinds, _ := schema["type"].([]any); len(kinds) > 0 {
		kind = kinds[0].(string)
	}
	switch kind {
	case "string":
		return "x"
	case "integer":
		return json.Number("1")
	case "boolean":
		return true
	case "array":
		return []any{f.sample(object(schema, "items"))}
	case "object":
		return f.full(schema)
	}
	return nil
}

// full is an object with every member that a schema names.
func (f *faulty) full(schema map[string]any) map[string]any {
	members := map[string]any{}
	for name, property := range object(schema, "properties") {
		if schema, ok := property.(map[string]any); ok {
			members[name] = f.sample(schema)
		}
	}
	return members
}

type absent struct{}

// changed is a copy of a value with another one at a path.
func changed(value any, path []string, to any) any {
	if len(path) == 0 {
		return to
	}
	switch value := value.(type) {
	case []any:
		copied := slices.Clone(value)
		i, _ := strconv.Atoi(path[0])
		copied[i] = changed(copied[i], path[1:], to)
		return copied
	case map[string]any:
		copied := maps.Clone(value)
		if copied[path[0]] = changed(copied[path[0]], path[1:], to); copied[path[0]] == (absent{}) {
			delete(copied, path[0])
		}
		return copied
	}
	return changed(map[string]any{}, path, to)
}

func at(value any, path []string) any {
	for _, name := range path {
		switch inside := value.(type) {
		case []any:
			i, _ := strconv.Atoi(name)
			value = inside[i]
		case map[string]any:
			value = inside[name]
		default:
			return nil
		}
	}
	return value
}

func pointerOf(path []string) string {
	var pointer strings.Builder
	for _, name := range path {
		pointer.WriteString("/" + escape(name))
	}
	return pointer.String()
}

func number(schema map[string]any, name string) (int64, bool) {
	n, ok := schema[name].(json.Number)
	if !ok {
		return 0, false
	}
	whole, err := n.Int64()
	return whole, err == nil
}
