package queues

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"path"
	"strconv"
	"strings"
	"time"

	"github.com/parleyhq/parley/localstack/eventsource"
)

// SQS's limits. A message and a batch may have as much together; AWS takes more since 2025 in some
// regions, but what is sent here should go through anywhere.
const (
	maxMessage = 256 * 1024
	maxEntries = 10
	maxDelay   = 900
	maxRequest = 4 << 20 // on the wire, where text is escaped
)

// refusal is an error in SQS's words: the name of its shape, and the code of its older protocol where
// that is another.
type refusal struct{ shape, code, text string }

func (r *refusal) Error() string { return r.shape + ": " + r.text }

func refuse(shape, format string, args ...any) error {
	return &refusal{shape, shape, fmt.Sprintf(format, args...)}
}

// ServeHTTP speaks SQS's JSON protocol as far as functions need it: to send, and to ask for a queue.
func (s *Store) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	_, operation, _ := strings.Cut(r.Header.Get("X-Amz-Target"), "AmazonSQS.")
	serve := map[string]func([]byte) (any, error){
		"SendMessage": s.sendMessage, "SendMessageBatch": s.sendMessageBatch,
		"GetQueueUrl": s.getQueueURL, "GetQueueAttributes": s.getQueueAttributes,
	}[operation]
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxRequest))
	var answer any
	switch {
	case err != nil:
		err = refuse("BatchRequestTooLong", "the request is over %d bytes", maxRequest)
	case serve == nil:
		err = refuse("UnsupportedOperation", "%q is not served by the local stack: functions get their messages as events", operation)
	default:
		answer, err = serve(body)
	}
	w.Header().Set("Content-Type", "application/x-amz-json-1.0")
	w.Header().Set("X-Amzn-Requestid", eventsource.UUID())
	if err == nil {
		_ = json.NewEncoder(w).Encode(answer)
		return
	}
	writeError(w, err)
}

func writeError(w http.ResponseWriter, err error) {
	var known *refusal
	if errors.Is(err, ErrNoQueue) {
		known = &refusal{"QueueDoesNotExist", "AWS.SimpleQueueService.NonExistentQueue", "The specified queue does not exist."}
	} else if !errors.As(err, &known) {
		w.WriteHeader(http.StatusInternalServerError)
		_ = json.NewEncoder(w).Encode(map[string]string{"__type": "com.amazonaws.sqs#InternalError", "message": err.Error()})
		return
	}
	w.Header().Set("X-Amzn-Query-Error", known.code+";Sender")
	w.WriteHeader(http.StatusBadRequest)
	_ = json.NewEncoder(w).Encode(map[string]string{"__type": "com.amazonaws.sqs#" + known.shape, "message": known.text})
}

// outgoing is a message of a request, alone or in a batch.
type outgoing struct {
	ID                string `json:"Id"`
	MessageBody       string
	DelaySeconds      *int
	MessageAttributes map[string]Attribute
	MessageGroupID    string `json:"MessageGroupId"`
}

func (o outgoing) entry() (Entry, error) {
	e := Entry{Body: o.MessageBody, Attributes: o.MessageAttributes}
	if o.DelaySeconds != nil {
		if *o.DelaySeconds < 0 || *o.DelaySeconds > maxDelay {
			return e, refuse("InvalidParameterValue", "Value %d for parameter DelaySeconds is invalid. Reason: DelaySeconds must be >= 0 and <= %d.", *o.DelaySeconds, maxDelay)
		}
		delay := time.Duration(*o.DelaySeconds) * time.Second
		e.Delay = &delay
	}
	switch n := size(e.Body, e.Attributes); {
	case e.Body == "":
		return e, refuse("MissingParameter", "The request must contain the parameter MessageBody.")
	case n > maxMessage:
		return e, refuse("InvalidParameterValue", "One or more parameters are invalid. Reason: Message must be shorter than %d bytes.", maxMessage)
	case len(e.Attributes) > 10:
		return e, refuse("InvalidParameterValue", "Number of message attributes [%d] exceeds the allowed maximum [10].", len(e.Attributes))
	}
	return e, nil
}

type sent struct {
	ID             string `json:"Id,omitempty"`
	MessageID      string `json:"MessageId"`
	MD5OfBody      string `json:"MD5OfMessageBody"`
	MD5OfAttribute string `json:"MD5OfMessageAttributes,omitempty"`
}

