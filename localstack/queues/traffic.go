package queues

import (
	"encoding/binary"
	"time"

	"go.etcd.io/bbolt"

	"github.com/parleyhq/parley/localstack/eventsource"
)

// Entry is a message to be sent.
type Entry struct {
	Body       string
	Attributes map[string]Attribute
	Delay      *time.Duration // nil for the queue's own
}

// Send puts messages into a queue. When it returns they are on disk.
func (s *Store) Send(name string, entries []Entry) ([]Message, error) {
	var sent []Message
	err := s.update(name, func(t *table) error {
		sent = nil
		now := time.Now()
		for _, e := range entries {
			delay := t.Delay
			if e.Delay != nil {
				delay = *e.Delay
			}
			m := Message{ID: eventsource.UUID(), Body: e.Body, Attributes: e.Attributes, Sent: now, Visible: now.Add(delay)}
			if err := t.add(m); err != nil {
				return err
			}
			sent = append(sent, m)
		}
		return nil
	})
	if err == nil {
		s.queues[name].changed.Ring()
	}
	return sent, err
}

// Receive takes messages out of sight for the queue's visibility timeout: some at most, and at most
// of so many bytes together, but one in any case. It gives when to ask again where it gives none;
// zero where only a new message changes that.
func (s *Store) Receive(name string, most, bytes int) (got []Message, next time.Time, err error) {
	first, err := s.next(name)
	if err != nil || first.IsZero() || first.After(time.Now()) {
		return nil, first, err // without a write, and so without a sync
	}
	dead := ""
	err = s.update(name, func(t *table) error {
		got = nil
		now := time.Now()
		due, err := t.due(now, most, bytes)
		if err != nil {
			return err
		}
		for _, m := range due {
			if err := t.remove(m); err != nil {
				return err
			}
			switch {
			case t.expired(m, now):
				continue
			case t.DeadLetter != "" && m.Receives >= t.MaxReceives:
				dead = t.DeadLetter
				err = s.bury(t, m, now)
			default:
				m.Receives++
				if m.First.IsZero() {
					m.First = now
				}
				m.Visible = now.Add(t.Visibility)
				got = append(got, m)
				err = t.put(m)
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
	if err == nil && dead != "" {
		s.queues[dead].changed.Ring()
	}
	return got, time.Now(), err
}

// bury moves a message to the dead-letter queue, where it keeps its age, as on AWS.
func (s *Store) bury(t *table, m Message, now time.Time) error {
	grave := s.open(t.messages.Tx(), t.DeadLetter)
	m.Receives, m.First, m.Visible = 0, time.Time{}, now
	return grave.add(m)
}

// next is when the first message can be received; zero where there is none.
func (s *Store) next(name string) (at time.Time, err error) {
	err = s.view(name, func(t *table) error {
		if key, _ := t.times.Cursor().First(); key != nil {
			at = time.Unix(0, int64(binary.BigEndian.Uint64(key)))
		}
		return nil
	})
	return at, err
}

// due are messages that can be received now.
func (t *table) due(now time.Time, most, bytes int) ([]Message, error) {
	var out []Message
	c := t.times.Cursor()
	for key, _ := c.First(); key != nil && len(out) < most; key, _ = c.Next() {
		if int64(binary.BigEndian.Uint64(key)) > now.UnixNano() {
			break
		}
		m, ok, err := t.get(binary.BigEndian.Uint64(key[8:]))
		if err != nil {
			return nil, err
		}
		if !ok {
			continue
		}
		if bytes -= len(record(m, "", "")); bytes < 0 && len(out) > 0 {
			break
		}
		out = append(out, m)
	}
	return out, nil
}

// Delete removes messages that were received and are done.
func (s *Store) Delete(name string, done []Message) error {
	return s.update(name, func(t *table) error {
		return t.each(done, func(m Message) error { return t.remove(m) })
	})
}

// Release gives messages back as if they had not been received.
func (s *Store) Release(name string, back []Message) error {
	err := s.update(name, func(t *table) error {
		return t.each(back, func(m Message) error {
			if err := t.remove(m); err != nil {
				return err
			}
			m.Receives--
			m.Visible = time.Now()
			return t.put(m)
		})
	})
	if err == nil {
		s.queues[name].changed.Ring()
	}
	return err
}

// each does something with those of the messages that nobody has received since.
func (t *table) each(received []Message, do func(Message) error) error {
	for _, old := range received {
		m, ok, err := t.get(old.Number)
		if err != nil {
			return err
		}
		if ok && m.Receives == old.Receives {
			if err := do(m); err != nil {
				return err
			}
		}
	}
	return nil
}

// Sweep removes messages that are older than their queue keeps them.
func (s *Store) Sweep() error {
	return s.db.Update(func(tx *bbolt.Tx) error {
		now := time.Now()
		for name := range s.queues {
			t := s.open(tx, name)
			var old []Message
			err := t.messages.ForEach(func(_, text []byte) error {
				m, err := decode(text)
				if err == nil && t.expired(m, now) {
					old = append(old, m)
				}
				return err
			})
			if err != nil {
				return err
			}
			for _, m := range old {
				if err := t.remove(m); err != nil {
					return err
				}
			}
		}
		return nil
	})
}
