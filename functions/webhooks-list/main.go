// Command webhooks-list serves GET /v1/webhooks: the calling app's webhooks.
package main

import (
	"github.com/parleyhq/parley/shared/boot"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/webhook"
)

func main() {
	boot.Webhooks("webhooks-list", func(s *webhook.Service) web.Handler { return handler(s.List) })
}
