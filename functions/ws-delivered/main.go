// Command ws-delivered serves delivered: what reached the caller.
package main

import (
	"github.com/parleyhq/parley/shared/boot"
	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/socket"
)

func main() {
	boot.SocketMessaging("ws-delivered", func(s *messaging.Service) socket.Handler { return handler(s.MarkMessage, s.MarkChannel) })
}
