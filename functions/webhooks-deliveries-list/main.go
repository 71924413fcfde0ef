// Command webhooks-deliveries-list serves GET /v1/webhooks/{id}/deliveries: what became of a webhook's deliveries, the newest first.
package main

import (
	"github.com/parleyhq/parley/shared/boot"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/webhook"
)

func main() {
	boot.Webhooks("webhooks-deliveries-list", func(s *webhook.Service) web.Handler { return handler(s.ListDeliveries) })
}
