// Command webhooks-keys-list serves GET /v1/webhooks/{id}/keys: by which public keys a webhook's deliveries are verified, for anybody who knows its id.
package main

import (
	"github.com/parleyhq/parley/shared/boot"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/webhook"
)

func main() {
	boot.WebhooksPublic("webhooks-keys-list", func(s *webhook.Service) web.Handler { return handler(s.Keys) })
}
