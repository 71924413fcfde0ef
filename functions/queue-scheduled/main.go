// Command queue-scheduled serves the queue of scheduled messages: each is sent when it is time.
package main

import (
	"github.com/parleyhq/parley/shared/boot"
	"github.com/parleyhq/parley/shared/later"
	"github.com/parleyhq/parley/shared/queue"
)

func main() {
	boot.Due("queue-scheduled", func(s *later.Service) queue.Handler { return handler(s.Work) })
}
