// Command messages-seen serves PUT /v1/messages/{id}/seen: a message, and all before it, was seen by the caller.
package main

import (
	"github.com/parleyhq/parley/shared/boot"
	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/web"
)

func main() {
	boot.Messaging("messages-seen", func(s *messaging.Service) web.Handler { return handler(s.MarkMessage) })
}
