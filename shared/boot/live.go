package boot

import (
	"cmp"
	"os"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/parleyhq/parley/shared/access"
	"github.com/parleyhq/parley/shared/live"
	"github.com/parleyhq/parley/shared/post"
	"github.com/parleyhq/parley/shared/push"
	"github.com/parleyhq/parley/shared/queue"
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
	live.ServeStream(name, build(newLive(cfg, newAccess(cfg, nil), fanoutQueue(cfg)).Telling(newWebhook(cfg)).Ringing(bells(cfg)...)))
}

// bells are that of pushes, where the deployment has a platform.
func bells(cfg aws.Config) []live.Bell {
	if url := os.Getenv("PARLEY_PUSH_QUEUE"); url != "" {
		return []live.Bell{push.Bell{Queue: newQueue(cfg, url)}}
	}
	return nil
}

// Queue runs a function that does the jobs of the fan-out's queue.
func Queue(name string, build func(*live.Service) queue.Handler) {
	cfg := connect()
	queue.Serve(name, build(newLive(cfg, newAccess(cfg, nil), fanoutQueue(cfg))))
}

func newLive(cfg aws.Config, a *access.Service, jobs live.Queue) *live.Service {
	return live.New(newMessaging(cfg, a), newStore(cfg), newPost(cfg), jobs, time.Now)
}

// newPost makes the client of the WebSocket API's connections. Where the SDK's variable names an endpoint,
// as the local stack's does, that one counts.
func newPost(cfg aws.Config) *post.Client {
	return post.New(cfg, cmp.Or(os.Getenv("AWS_ENDPOINT_URL_APIGATEWAYMANAGEMENTAPI"), os.Getenv("PARLEY_SOCKETS_URL")))
}

// fanoutQueue is the queue of what is too much for one batch, or has to wait.
func fanoutQueue(cfg aws.Config) live.Queue { return newQueue(cfg, os.Getenv("PARLEY_FANOUT_QUEUE")) }
