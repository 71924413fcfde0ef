// Package wire is the shapes that clients read: what the domain's things look like as JSON, the same in
// every answer, and later in every event. It knows no transport and decides nothing. Shapes that only one
// call uses stay with that call's function.
package wire

import (
	"time"

	"github.com/parleyhq/parley/shared/parley"
)

// Time is RFC 3339 in UTC with milliseconds.
type Time time.Time

// MarshalText writes the one form that times have on the wire.
func (t Time) MarshalText() ([]byte, error) {
	return time.Time(t).UTC().AppendFormat(nil, "2006-01-02T15:04:05.000Z"), nil
}

// List is a page of things.
type List[T any] struct {
	Data []T  `json:"data"`
	Meta Meta `json:"meta"`
}

// Meta says which page it is, and how many things there are in all.
type Meta struct {
	Page    int64 `json:"page"`
	PerPage int64 `json:"per_page"`
	Total   int64 `json:"total"`
}

// MetaOf describes a page of total things.
func MetaOf(p parley.Page, total int64) Meta {
	return Meta{Page: p.Number, PerPage: p.Size, Total: total}
}

// ListOf is a page whose items were turned into their wire shape.
func ListOf[From, To any](items []From, shape func(From) To, p parley.Page, total int64) List[To] {
	return List[To]{Data: Each(items, shape), Meta: MetaOf(p, total)}
}

// Each turns items into their wire shape; none is an empty list, never null.
func Each[From, To any](items []From, shape func(From) To) []To {
	shaped := make([]To, 0, len(items))
	for _, item := range items {
		shaped = append(shaped, shape(item))
	}
	return shaped
}

// orNull is null on the wire where there is nothing to say.
func orNull[T comparable](v T) *T {
	var zero T
	if v == zero {
		return nil
	}
	return &v
}
