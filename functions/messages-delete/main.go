// Command messages-delete serves DELETE /v1/messages/{id}: a tombstone is all that stays of a message.
package main

import (
	"github.com/parleyhq/parley/shared/boot"
	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/web"
)

func main() {
	boot.Messaging("messages-delete", func(s *messaging.Service) web.Handler { return handler(s.DeleteMessage) })
}
