package pattern

import (
	"strings"
	"testing"
)

const record = `{
	"eventName": "INSERT",
	"dynamodb": {
		"NewImage": {"kind": {"S": "message"}, "n": {"N": "7"}, "gone": {"NULL": true}, "tags": {"SS": ["a", "b"]}},
		"SizeBytes": 100, "Nothing": null
	}
}`

func TestMatch(t *testing.T) {
	for _, test := range []struct {
		name, pattern string
		want          bool
	}{
		{"an empty pattern takes everything", `{}`, true},
		{"a text that is equal", `{"eventName": ["INSERT"]}`, true},
		{"a text that is not", `{"eventName": ["REMOVE"]}`, false},
		{"one of several values", `{"eventName": ["REMOVE", "INSERT"]}`, true},
		{"all fields must match", `{"eventName": ["INSERT"], "dynamodb": {"NewImage": {"kind": {"S": ["other"]}}}}`, false},
		{"a nested text", `{"dynamodb": {"NewImage": {"kind": {"S": ["message"]}}}}`, true},
		{"a field below what is not there", `{"dynamodb": {"OldImage": {"kind": {"S": ["message"]}}}}`, false},
		{"texts are compared by case", `{"eventName": ["insert"]}`, false},
		{"or not", `{"eventName": [{"equals-ignore-case": "insert"}]}`, true},
		{"a number", `{"dynamodb": {"SizeBytes": [100]}}`, true},
		{"a number in another form", `{"dynamodb": {"SizeBytes": [100.0]}}`, true},
		{"another number", `{"dynamodb": {"SizeBytes": [101]}}`, false},
		{"a number of DynamoDB is a text", `{"dynamodb": {"NewImage": {"n": {"N": ["7"]}}}}`, true},
		{"and no number", `{"dynamodb": {"NewImage": {"n": {"N": [7]}}}}`, false},
		{"null", `{"dynamodb": {"Nothing": [null]}}`, true},
		{"null is not what is missing", `{"dynamodb": {"Other": [null]}}`, false},
		{"true", `{"dynamodb": {"NewImage": {"gone": {"NULL": [true]}}}}`, true},
		{"prefix", `{"dynamodb": {"NewImage": {"kind": {"S": [{"prefix": "mess"}]}}}}`, true},
		{"another prefix", `{"dynamodb": {"NewImage": {"kind": {"S": [{"prefix": "age"}]}}}}`, false},
		{"suffix", `{"dynamodb": {"NewImage": {"kind": {"S": [{"suffix": "age"}]}}}}`, true},
		{"exists", `{"dynamodb": {"NewImage": {"kind": {"S": [{"exists": true}]}}}}`, true},
		{"does not exist", `{"dynamodb": {"OldImage": {"kind": {"S": [{"exists": false}]}}}}`, true},
		{"exists, but must not", `{"dynamodb": {"NewImage": {"kind": {"S": [{"exists": false}]}}}}`, false},
		{"does not exist, but must", `{"dynamodb": {"OldImage": {"kind": {"S": [{"exists": true}]}}}}`, false},
		{"anything but", `{"eventName": [{"anything-but": "REMOVE"}]}`, true},
		{"anything but one of several", `{"eventName": [{"anything-but": ["REMOVE", "INSERT"]}]}`, false},
		{"anything but a prefix", `{"eventName": [{"anything-but": {"prefix": "INS"}}]}`, false},
		{"anything but needs something", `{"eventType": [{"anything-but": "REMOVE"}]}`, false},
		{"an item of a list", `{"dynamodb": {"NewImage": {"tags": {"SS": ["b"]}}}}`, true},
		{"either", `{"$or": [{"eventName": ["REMOVE"]}, {"dynamodb": {"SizeBytes": [100]}}]}`, true},
		{"neither", `{"$or": [{"eventName": ["REMOVE"]}, {"dynamodb": {"SizeBytes": [1]}}]}`, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			p, err := Parse(test.pattern)
			if err != nil {
				t.Fatal(err)
			}
			v, err := Decode([]byte(record))
			if err != nil {
				t.Fatal(err)
			}
			if got := p.Match(v); got != test.want {
				t.Errorf("%s matches: %t, want %t", test.pattern, got, test.want)
			}
		})
	}
}

func TestABrokenPatternIsRefused(t *testing.T) {
	for text, want := range map[string]string{
		`{`:                               "not JSON",
		`[]`:                              "JSON object",
		`{"a": "b"}`:                      "a list of values",
		`{"a": []}`:                       "empty list",
		`{"a": [{"numeric": [">", 1]}]}`:  `"numeric" is not known`,
		`{"a": [{"prefix": 1}]}`:          "takes a text",
		`{"a": [{"exists": "x"}]}`:        "true or false",
		`{"a": [["b"]]}`:                  "a list cannot stand",
		`{"$or": ["a"]}`:                  "list of patterns",
		`{"a": [{"prefix":"a","x":"b"}]}`: "one name",
	} {
		if _, err := Parse(text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", text, err, want)
		}
	}
}
