// Command webhooks-delete serves DELETE /v1/webhooks/{id}: ends a webhook of the calling app.
package main

import (
	"github.com/parleyhq/parley/shared/boot"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/webhook"
)

func main() {
	boot.Webhooks("webhooks-delete", func(s *webhook.Service) web.Handler { return handler(s.Delete) })
}
