// Command queue-fanout serves the fan-out's queue: what was too much for one batch of a stream.
package main

import (
	"github.com/parleyhq/parley/shared/boot"
	"github.com/parleyhq/parley/shared/live"
	"github.com/parleyhq/parley/shared/queue"
)

func main() {
	boot.Queue("queue-fanout", func(s *live.Service) queue.Handler { return handler(s.Work) })
}
