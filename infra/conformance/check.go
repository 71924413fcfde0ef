package conformance

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"mime"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// ErrAllowed is the breach of refusing as invalid_request what the document allows.
var ErrAllowed = errors.New("refused as invalid_request what the document allows")

// Check holds a call and its answer against the document, and says what does not agree. A call that
// no operation has must be answered as the routes-unknown function does.
func (c *Contract) Check(call Call, answer Answer) error {
	operation, params := c.Match(call.Method, call.URL.EscapedPath())
	if operation == nil {
		return c.checkUnknown(answer)
	}
	if err := c.checkAnswer(operation, answer); err != nil {
		return fmt.Errorf("%s answered %d: %w", operation.ID, answer.Status, err)
	}
	invalid := c.CheckRequest(operation, params, call)
	switch {
	case answer.Status < 300 && invalid != nil:
		return fmt.Errorf("%s took a request that the document does not allow: %w", operation.ID, invalid)
	case answer.Status == http.StatusBadRequest && codeOf(answer) == "invalid_request" && invalid == nil:
		return fmt.Errorf("%s: %w", operation.ID, ErrAllowed)
	}
	return nil
}

// CheckRequest says why the document does not allow a request.
func (c *Contract) CheckRequest(o *Operation, params map[string]string, call Call) error {
	query, err := url.ParseQuery(call.URL.RawQuery)
	if err != nil {
		return err
	}
	for name := range query {
		if !slices.ContainsFunc(o.params, func(p parameter) bool { return p.In == "query" && (p.Name == name || p.any()) }) {
			return fmt.Errorf("unknown query parameter %q", name)
		}
	}
	for _, p := range o.params {
		var values []string
		switch p.In {
		case "query":
			values = query[p.Name]
		case "header":
			values = call.Header.Values(p.Name)
		case "path":
			values = []string{params[p.Name]}
		}
		if err := c.checkParameter(p, values); err != nil {
			return fmt.Errorf("%s parameter %q: %w", p.In, p.Name, err)
		}
	}
	return c.checkRequestBody(o, call)
}

func (c *Contract) checkParameter(p parameter, values []string) error {
	if len(values) == 0 {
		if p.Required {
			return errors.New("missing")
		}
		return nil
	}
	if len(values) > 1 {
		return errors.New("given more than once")
	}
	schema, at := c.resolve(object(p.Node, "schema"), p.pointer+"/schema")
	if err := c.schemas.check(asWritten, at, parse(values[0], schema)); err != nil {
		return err
	}
	if schema["x-decoded"] == nil {
		return nil
	}
	decoded, err := url.PathUnescape(values[0])
	if err != nil || !utf8.ValidString(decoded) {
		return errors.New("not percent-encoded UTF-8")
	}
	return c.schemas.check(asWritten, at+"/x-decoded", decoded)
}

// parse reads the text of a parameter as what its schema says; text that is none stays a string,
// which the schema then refuses.
func parse(value string, schema map[string]any) any {
	switch text(schema, "type") {
	case "integer":
		if _, err := strconv.ParseInt(value, 10, 64); err == nil {
			return json.Number(value)
		}
	case "boolean":
		if value == "true" || value == "false" {
			return value == "true"
		}
	case "array":
		var items []any
		for item := range strings.SplitSeq(value, ",") {
			items = append(items, item)
		}
		return items
	}
	return value
}

func (c *Contract) checkRequestBody(o *Operation, call Call) error {
	entry := object(o.Node, "requestBody")
	if entry == nil {
		return nil
	}
	body, pointer := c.resolve(entry, o.pointer+"/requestBody")
	kind, _, err := mime.ParseMediaType(call.Header.Get("Content-Type"))
	if err != nil || object(object(body, "content"), kind) == nil {
		return errors.New("the body is of no type that the document has")
	}
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(call.Body))
	if err != nil {
		return fmt.Errorf("the body is not JSON: %w", err)
	}
	return c.schemas.check(asWritten, pointer+"/content/"+escape(kind)+"/schema", value)
}

func (c *Contract) checkAnswer(o *Operation, answer Answer) error {
	responses := object(o.Node, "responses")
	status := strconv.Itoa(answer.Status)
	entry := object(responses, status)
	if entry == nil {
		return fmt.Errorf("not in the document: %s", clip(answer.Body))
	}
	return c.checkResponse(entry, o.pointer+"/responses/"+status, answer)
}

func (c *Contract) checkUnknown(answer Answer) error {
	name := map[int]string{http.StatusNotFound: "NotFound", http.StatusMethodNotAllowed: "MethodNotAllowed"}[answer.Status]
	if name == "" {
		return fmt.Errorf("an unknown route answered %d: %s", answer.Status, clip(answer.Body))
	}
	return c.checkResponse(map[string]any{"$ref": "#/components/responses/" + name}, "", answer)
}

func (c *Contract) checkResponse(entry map[string]any, at string, answer Answer) error {
	response, at := c.resolve(entry, at)
	for name, header := range object(response, "headers") {
		if err := c.checkHeader(name, header.(map[string]any), at+"/headers/"+escape(name), answer.Header); err != nil {
			return err
		}
	}
	content := object(response, "content")
	if content == nil {
		if len(answer.Body) > 0 {
			return fmt.Errorf("a body where there is none: %s", clip(answer.Body))
		}
		return nil
	}
	kind, _, _ := mime.ParseMediaType(answer.Header.Get("Content-Type"))
	if object(content, kind) == nil {
		return fmt.Errorf("content type %q: %s", answer.Header.Get("Content-Type"), clip(answer.Body))
	}
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(answer.Body))
	if err != nil {
		return fmt.Errorf("body: %w", err)
	}
	if err := c.schemas.check(closed, at+"/content/"+escape(kind)+"/schema", value); err != nil {
		return fmt.Errorf("%w\n%s", err, clip(answer.Body))
	}
	if kind == "application/problem+json" && fmt.Sprint(value.(map[string]any)["status"]) != strconv.Itoa(answer.Status) {
		return fmt.Errorf("the problem says another status: %s", clip(answer.Body))
	}
	return nil
}

func (c *Contract) checkHeader(name string, entry map[string]any, at string, header http.Header) error {
	node, at := c.resolve(entry, at)
	values := header.Values(name)
	if len(values) == 0 {
		if node["required"] == true {
			return fmt.Errorf("header %s is missing", name)
		}
		return nil
	}
	if err := c.schemas.check(closed, at+"/schema", parse(values[0], object(node, "schema"))); err != nil {
		return fmt.Errorf("header %s: %w", name, err)
	}
	return nil
}

func codeOf(answer Answer) string {
	var problem struct {
		Code string `json:"code"`
	}
	_ = json.Unmarshal(answer.Body, &problem) // a body that is none has no code
	return problem.Code
}

func clip(body []byte) string {
	if len(body) > 800 {
		return string(body[:800]) + "…"
	}
	return string(body)
}
