package web

import (
	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
)

// OrNull is a field of a body that may be null. To say so, and to leave it out, is one thing: Value is nil.
type OrNull[T any] struct{ Value *T }

func (*OrNull[T]) takesNull() {}

// UnmarshalJSONFrom reads a T, or null.
func (o *OrNull[T]) UnmarshalJSONFrom(d *jsontext.Decoder) error {
	if d.PeekKind() == 'n' {
		_, err := d.ReadToken()
		return err
	}
	o.Value = new(T)
	return json.UnmarshalDecode(d, o.Value)
}
