// Command unread-get serves GET /v1/unread: how much the caller has not seen, over all channels.
package main

import (
	"github.com/parleyhq/parley/shared/boot"
	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/web"
)

func main() {
	boot.Messaging("unread-get", func(s *messaging.Service) web.Handler { return handler(s.CountUnread) })
}
