package faults

import (
	"encoding/base64"
	"encoding/json"
	"math/big"
	"reflect"
	"strings"
)

// item is a stored item: attribute names and their values as they came.
type item map[string]json.RawMessage

// schema is a table's primary key: its attributes' names, sort empty where the key has one part.
type schema struct{ table, part, sort string }

// partKey names an item collection, itemKey an item. Values are canonical (see canonical).
type (
	partKey struct{ table, part string }
	itemKey struct {
		partKey
		sort string
	}
)

// keyOf finds the key in an item, or in the key itself.
func (s schema) keyOf(it item) (itemKey, bool) {
	k := itemKey{partKey: partKey{table: s.table}}
	var ok bool
	if k.part, ok = canonical(it[s.part]); !ok {
		return k, false
	}
	if s.sort == "" {
		return k, true
	}
	k.sort, ok = canonical(it[s.sort])
	return k, ok
}

// primary is the key's attributes alone.
func (s schema) primary(it item) item {
	key := item{s.part: it[s.part]}
	if s.sort != "" {
		key[s.sort] = it[s.sort]
	}
	return key
}

// canonical writes a key attribute so that equal values are equal text: its type, a colon, its value.
func canonical(raw json.RawMessage) (string, bool) {
	var value map[string]string
	if json.Unmarshal(raw, &value) != nil || len(value) != 1 {
		return "", false
	}
	for kind, v := range value {
		if kind == "N" {
			n, ok := new(big.Rat).SetString(v)
			if !ok {
				return "", false
			}
			v = n.RatString()
		}
		return kind + ":" + v, true
	}
	return "", false
}

// compareKeys orders two canonical values of one attribute as DynamoDB does.
func compareKeys(a, b string) int {
	kind, x, _ := strings.Cut(a, ":")
	_, y, _ := strings.Cut(b, ":")
	switch kind {
	case "N":
		m, okM := new(big.Rat).SetString(x)
		n, okN := new(big.Rat).SetString(y)
		if okM && okN {
			return m.Cmp(n)
		}
	case "B":
		return strings.Compare(decoded(x), decoded(y))
	}
	return strings.Compare(x, y)
}

// hasPrefix tells whether a canonical value begins with another of its type.
func hasPrefix(value, prefix string) bool {
	kind, p, _ := strings.Cut(prefix, ":")
	_, v, _ := strings.Cut(value, ":")
	if kind == "B" {
		return strings.HasPrefix(decoded(v), decoded(p))
	}
	return strings.HasPrefix(v, p)
}

func decoded(text string) string {
	data, err := base64.StdEncoding.DecodeString(text)
	if err != nil {
		return text
	}
	return string(data)
}

// same tells whether two items hold the same, however they are spelled.
func same(a, b item) bool {
	if len(a) != len(b) {
		return false
	}
	for name, raw := range a {
		other, ok := b[name]
		var x, y any
		if !ok || json.Unmarshal(raw, &x) != nil || json.Unmarshal(other, &y) != nil || !reflect.DeepEqual(x, y) {
			return false
		}
	}
	return true
}
