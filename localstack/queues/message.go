package queues

import (
	"crypto/md5" // SQS's checksum
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"hash"
	"maps"
	"slices"
	"strings"
	"time"

	"go.etcd.io/bbolt"
)

// ErrNoQueue is a queue that the template does not have.
var ErrNoQueue = errors.New("the specified queue does not exist")

// Attribute is a message attribute, as SQS's protocol has it.
type Attribute struct {
	DataType    string
	StringValue *string `json:",omitempty"`
	BinaryValue []byte  `json:",omitempty"`
}

// Message is a message in a queue.
type Message struct {
	ID         string
	Number     uint64 // its place in the file
	Body       string
	Attributes map[string]Attribute `json:",omitempty"`
	Sent       time.Time
	First      time.Time // when it was received first
	Visible    time.Time // from when on it can be received
	Receives   int
}

// size counts what SQS counts.
func size(body string, attributes map[string]Attribute) int {
	n := len(body)
	for name, a := range attributes {
		n += len(name) + len(a.DataType) + len(a.BinaryValue)
		if a.StringValue != nil {
			n += len(*a.StringValue)
		}
	}
	return n
}

// The parts of a queue's bucket: the messages by number, and their numbers by when they can be
// received, so that looking for one is looking at the first.
var messages, times = []byte("messages"), []byte("times")

// table is a queue within a transaction.
type table struct {
	*queue
	messages, times *bbolt.Bucket
}

func (s *Store) view(name string, do func(*table) error) error {
	return s.in(name, s.db.View, do)
}

func (s *Store) update(name string, do func(*table) error) error {
	return s.in(name, s.db.Update, do)
}

func (s *Store) in(name string, run func(func(*bbolt.Tx) error) error, do func(*table) error) error {
	if s.queues[name] == nil {
		return ErrNoQueue
	}
	return run(func(tx *bbolt.Tx) error { return do(s.open(tx, name)) })
}

func (s *Store) open(tx *bbolt.Tx, name string) *table {
	bucket := tx.Bucket([]byte(name))
	return &table{s.queues[name], bucket.Bucket(messages), bucket.Bucket(times)}
}

func (t *table) expired(m Message, now time.Time) bool { return now.Sub(m.Sent) > t.Retention }

// put writes a message that is not there.
func (t *table) put(m Message) error {
	text, err := json.Marshal(m)
	if err != nil {
		return err
	}
	if err := t.messages.Put(number(m.Number), text); err != nil {
		return err
	}
	return t.times.Put(timeKey(m), nil)
}

// add gives a message a number and writes it.
func (t *table) add(m Message) error {
	var err error
	if m.Number, err = t.messages.NextSequence(); err != nil {
		return err
	}
	return t.put(m)
}

func (t *table) remove(m Message) error {
	if err := t.messages.Delete(number(m.Number)); err != nil {
		return err
	}
	return t.times.Delete(timeKey(m))
}

// get is the message as it is now; ok is false where it is gone.
func (t *table) get(n uint64) (m Message, ok bool, err error) {
	text := t.messages.Get(number(n))
	if text == nil {
		return Message{}, false, nil
	}
	m, err = decode(text)
	return m, err == nil, err
}

func decode(text []byte) (Message, error) {
	var m Message
	err := json.Unmarshal(text, &m)
	return m, err
}

func number(n uint64) []byte { return binary.BigEndian.AppendUint64(nil, n) }

func timeKey(m Message) []byte {
	return append(number(uint64(m.Visible.UnixNano())), number(m.Number)...)
}

func md5Of(text string) string {
	sum := md5.Sum([]byte(text))
	return hex.EncodeToString(sum[:])
}

// md5OfAttributes is SQS's checksum of attributes: name, type and value of each, with their lengths.
func md5OfAttributes(attributes map[string]Attribute) string {
	if len(attributes) == 0 {
		return ""
	}
	sum := md5.New()
	for _, name := range slices.Sorted(maps.Keys(attributes)) {
		a := attributes[name]
		addText(sum, []byte(name))
		addText(sum, []byte(a.DataType))
		if strings.HasPrefix(a.DataType, "Binary") {
			sum.Write([]byte{2})
			addText(sum, a.BinaryValue)
			continue
		}
		sum.Write([]byte{1})
		if a.StringValue != nil {
			addText(sum, []byte(*a.StringValue))
		}
	}
	return hex.EncodeToString(sum.Sum(nil))
}

func addText(sum hash.Hash, text []byte) {
	sum.Write(binary.BigEndian.AppendUint32(nil, uint32(len(text))))
	sum.Write(text)
}
