// Command scheduled-delete serves DELETE /v1/scheduled/{id}: a message that waits is not sent.
package main

import (
	"github.com/parleyhq/parley/shared/boot"
	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/web"
)

func main() {
	boot.Messaging("scheduled-delete", func(s *messaging.Service) web.Handler { return handler(s.CancelScheduled) })
}
