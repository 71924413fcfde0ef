// Command webhooks-deliveries-redeliver serves POST /v1/webhooks/{id}/deliveries/{delivery}/redeliver: makes a delivery once more.
package main

import (
	"github.com/parleyhq/parley/shared/boot"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/webhook"
)

func main() {
	boot.Webhooks("webhooks-deliveries-redeliver", func(s *webhook.Service) web.Handler { return handler(s.Redeliver) })
}
