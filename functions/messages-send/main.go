// Command messages-send serves POST /v1/messages: a message into one or several channels.
package main

import (
	"github.com/parleyhq/parley/shared/boot"
	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/web"
)

func main() {
	boot.Messaging("messages-send", func(s *messaging.Service) web.Handler { return handler(s.Send) })
}
