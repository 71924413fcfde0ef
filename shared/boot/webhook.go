package boot

import (
	"crypto/rand"
	"os"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/parleyhq/parley/shared/outbound"
	"github.com/parleyhq/parley/shared/queue"
	"github.com/parleyhq/parley/shared/schedule"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/webhook"
)

// Webhooks runs a function of webhooks that servers call.
func Webhooks(name string, build func(*webhook.Service) web.Handler) {
	s := newWebhook(connect())
	web.Serve(name, web.Guarded(s.Access.Check, build(s)))
}

// WebhooksPublic runs a function of webhooks that anybody may call.
func WebhooksPublic(name string, build func(*webhook.Service) web.Handler) {
	web.Serve(name, build(newWebhook(connect())))
}

// WebhooksQueue runs a function that does the jobs of the webhooks' queue.
func WebhooksQueue(name string, build func(*webhook.Service) queue.Handler) {
	queue.Serve(name, build(newWebhook(connect())))
}

// WebhooksSchedule runs a function of webhooks that the clock calls.
func WebhooksSchedule(name string, build func(*webhook.Service) schedule.Handler) {
	schedule.Serve(name, build(newWebhook(connect())))
}

func newWebhook(cfg aws.Config) *webhook.Service {
	a := newAccess(cfg, nil)
	return webhook.New(webhook.Config{
		Store: newStore(cfg), Access: a, Links: newMessaging(cfg, a).Links, Queue: newQueue(cfg, os.Getenv("PARLEY_WEBHOOKS_QUEUE")),
		Outbound: outbound.New(outbound.Config{Loopback: allowsLoopback(), Timeout: webhook.AttemptTime}), Now: time.Now, Random: rand.Reader,
	})
}
