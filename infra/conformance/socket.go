package conformance

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// Socket is an AsyncAPI 3.0 document that frames are held against. It is safe for use by several
// goroutines.
type Socket struct {
	doc  map[string]any
	http *Contract // the document beside it, whose schemas it refers to
}

const (
	asWrittenSocket = "parley://as-written/asyncapi.yaml"
	closedSocket    = "parley://closed/asyncapi.yaml"

	// The two sides' messages, by how their names in the document begin: a word such as typing is both a
	// command and an event.
	client = "client."
	server = "server."
)

// MaxFrame is how many bytes a frame has at most, either way.
const MaxFrame = 32 << 10

// LoadSocket reads the document of the socket, in YAML, which stands beside the contract.
func (c *Contract) LoadSocket(document []byte) (*Socket, error) {
	doc, err := readDocument(document)
	if err != nil {
		return nil, err
	}
	return &Socket{doc: doc, http: c}, c.schemas.add(doc, asWrittenSocket, closedSocket)
}

// CheckServerFrame says what a frame that the server sent has against the document, to the last field.
func (s *Socket) CheckServerFrame(frame []byte) error {
	if len(frame) > MaxFrame {
		return fmt.Errorf("a frame of %d bytes", len(frame))
	}
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(frame))
	if err != nil {
		return fmt.Errorf("the frame is not JSON: %w", err)
	}
	kind, _ := value.(map[string]any)
	if text(kind, "type") == "batch" {
		for _, event := range listOf(kind["events"]) {
			if err := s.checkKind(closedSocket, server, event); err != nil {
				return err
			}
		}
	}
	return s.checkKind(closedSocket, server, value)
}

// CheckClientFrame says why the document does not allow a frame of a client.
func (s *Socket) CheckClientFrame(frame []byte) error {
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(frame))
	if err != nil {
		return fmt.Errorf("the frame is not JSON: %w", err)
	}
	return s.checkKind(asWrittenSocket, client, value)
}

func (s *Socket) checkKind(resource, side string, value any) error {
	frame, ok := value.(map[string]any)
	if !ok {
		return errors.New("the frame is no object")
	}
	name := side + text(frame, "type")
	if object(s.messages(), name) == nil {
		return fmt.Errorf("the document has no message %s", name)
	}
	return s.http.schemas.check(resource, "/components/messages/"+escape(name)+"/payload", value)
}

// Commands are the types of the frames that clients send, Tells of those that the server does.
func (s *Socket) Commands() []string { return s.types(client) }

// Tells are the types of the frames that the server sends.
func (s *Socket) Tells() []string { return s.types(server) }

func (s *Socket) types(side string) (words []string) {
	for name := range s.messages() {
		if word, ok := strings.CutPrefix(name, side); ok {
			words = append(words, word)
		}
	}
	slices.Sort(words)
	return words
}

func (s *Socket) messages() map[string]any { return object(object(s.doc, "components"), "messages") }

// CheckDocument says what is wrong within the document: references that lead nowhere, messages that are no
// channel's or no operation's, and examples that do not keep to their schemas.
func (s *Socket) CheckDocument() error {
	var faults []error
	s.http.walk(s.doc, "", func(node map[string]any, at string) {
		if ref, ok := node["$ref"].(string); ok && !s.resolves(ref) {
			faults = append(faults, fmt.Errorf("%s: %s leads nowhere", at, ref))
		}
	})
	names := slices.Sorted(maps.Keys(s.messages()))
	for _, name := range names {
		faults = append(faults, s.checkMessage(name))
	}
	said := map[string]bool{}
	for _, operation := range object(s.doc, "operations") {
		node := operation.(map[string]any)
		for _, message := range append(listOf(node["messages"]), listOf(object(node, "reply")["messages"])...) {
			said[strings.TrimPrefix(text(message.(map[string]any), "$ref"), "#/channels/socket/messages/")] = true
		}
	}
	channel := slices.Sorted(maps.Keys(object(object(object(s.doc, "channels"), "socket"), "messages")))
	for what, have := range map[string][]string{"the channel": channel, "the operations": slices.Sorted(maps.Keys(said))} {
		if !slices.Equal(have, names) {
			faults = append(faults, fmt.Errorf("%s: messages %v, not %v", what, have, names))
		}
	}
	return errors.Join(faults...)
}

// checkMessage holds the examples of a message against it; there is at least one.
func (s *Socket) checkMessage(name string) error {
	message := object(s.messages(), name)
	if !strings.HasSuffix(name, "."+text(message, "name")) {
		return fmt.Errorf("message %s is named %s", name, text(message, "name"))
	}
	examples := listOf(message["examples"])
	if len(examples) == 0 {
		return fmt.Errorf("message %s has no example", name)
	}
	side, _, _ := strings.Cut(name, ".")
	for _, example := range examples {
		if err := s.checkKind(closedSocket, side+".", example.(map[string]any)["payload"]); err != nil {
			return fmt.Errorf("example of %s: %w", name, err)
		}
	}
	return nil
}

func (s *Socket) resolves(ref string) bool {
	file, pointer, _ := strings.Cut(ref, "#")
	node := map[string]map[string]any{"": s.doc, "openapi.yaml": s.http.doc}[file]
	for _, name := range strings.Split(pointer, "/")[1:] {
		node = object(node, unescape(name))
	}
	return node != nil
}

func listOf(v any) []any {
	list, _ := v.([]any)
	return list
}
