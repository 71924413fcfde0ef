package boot

import (
	"context"
	"fmt"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/sqs"
)

// queueOf is one queue of SQS.
type queueOf struct {
	client *sqs.Client
	url    string
}

func newQueue(cfg aws.Config, url string) queueOf { return queueOf{sqs.NewFromConfig(cfg), url} }

// Send puts a job into the queue, to be done after a delay of whole seconds, 15 minutes at most.
func (q queueOf) Send(ctx context.Context, job []byte, delay time.Duration) error {
	_, err := q.client.SendMessage(ctx, &sqs.SendMessageInput{
		QueueUrl: &q.url, MessageBody: aws.String(string(job)), DelaySeconds: int32(delay / time.Second),
	})
	if err != nil {
		return fmt.Errorf("queue: %w", err)
	}
	return nil
}
