package wire

import (
	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"github.com/parleyhq/parley/shared/parley"
)

// Word is a text that may be left out, and is none of what it may be where it is empty.
type Word string

// UnmarshalJSONFrom reads a text, and refuses an empty one.
func (w *Word) UnmarshalJSONFrom(d *jsontext.Decoder) error {
	var text string
	if err := json.UnmarshalDecode(d, &text); err != nil {
		return err
	}
	if text == "" {
		return parley.Refuse(parley.InvalidValue, "must not be empty; leave it out")
	}
	*w = Word(text)
	return nil
}
