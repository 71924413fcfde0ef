package web

import (
	"errors"
	"fmt"
	"io"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"github.com/parleyhq/parley/shared/parley"
)

// DecodeObject reads a JSON object as Decode does, wherever it came from. A jsontext.Value takes any value,
// null too, and an OrNull null; nothing else takes it, for an absent field is left out.
func DecodeObject(text []byte, v any) error {
	err := json.Unmarshal(text, v, json.RejectUnknownMembers(true), asDocumented())
	if err == nil && jsontext.Value(text).Kind() != '{' {
		return noObject()
	}
	if err == nil {
		return nil
	}
	return unreadable(err)
}

// asDocumented reads values as JSON Schema has them, where Go's reading is another.
func asDocumented() json.Options {
	return json.WithUnmarshalers(json.JoinUnmarshalers(json.UnmarshalFromFunc(noNull), json.UnmarshalFromFunc(wholeNumber)))
}

// noNull refuses null where the decoder would leave the zero value, as if the field were absent.
func noNull(d *jsontext.Decoder, v any) error {
	if d.PeekKind() != 'n' {
		return errors.ErrUnsupported
	}
	switch v.(type) {
	case *jsontext.Value, interface{ takesNull() }:
		return errors.ErrUnsupported
	}
	if _, err := d.ReadToken(); err != nil {
		return err // it only begins like null
	}
	return wrongKind('n')
}

// wholeNumber reads an integer however it is written: 5, 5.0 and 50e-1 are one number.
func wholeNumber(d *jsontext.Decoder, n *int64) error {
	if d.PeekKind() != '0' {
		return errors.ErrUnsupported
	}
	text, err := d.ReadValue()
	if err != nil {
		return err
	}
	whole, ok := parley.WholeNumber(string(text))
	if !ok {
		return wrongKind('0')
	}
	*n = whole
	return nil
}

// wrongKind is a value of a kind that cannot stand where it does.
type wrongKind jsontext.Kind

func (k wrongKind) Error() string { return kindName(jsontext.Kind(k)) + " cannot stand here" }

func unreadable(err error) error { return unreadableAs("object", err) }

func unreadableAs(kind string, err error) error {
	var syntactic *jsontext.SyntacticError
	if errors.As(err, &syntactic) || errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) {
		return parley.Refuse(parley.Malformed, "the body must be one JSON "+kind+", in UTF-8, with no name twice and nested at most 10,000 deep"+place(syntactic))
	}
	var semantic *json.SemanticError
	if errors.As(err, &semantic) {
		return refuseSemantic(semantic)
	}
	return parley.Refuse(parley.InvalidRequest, "the body cannot be read")
}

// place says where a text stopped being JSON.
func place(e *jsontext.SyntacticError) string {
	if e == nil {
		return ""
	}
	return fmt.Sprintf("; it goes wrong at byte %d", e.ByteOffset)
}

func noObject() error {
	return parley.Refuse(parley.InvalidRequest, "the body must be one JSON object")
}

func refuseSemantic(e *json.SemanticError) error {
	pointer := string(e.JSONPointer)
	if pointer == "" {
		return noObject()
	}
	if errors.Is(e, json.ErrUnknownName) {
		return parley.RefuseField(parley.InvalidRequest, pointer, "unknown field")
	}
	var refused *parley.Error
	if errors.As(e.Err, &refused) {
		return placed(refused, pointer)
	}
	var wrong wrongKind
	if !errors.As(e.Err, &wrong) {
		wrong = wrongKind(e.JSONKind)
	}
	return parley.RefuseField(parley.InvalidRequest, pointer, "wrong type: "+wrong.Error())
}

// placed is a refusal of a value that did not know where it stands.
func placed(refused *parley.Error, pointer string) *parley.Error {
	if len(refused.Fields) > 0 {
		return refused
	}
	return parley.RefuseField(refused.Code, pointer, refused.Detail)
}

func kindName(k jsontext.Kind) string {
	switch k {
	case 'n':
		return "null"
	case 't', 'f':
		return "a boolean"
	case '"':
		return "a string"
	case '0':
		return "this number"
	case '{':
		return "an object"
	case '[':
		return "an array"
	}
	return "this"
}
