// Command webhooks-rotate serves POST /v1/webhooks/{id}/rotate: new keys for a webhook, with which the old ones sign along for a day.
package main

import (
	"github.com/parleyhq/parley/shared/boot"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/webhook"
)

func main() {
	boot.Webhooks("webhooks-rotate", func(s *webhook.Service) web.Handler { return handler(s.Rotate) })
}
