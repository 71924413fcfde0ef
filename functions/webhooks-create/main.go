// Command webhooks-create serves POST /v1/webhooks: a webhook of the calling app.
package main

import (
	"github.com/parleyhq/parley/shared/boot"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/webhook"
)

func main() {
	boot.Webhooks("webhooks-create", func(s *webhook.Service) web.Handler { return handler(s.Create) })
}
