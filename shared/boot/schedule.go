package boot

import (
	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/schedule"
)

// Schedule runs a function of messaging that the clock calls.
func Schedule(name string, build func(*messaging.Service) schedule.Handler) {
	cfg := connect()
	schedule.Serve(name, build(newMessaging(cfg, newAccess(cfg, nil))))
}
