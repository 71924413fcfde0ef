package boot

import (
	"os"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/parleyhq/parley/shared/access"
	"github.com/parleyhq/parley/shared/later"
	"github.com/parleyhq/parley/shared/queue"
	"github.com/parleyhq/parley/shared/web"
)

// Later runs a function that sends messages, now or at some time.
func Later(name string, build func(*later.Service) web.Handler) {
	cfg := connect()
	a := newAccess(cfg, nil)
	web.Serve(name, web.Guarded(a.Check, build(newLater(cfg, a, nil))))
}

// Due runs a function that does the jobs of the queue of scheduled messages.
func Due(name string, build func(*later.Service) queue.Handler) {
	cfg := connect()
	a := newAccess(cfg, nil)
	queue.Serve(name, build(newLater(cfg, a, newPresence(cfg, a))))
}

func newLater(cfg aws.Config, a *access.Service, t later.Typist) *later.Service {
	return later.New(newLive(cfg, a, nil), newMessaging(cfg, a), t, newQueue(cfg, os.Getenv("PARLEY_SCHEDULED_QUEUE")), time.Now)
}
