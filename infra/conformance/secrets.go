package conformance

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"maps"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// Secrets are the words that a run said and was told, and that no log may hold: credentials, and whatever people
// write. The zero value knows none. It is safe for use by several goroutines.
type Secrets struct {
	mu    sync.Mutex
	words map[string]string // and where it was first said
	given map[string]bool   // ids that Parley gave apps, channels, webhooks: logs name them, whoever says them later
}

// Vocabulary is what the documents say to everybody: the names of operations, fields and messages, paths, and the
// words of enumerations.
func (c *Contract) Vocabulary(s *Socket) (words []string) {
	for _, o := range c.Operations {
		words = append(words, o.ID)
	}
	for _, doc := range []map[string]any{c.doc, s.doc} {
		c.walk(doc, "", func(node map[string]any, _ string) {
			words = slices.AppendSeq(words, maps.Keys(node))
			for _, word := range append(listOf(node["enum"]), node["const"], node["default"]) {
				if word, ok := word.(string); ok {
					words = append(words, word)
				}
			}
		})
	}
	return words
}

// Logs are looked at for words of this length, so that none stands there by chance, and for as much of a longer one.
const (
	leastSecret = 8
	mostSecret  = 32
)

// Sent notes every text of a body or frame that was sent, at any place, whether it is JSON or not.
func (s *Secrets) Sent(where string, text []byte) {
	var value any
	if json.Unmarshal(text, &value) != nil {
		for _, quoted := range quotations.FindAllSubmatch(text, -1) {
			s.Word(where, string(quoted[1]))
		}
		return
	}
	s.all(where, value, func(string) bool { return true })
}

var quotations = regexp.MustCompile(`"((?:[^"\\]|\\.)*)"`)

// Told notes the texts of an answer or frame that came, but for ids, times, and what problems say.
func (s *Secrets) Told(where string, text []byte) {
	var value any
	if json.Unmarshal(text, &value) == nil {
		s.all(where, value, func(name string) bool { return !open.MatchString(name) })
	}
}

var open = regexp.MustCompile(`^(id|uri|at|since|.*_id|.*_at|detail|pointer|title|code)$`)

// made is the form of ids that Parley makes up. A user's is not among them: people choose it.
var made = regexp.MustCompile(`^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[A-Za-z0-9_-]{22})$`)

// give notes an id that an answer gave something.
func (s *Secrets) give(id string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.given == nil {
		s.given = map[string]bool{}
	}
	s.given[id] = true
}

func (s *Secrets) all(where string, value any, wanted func(name string) bool) {
	switch value := value.(type) {
	case string:
		s.Word(where, value)
	case []any:
		for _, each := range value {
			s.all(where, each, wanted)
		}
	case map[string]any:
		for name, each := range value {
			s.Word(where, name)
			switch id, text := each.(string); {
			case wanted(name):
				s.all(where+" "+name, each, wanted)
			case text && name == "id" && made.MatchString(id):
				s.give(id)
			}
		}
	}
}

// Word notes one text, and what it carries: the query of an address, the token of a callback, the claims of an
// identity token.
func (s *Secrets) Word(where, word string) {
	if u, err := url.Parse(word); err == nil && u.RawQuery != "" && u.Host != "" {
		s.Word(where, u.RawQuery)
	}
	if _, token, ok := strings.Cut(word, "/v1/callbacks/"); ok {
		s.Word(where, token)
	}
	if parts := strings.Split(word, "."); len(parts) == 3 {
		if claims, err := base64.RawURLEncoding.DecodeString(parts[1]); err == nil && json.Valid(claims) {
			s.Sent(where+" claims", claims)
			s.Word(where, parts[2])
		}
	}
	if !telling(word) {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.words == nil {
		s.words = map[string]string{}
	}
	if s.words[word] == "" {
		s.words[word] = where
	}
}

// telling reports whether a word that stands in a log can only have come from here: it is long, or of other letters
// than logs are.
func telling(word string) bool {
	return len(word) >= leastSecret && strings.Trim(word, word[:1]) != "" || strings.ContainsFunc(word, func(r rune) bool { return r >= utf8.RuneSelf && r != utf8.RuneError })
}

// In says which secrets a log holds, where each was said, and the line. Words of the vocabulary and their parts are
// none.
func (s *Secrets) In(log []byte, vocabulary ...string) (found []string) {
	begins := s.forms(strings.Join(vocabulary, "\n"))
	for line := range bytes.Lines(log) {
		for at := range line {
			for n := 1; n <= min(leastSecret, len(line)-at); n++ {
				for _, form := range begins[string(line[at:at+n])] {
					if bytes.HasPrefix(line[at:], []byte(form.text)) {
						found = append(found, fmt.Sprintf("%q, %s, in: %.500s", form.text, form.where, line))
					}
				}
			}
		}
	}
	return found
}

// form is one that a secret may have in a log.
type form struct{ text, where string }

// forms are those of all secrets, by how they begin.
func (s *Secrets) forms(vocabulary string) map[string][]form {
	s.mu.Lock()
	defer s.mu.Unlock()
	begins := map[string][]form{}
	for word, where := range s.words {
		if s.given[word] || strings.Contains(vocabulary, word) {
			continue
		}
		for _, text := range written(word) {
			begin := text[:min(len(text), leastSecret)]
			begins[begin] = append(begins[begin], form{text, where})
		}
	}
	return begins
}

// written are the forms of a word in a log: its beginning as it is, and as JSON has it.
func written(word string) []string {
	forms := []string{word}
	if text, err := json.Marshal(word); err == nil && string(text[1:len(text)-1]) != word {
		forms = append(forms, string(text[1:len(text)-1]))
	}
	for i, form := range forms {
		forms[i] = form[:min(len(form), mostSecret)]
	}
	return forms
}
