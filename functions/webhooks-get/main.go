// Command webhooks-get serves GET /v1/webhooks/{id}: one webhook of the calling app.
package main

import (
	"github.com/parleyhq/parley/shared/boot"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/webhook"
)

func main() {
	boot.Webhooks("webhooks-get", func(s *webhook.Service) web.Handler { return handler(s.Get) })
}
