package faults

import (
	"encoding/json"
	"regexp"
	"strings"
)

// projection is the list of attributes that a read asked for. The proxy asks the engine for whole
// items, so that it knows whose they are, and cuts its answers itself.
type projection []string // nil: everything

// takeProjection removes a projection of top-level attributes from a read, with the names that only it
// used: the engine refuses names that nothing uses. It returns false for what the proxy cannot cut.
func (f fields) takeProjection() (projection, bool) {
	if _, old := f["AttributesToGet"]; old {
		return nil, false
	}
	var text string
	if !f.member("ProjectionExpression", &text) {
		return nil, true
	}
	if strings.ContainsAny(text, ".[") {
		return nil, false
	}
	names := f.names()
	var p projection
	for _, part := range strings.Split(text, ",") {
		name := strings.TrimSpace(part)
		if full, ok := names[name]; ok {
			name = full
		}
		p = append(p, name)
	}
	delete(f, "ProjectionExpression")
	f.keepNames(names)
	return p, true
}

func (f fields) names() map[string]string {
	var names map[string]string
	f.member("ExpressionAttributeNames", &names)
	return names
}

var placeholder = regexp.MustCompile(`#\w+`)

// keepNames leaves the names that the other expressions still use.
func (f fields) keepNames(names map[string]string) {
	kept := map[string]string{}
	for _, member := range []string{"KeyConditionExpression", "FilterExpression"} {
		var text string
		f.member(member, &text)
		for _, name := range placeholder.FindAllString(text, -1) {
			kept[name] = names[name]
		}
	}
	delete(f, "ExpressionAttributeNames")
	if len(kept) > 0 {
		f.put("ExpressionAttributeNames", kept)
	}
}

// cut leaves of an item what was asked for.
func (p projection) cut(it item) item {
	if p == nil {
		return it
	}
	part := item{}
	for _, name := range p {
		if value, ok := it[name]; ok {
			part[name] = value
		}
	}
	return part
}

// body is the request as the engine is to have it.
func (f fields) body() []byte {
	data, err := json.Marshal(f)
	if err != nil {
		panic("faults: request: " + err.Error()) // it was read from JSON
	}
	return data
}
