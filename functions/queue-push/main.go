// Command queue-push serves the queue of pushes: new messages reach the devices of those who are away.
package main

import (
	"github.com/parleyhq/parley/shared/boot"
	"github.com/parleyhq/parley/shared/push"
	"github.com/parleyhq/parley/shared/queue"
)

func main() {
	boot.Push("queue-push", func(s *push.Service) queue.Handler { return handler(s.Work) })
}
