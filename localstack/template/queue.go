package template

import (
	"encoding/json"
	"strconv"
	"strings"
	"time"
)

// Queue is an SQS queue.
type Queue struct {
	LogicalID   string
	Name        string
	ARN         string
	Visibility  time.Duration // how long a message that was received is hidden
	Delay       time.Duration // how long a new message is hidden
	Retention   time.Duration // how long a message is kept
	DeadLetter  string        // the name of the queue for messages received too often, "" where there is none
	MaxReceives int           // how often a message is received before that
	Place       Place
}

// What SQS takes where a template says nothing.
const (
	defaultVisibility = 30
	defaultRetention  = 4 * 24 * 60 * 60
)

func (r *reader) queue(d *document, res resource) error {
	name, err := d.nameOr(res, "QueueName")
	if err != nil {
		return err
	}
	if err := r.claim("queue", name, res.place); err != nil {
		return err
	}
	if fifo, err := d.flag(res.properties.get("FifoQueue"), false); err != nil || fifo {
		return firstError(err, errorAt(res.place, "queue %s is a FIFO queue; the local stack has standard queues only", name))
	}
	q := Queue{LogicalID: res.id, Name: name, Place: res.place}
	if q.ARN, err = d.arn(res); err != nil {
		return err
	}
	for _, field := range []struct {
		name                    string
		to                      *time.Duration
		fallback, lowest, limit int
	}{
		{"VisibilityTimeout", &q.Visibility, defaultVisibility, 0, 43200},
		{"DelaySeconds", &q.Delay, 0, 0, 900},
		{"MessageRetentionPeriod", &q.Retention, defaultRetention, 60, 1209600},
	} {
		seconds, err := d.within(res.properties.get(field.name), field.name, field.fallback, field.lowest, field.limit)
		if err != nil {
			return err
		}
		*field.to = time.Duration(seconds) * time.Second
	}
	if err := d.redrive(&q, res.properties.get("RedrivePolicy")); err != nil {
		return err
	}
	r.stack.Queues = append(r.stack.Queues, q)
	return nil
}

// redrive reads where messages go that no receiver finishes.
func (d *document) redrive(q *Queue, v value) error {
	if v.is(null) {
		return nil
	}
	arn, err := d.text(v.get("deadLetterTargetArn"))
	if err != nil {
		return err
	}
	name, ok := named(arn, "sqs", "")
	if !ok {
		return errorAt(v.place, "queue %s: deadLetterTargetArn must be the Arn of a queue", q.Name)
	}
	q.DeadLetter = name
	q.MaxReceives, err = d.within(v.get("maxReceiveCount"), "maxReceiveCount", 0, 1, 1000)
	return err
}

// queueURL is what Ref gives for a queue: AWS's own form, which a client of the local stack gives
// back and only its last part is read.
func queueURL(name string) string {
	return "https://sqs." + Region + ".amazonaws.com/" + Account + "/" + name
}

// named is the resource that an ARN of this service names, without what stands before it and
// behind the next slash.
func named(arn, service, prefix string) (string, bool) {
	parts := strings.SplitN(arn, ":", 6)
	if len(parts) != 6 || parts[0] != "arn" || parts[2] != service {
		return "", false
	}
	name, ok := strings.CutPrefix(parts[5], prefix)
	name, _, _ = strings.Cut(name, "/")
	return name, ok && name != ""
}

// within is v as a whole number from lowest to limit, or fallback where v is absent.
func (d *document) within(v value, name string, fallback, lowest, limit int) (int, error) {
	text, err := d.text(v)
	if err != nil {
		return 0, err
	}
	n := fallback
	if text != "" {
		if n, err = strconv.Atoi(text); err != nil {
			return 0, errorAt(v.place, "%s is %q; it must be a number from %d to %d", name, text, lowest, limit)
		}
	}
	if n < lowest || n > limit {
		return 0, errorAt(v.place, "%s is %d; it must be from %d to %d", name, n, lowest, limit)
	}
	return n, nil
}

// jsonOf is a resolved value as JSON: a text that is JSON already as it stands, a mapping or a list
// made into it.
func jsonOf(v value) string {
	if v.is(scalar) {
		return v.text
	}
	text, _ := json.Marshal(plain(v)) // of maps, lists and texts only
	return string(text)
}

func plain(v value) any {
	switch v.kind {
	case list:
		out := []any{}
		for _, item := range v.items {
			out = append(out, plain(item))
		}
		return out
	case mapping:
		out := map[string]any{}
		for _, e := range v.entries {
			out[e.key] = plain(e.value)
		}
		return out
	case scalar:
		return v.text
	}
	return nil
}

func firstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