func sentOf(id string, m Message) sent {
	return sent{id, m.ID, md5Of(m.Body), md5OfAttributes(m.Attributes)}
}

func (s *Store) sendMessage(body []byte) (any, error) {
	var input struct {
		QueueURL string `json:"QueueUrl"`
		outgoing
	}
	if err := read(body, &input); err != nil {
		return nil, err
	}
	e, err := input.entry()
	if err != nil {
		return nil, err
	}
	out, err := s.Send(path.Base(input.QueueURL), []Entry{e})
	if err != nil {
		return nil, err
	}
	return sentOf("", out[0]), nil
}

func (s *Store) sendMessageBatch(body []byte) (any, error) {
	var input struct {
		QueueURL string `json:"QueueUrl"`
		Entries  []outgoing
	}
	if err := read(body, &input); err != nil {
		return nil, err
	}
	if err := checkBatch(input.Entries); err != nil {
		return nil, err
	}
	answer := struct {
		Successful []sent
		Failed     []map[string]any `json:",omitempty"`
	}{Successful: []sent{}}
	var entries []Entry
	var ids []string
	for _, o := range input.Entries {
		e, err := o.entry()
		var bad *refusal
		if errors.As(err, &bad) {
			answer.Failed = append(answer.Failed, map[string]any{"Id": o.ID, "Code": bad.code, "Message": bad.text, "SenderFault": true})
			continue
		}
		entries, ids = append(entries, e), append(ids, o.ID)
	}
	out, err := s.Send(path.Base(input.QueueURL), entries)
	for n, m := range out {
		answer.Successful = append(answer.Successful, sentOf(ids[n], m))
	}
	return answer, err
}

func checkBatch(entries []outgoing) error {
	if len(entries) == 0 {
		return refuse("EmptyBatchRequest", "There should be at least one SendMessageBatchRequestEntry in the request.")
	}
	if len(entries) > maxEntries {
		return refuse("TooManyEntriesInBatchRequest", "Maximum number of entries per request are %d. You have sent %d.", maxEntries, len(entries))
	}
	seen, together := map[string]bool{}, 0
	for _, o := range entries {
		if seen[o.ID] {
			return refuse("BatchEntryIdsNotDistinct", "Id %s repeated.", o.ID)
		}
		seen[o.ID] = true
		together += size(o.MessageBody, o.MessageAttributes)
	}
	if together > maxMessage {
		return refuse("BatchRequestTooLong", "Batch requests cannot be longer than %d bytes. You have sent %d bytes.", maxMessage, together)
	}
	return nil
}

func (s *Store) getQueueURL(body []byte) (any, error) {
	var input struct{ QueueName string }
	if err := read(body, &input); err != nil {
		return nil, err
	}
	q := s.queues[input.QueueName]
	if q == nil {
		return nil, ErrNoQueue
	}
	parts := strings.Split(q.ARN, ":") // arn:aws:sqs:region:account:name
	if len(parts) != 6 {
		return nil, fmt.Errorf("queue %s has the ARN %q", q.Name, q.ARN)
	}
	return map[string]string{"QueueUrl": "https://sqs." + parts[3] + ".amazonaws.com/" + parts[4] + "/" + q.Name}, nil
}

func (s *Store) getQueueAttributes(body []byte) (any, error) {
	var input struct {
		QueueURL string `json:"QueueUrl"`
	}
	if err := read(body, &input); err != nil {
		return nil, err
	}
	name := path.Base(input.QueueURL)
	counts, err := s.Counts(name)
	if err != nil {
		return nil, err
	}
	q := s.queues[name]
	seconds := func(d time.Duration) string { return strconv.Itoa(int(d.Seconds())) }
	all := map[string]string{
		"QueueArn": q.ARN, "ApproximateNumberOfMessages": strconv.Itoa(counts.Visible),
		"ApproximateNumberOfMessagesNotVisible": strconv.Itoa(counts.Hidden),
		"ApproximateNumberOfMessagesDelayed":    strconv.Itoa(counts.Delayed),
		"VisibilityTimeout":                     seconds(q.Visibility), "DelaySeconds": seconds(q.Delay),
		"MessageRetentionPeriod": seconds(q.Retention),
	}
	return map[string]any{"Attributes": all}, nil
}

func read(body []byte, into any) error {
	if err := json.Unmarshal(body, into); err != nil {
		return refuse("InvalidParameterValue", "the request cannot be read: %v", err)
	}
	return nil
}
