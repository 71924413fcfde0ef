// Command messages-delivered serves PUT /v1/messages/{id}/delivered: a message, and all before it, reached the caller.
package main

import (
	"github.com/parleyhq/parley/shared/boot"
	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/web"
)

func main() {
	boot.Messaging("messages-delivered", func(s *messaging.Service) web.Handler { return handler(s.MarkMessage) })
}
