// Command queue-announcements serves the queue of announcements: each recipient gets the message in their own channel.
package main

import (
	"github.com/parleyhq/parley/shared/boot"
	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/queue"
)

func main() {
	boot.Deliveries("queue-announcements", func(s *messaging.Service) queue.Handler { return handler(s.DeliverAnnouncements) })
}
