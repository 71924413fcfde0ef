// Command messages-get serves GET /v1/messages/{id}: one message, whole.
package main

import (
	"github.com/parleyhq/parley/shared/boot"
	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/web"
)

func main() {
	boot.Messaging("messages-get", func(s *messaging.Service) web.Handler { return handler(s.GetMessage) })
}
