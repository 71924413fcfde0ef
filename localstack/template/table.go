package template

// Table is a DynamoDB table.
type Table struct {
	LogicalID  string
	Name       string
	Attributes []Attribute
	Keys       []Key
	StreamView string // "" where the table has no stream
	TTL        string // the attribute that holds when an item ends, "" where nothing does
	Place      Place
}

// Attribute is a key attribute and its type: S, N or B.
type Attribute struct{ Name, Type string }

// Key is an attribute of the primary key and its part in it: HASH or RANGE.
type Key struct{ Name, Type string }

func (r *reader) table(d *document, res resource) error {
	name, err := d.nameOr(res, "TableName")
	if err != nil {
		return err
	}
	if err := r.claim("table", name, res.place); err != nil {
		return err
	}
	t := Table{LogicalID: res.id, Name: name, Place: res.place}
	// Only what a table is made of is resolved: encryption, backup and tags mean nothing here.
	attributes, err := d.resolve(res.properties.get("AttributeDefinitions"))
	if err != nil {
		return err
	}
	for _, item := range attributes.items {
		t.Attributes = append(t.Attributes, Attribute{item.get("AttributeName").text, item.get("AttributeType").text})
	}
	keys, err := d.resolve(res.properties.get("KeySchema"))
	if err != nil {
		return err
	}
	for _, item := range keys.items {
		t.Keys = append(t.Keys, Key{item.get("AttributeName").text, item.get("KeyType").text})
	}
	if err := t.check(); err != nil {
		return err
	}
	if t.StreamView, err = d.text(res.properties.get("StreamSpecification", "StreamViewType")); err != nil {
		return err
	}
	if t.TTL, err = d.ttl(res.properties.get("TimeToLiveSpecification")); err != nil {
		return err
	}
	if indexes := res.properties.get("GlobalSecondaryIndexes"); !indexes.is(null) {
		return errorAt(indexes.place, "table %s has a secondary index; they are eventually consistent, and the local stack makes none", name)
	}
	r.stack.Tables = append(r.stack.Tables, t)
	return nil
}

// check finds what would otherwise come back from the engine without its place.
func (t Table) check() error {
	if len(t.Keys) == 0 || len(t.Keys) > 2 {
		return errorAt(t.Place, "table %s needs a KeySchema of one or two keys", t.Name)
	}
	defined := map[string]bool{}
	for _, a := range t.Attributes {
		defined[a.Name] = true
	}
	for _, k := range t.Keys {
		if !defined[k.Name] {
			return errorAt(t.Place, "table %s: the key %q is not among its AttributeDefinitions", t.Name, k.Name)
		}
	}
	return nil
}

func (d *document) ttl(v value) (string, error) {
	enabled, err := d.flag(v.get("Enabled"), false)
	if err != nil || !enabled {
		return "", err
	}
	return d.text(v.get("AttributeName"))
}
