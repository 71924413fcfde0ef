package boot

import (
	"cmp"
	"context"
	"crypto/rand"
	"fmt"
	"os"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/sqs"

	"github.com/parleyhq/parley/shared/access"
	"github.com/parleyhq/parley/shared/live"
	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/post"
	"github.com/parleyhq/parley/shared/web"
)

// Live runs a function of messaging that tells sockets of what it did.
func Live(name string, build func(*live.Service) web.Handler) {
	cfg := connect()
	a := newAccess(cfg, nil)
	web.Serve(name, web.Guarded(a.Check, build(newLive(cfg, a, nil))))
}

// Stream runs a function that tells sockets what the tables' streams say.
func Stream(name string, build func(*live.Service) live.StreamHandler) {
	cfg := connect()
	live.ServeStream(name, build(newLive(cfg, newAccess(cfg, nil), newFanoutQueue(cfg))))
}

// Queue runs a function that does the jobs of the fan-out's queue.
func Queue(name string, build func(*live.Service) live.QueueHandler) {
	cfg := connect()
	live.ServeQueue(name, build(newLive(cfg, newAccess(cfg, nil), newFanoutQueue(cfg))))
}

func newLive(cfg aws.Config, a *access.Service, queue live.Queue) *live.Service {
	s := newStore(cfg)
	return live.New(messaging.New(s, a, time.Now, rand.Reader), s, newPost(cfg), queue, time.Now)
}

// newPost makes the client of the WebSocket API's connections. Where the SDK's variable names an endpoint,
// as the local stack's does, that one counts.
func newPost(cfg aws.Config) *post.Client {
	return post.New(cfg, cmp.Or(os.Getenv("AWS_ENDPOINT_URL_APIGATEWAYMANAGEMENTAPI"), os.Getenv("PARLEY_SOCKETS_URL")))
}

// fanoutQueue is the queue of what is too much for one batch, or has to wait.
type fanoutQueue struct {
	client *sqs.Client
	url    string
}

func newFanoutQueue(cfg aws.Config) fanoutQueue {
	return fanoutQueue{sqs.NewFromConfig(cfg), os.Getenv("PARLEY_FANOUT_QUEUE")}
}

// Send puts a job into the queue, to be done after a delay of whole seconds, 15 minutes at most.
func (q fanoutQueue) Send(ctx context.Context, job []byte, delay time.Duration) error {
	_, err := q.client.SendMessage(ctx, &sqs.SendMessageInput{
		QueueUrl: &q.url, MessageBody: aws.String(string(job)), DelaySeconds: int32(delay / time.Second),
	})
	if err != nil {
		return fmt.Errorf("fan-out queue: %w", err)
	}
	return nil
}
