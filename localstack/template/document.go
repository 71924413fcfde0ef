package template

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// document is one template file with the parameters it was given.
type document struct {
	reader     *reader
	root       value
	parameters map[string]value
	resources  []resource
	byID       map[string]resource
	children   map[string]*document // nested templates, by the logical id of their resource
}

type resource struct {
	id, kind   string
	properties value
	place      Place
}

// open reads the template at file, called name in messages, and those nested in it.
func (r *reader) open(file, name string, given map[string]value) (*document, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		reason := err.Error()
		if errors.Is(err, fs.ErrNotExist) {
			reason = "there is no such file"
		}
		return nil, errorAt(Place{name, 1}, "%s", reason)
	}
	return r.load(text, filepath.Dir(file), name, given)
}

// load makes a document of text; templates nested in it lie below dir.
func (r *reader) load(text []byte, dir, name string, given map[string]value) (*document, error) {
	root, err := parse(name, text)
	if err != nil {
		return nil, err
	}
	doc := &document{reader: r, root: root, parameters: map[string]value{}, byID: map[string]resource{}, children: map[string]*document{}}
	if err := doc.readParameters(given); err != nil {
		return nil, err
	}
	if err := doc.readResources(); err != nil {
		return nil, err
	}
	return doc, doc.openChildren(dir, name)
}

func (d *document) readParameters(given map[string]value) error {
	for _, e := range d.root.get("Parameters").entries {
		v, ok := given[e.key]
		if !ok {
			v = e.value.get("Default")
		}
		if v.is(null) {
			// Without a default a person types the value at deployment; here it is simply empty.
			v = textValue("", e.value.place)
		}
		if kind := e.value.get("Type").text; v.is(scalar) && (kind == "CommaDelimitedList" || strings.HasPrefix(kind, "List<")) {
			v = listOf(v)
		}
		d.parameters[e.key] = v
	}
	return nil
}

// listOf cuts a text like "a, b" into its items.
func listOf(v value) value {
	out := value{kind: list, place: v.place}
	for part := range strings.SplitSeq(v.text, ",") {
		out.items = append(out.items, textValue(strings.TrimSpace(part), v.place))
	}
	return out
}

func (d *document) readResources() error {
	section := d.root.get("Resources")
	if !section.is(mapping) {
		return errorAt(section.place, "the template has no Resources")
	}
	for _, e := range section.entries {
		kind := e.value.get("Type")
		if !kind.is(scalar) || kind.text == "" {
			return errorAt(e.value.place, "resource %s has no Type", e.key)
		}
		if condition := e.value.get("Condition"); condition.is(scalar) {
			holds, err := d.condition(condition.text, condition.place)
			if err != nil {
				return err
			}
			if !holds {
				continue
			}
		}
		res := resource{e.key, kind.text, e.value.get("Properties"), e.value.place}
		d.resources = append(d.resources, res)
		d.byID[e.key] = res
	}
	return nil
}

// openChildren opens the templates that doc nests. In the order of the file: a nested template may
// be given what an earlier one puts out, and resolving asks for it by name.
func (d *document) openChildren(dir, name string) error {
	if strings.Count(name, "/") > maxDepth {
		return errorAt(Place{name, 1}, "templates are nested too deep")
	}
	for _, res := range d.resources {
		location := nestedLocation(res)
		if location.is(null) {
			continue
		}
		if _, err := d.child(res, location, dir, name); err != nil {
			return err
		}
	}
	return nil
}

func nestedLocation(res resource) value {
	switch res.kind {
	case "AWS::CloudFormation::Stack":
		return res.properties.get("TemplateURL")
	case "AWS::Serverless::Application":
		return res.properties.get("Location")
	}
	return value{}
}

func (d *document) child(res resource, location value, dir, name string) (*document, error) {
	relative, err := d.text(location)
	if err != nil {
		return nil, err
	}
	if strings.Contains(relative, "://") {
		return nil, errorAt(location.place, "%s lies elsewhere; only a template in this checkout runs here", relative)
	}
	given := map[string]value{}
	for _, e := range res.properties.get("Parameters").entries {
		if given[e.key], err = d.resolve(e.value); err != nil {
			return nil, err
		}
	}
	d.reader.depth++
	defer func() { d.reader.depth-- }()
	if d.reader.depth > maxDepth {
		return nil, errorAt(location.place, "templates nest each other without end")
	}
	childName := path.Join(path.Dir(name), relative)
	child, err := d.reader.open(filepath.Join(dir, filepath.FromSlash(relative)), childName, given)
	if err != nil {
		return nil, err
	}
	d.children[res.id] = child
	return child, nil
}
