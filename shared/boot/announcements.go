package boot

import (
	"os"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/parleyhq/parley/shared/access"
	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/queue"
	"github.com/parleyhq/parley/shared/web"
)

// Announcing runs a function of messaging that leaves announcements to their queue.
func Announcing(name string, build func(*messaging.Service) web.Handler) {
	cfg := connect()
	a := newAccess(cfg, nil)
	web.Serve(name, web.Guarded(a.Check, build(newAnnouncing(cfg, a))))
}

// Deliveries runs a function that does the jobs of the queue of announcements.
func Deliveries(name string, build func(*messaging.Service) queue.Handler) {
	cfg := connect()
	queue.Serve(name, build(newAnnouncing(cfg, newAccess(cfg, nil))))
}

func newAnnouncing(cfg aws.Config, a *access.Service) *messaging.Service {
	return newMessaging(cfg, a).Queueing(newQueue(cfg, os.Getenv("PARLEY_ANNOUNCEMENTS_QUEUE")))
}
