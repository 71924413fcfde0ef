// Command messages-list serves GET /v1/channels/{id}/messages: a page of a channel's log.
package main

import (
	"github.com/parleyhq/parley/shared/boot"
	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/web"
)

func main() {
	boot.Messaging("messages-list", func(s *messaging.Service) web.Handler { return handler(s.ListMessages) })
}
