// Command queue-webhooks serves the webhooks' queue: apps' servers are told what happened.
package main

import (
	"github.com/parleyhq/parley/shared/boot"
	"github.com/parleyhq/parley/shared/queue"
	"github.com/parleyhq/parley/shared/webhook"
)

func main() {
	boot.WebhooksQueue("queue-webhooks", func(s *webhook.Service) queue.Handler { return handler(s.Work) })
}
