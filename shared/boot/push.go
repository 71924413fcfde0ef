package boot

import (
	"os"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/sns"

	"github.com/parleyhq/parley/shared/push"
	"github.com/parleyhq/parley/shared/queue"
)

// Push runs a function that does the jobs of the queue of pushes.
func Push(name string, build func(*push.Service) queue.Handler) {
	cfg := connect()
	queue.Serve(name, build(push.New(push.Config{
		Store: newStore(cfg), Messaging: newMessaging(cfg, newAccess(cfg, nil)), SNS: sns.NewFromConfig(cfg), Queue: newQueue(cfg, os.Getenv("PARLEY_PUSH_QUEUE")),
		Platforms: push.Platforms{
			APNs: os.Getenv("PARLEY_PUSH_APNS"), APNsSandbox: os.Getenv("PARLEY_PUSH_APNS_SANDBOX"), FCM: os.Getenv("PARLEY_PUSH_FCM"),
		},
		Now: time.Now,
	})))
}
