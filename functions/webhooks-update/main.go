// Command webhooks-update serves PATCH /v1/webhooks/{id}: a merge patch of a webhook, which also pauses and resumes it.
package main

import (
	"github.com/parleyhq/parley/shared/boot"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/webhook"
)

func main() {
	boot.Webhooks("webhooks-update", func(s *webhook.Service) web.Handler { return handler(s.Patch) })
}
