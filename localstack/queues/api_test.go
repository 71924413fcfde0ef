package queues

import (
	"context"
	"errors"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/sqs"
	"github.com/aws/aws-sdk-go-v2/service/sqs/types"
	"github.com/aws/smithy-go"
)

const jobsURL = "https://sqs.us-east-1.amazonaws.com/000000000000/jobs"

func jobs() []Queue {
	arn := func(name string) string { return "arn:aws:sqs:us-east-1:000000000000:" + name }
	return []Queue{
		{Name: "jobs", ARN: arn("jobs"), Visibility: 30 * time.Second, Retention: time.Hour, DeadLetter: "dead", MaxReceives: 2},
		{Name: "dead", ARN: arn("dead"), Visibility: 30 * time.Second, Retention: 2 * time.Hour},
	}
}

func openStore(t *testing.T, file string) *Store {
	t.Helper()
	s, err := Open(file, jobs())
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func sdk(t *testing.T) (*sqs.Client, *Store) {
	s := openStore(t, filepath.Join(t.TempDir(), "queues.db"))
	server := httptest.NewServer(s)
	t.Cleanup(func() { server.Close(); _ = s.Close() })
	return sqs.New(sqs.Options{
		BaseEndpoint: aws.String(server.URL), Region: "us-east-1",
		Credentials: aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) {
			return aws.Credentials{AccessKeyID: "local", SecretAccessKey: "local"}, nil
		}),
	}), s
}

// The SDK's client checks the checksums of what it sent.
func TestTheSDKSendsAndAsks(t *testing.T) {
	client, s := sdk(t)
	one, err := client.SendMessage(t.Context(), &sqs.SendMessageInput{
		QueueUrl: aws.String(jobsURL), MessageBody: aws.String("héllo"),
		MessageAttributes: map[string]types.MessageAttributeValue{
			"kind": {DataType: aws.String("String"), StringValue: aws.String("push")},
			"blob": {DataType: aws.String("Binary"), BinaryValue: []byte{1, 2}},
		},
	})
	if err != nil || *one.MessageId == "" {
		t.Fatal(one, err)
	}
	batch, err := client.SendMessageBatch(t.Context(), &sqs.SendMessageBatchInput{
		QueueUrl: aws.String(jobsURL), Entries: []types.SendMessageBatchRequestEntry{
			{Id: aws.String("a"), MessageBody: aws.String("x"), DelaySeconds: 5},
			{Id: aws.String("b"), MessageBody: aws.String("y")},
			{Id: aws.String("c"), MessageBody: aws.String("z"), DelaySeconds: 901},
		},
	})
	if err != nil || len(batch.Successful) != 2 || len(batch.Failed) != 1 || *batch.Failed[0].Id != "c" {
		t.Fatalf("%+v %v", batch, err)
	}
	url, err := client.GetQueueUrl(t.Context(), &sqs.GetQueueUrlInput{QueueName: aws.String("jobs")})
	if err != nil || *url.QueueUrl != jobsURL {
		t.Errorf("%v %v", url, err)
	}
	is, err := client.GetQueueAttributes(t.Context(), &sqs.GetQueueAttributesInput{
		QueueUrl: aws.String(jobsURL), AttributeNames: []types.QueueAttributeName{types.QueueAttributeNameAll},
	})
	if err != nil || is.Attributes["ApproximateNumberOfMessages"] != "2" || is.Attributes["ApproximateNumberOfMessagesDelayed"] != "1" {
		t.Errorf("%v %v", is, err)
	}
	got, _, err := s.Receive("jobs", 10, 1<<20)
	if err != nil || len(got) != 2 || got[0].Body != "héllo" || *got[0].Attributes["kind"].StringValue != "push" {
		t.Errorf("%+v %v", got, err)
	}
}

func TestWhatSQSRefuses(t *testing.T) {
	client, _ := sdk(t)
	entries := func(n int, body string) []types.SendMessageBatchRequestEntry {
		var out []types.SendMessageBatchRequestEntry
		for k := range n {
			out = append(out, types.SendMessageBatchRequestEntry{Id: aws.String(strings.Repeat("i", k+1)), MessageBody: &body})
		}
		return out
	}
	send := func(url, body string, delay int32) error {
		_, err := client.SendMessage(t.Context(), &sqs.SendMessageInput{QueueUrl: &url, MessageBody: &body, DelaySeconds: delay})
		return err
	}
	sendBatch := func(e []types.SendMessageBatchRequestEntry) error {
		_, err := client.SendMessageBatch(t.Context(), &sqs.SendMessageBatchInput{QueueUrl: aws.String(jobsURL), Entries: e})
		return err
	}
	_, receive := client.ReceiveMessage(t.Context(), &sqs.ReceiveMessageInput{QueueUrl: aws.String(jobsURL)})
	for _, test := range []struct {
		name string
		err  error
		code string
	}{
		{"an unknown queue", send("https://x/1/other", "x", 0), "NonExistentQueue"},
		{"a long delay", send(jobsURL, "x", 901), "InvalidParameterValue"},
		{"a large message", send(jobsURL, strings.Repeat("x", maxMessage+1), 0), "InvalidParameterValue"},
		{"eleven entries", sendBatch(entries(11, "x")), "TooManyEntriesInBatchRequest"},
		{"no entries", sendBatch([]types.SendMessageBatchRequestEntry{}), "EmptyBatchRequest"},
		{"a large batch", sendBatch(entries(3, strings.Repeat("x", 100_000))), "BatchRequestTooLong"},
		{"one id twice", sendBatch(append(entries(1, "x"), entries(1, "y")...)), "BatchEntryIdsNotDistinct"},
		{"another operation", receive, "UnsupportedOperation"},
	} {
		var api smithy.APIError
		if !errors.As(test.err, &api) || !strings.Contains(api.ErrorCode()+" "+test.err.Error(), test.code) {
			t.Errorf("%s: %v, want %s", test.name, test.err, test.code)
		}
	}
	var missing *types.QueueDoesNotExist
	if err := send("https://x/1/other", "x", 0); !errors.As(err, &missing) {
		t.Errorf("%T", err)
	}
}
