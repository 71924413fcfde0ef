// Command ws-seen serves seen: what the caller has seen.
package main

import (
	"github.com/parleyhq/parley/shared/boot"
	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/socket"
)

func main() {
	boot.SocketMessaging("ws-seen", func(s *messaging.Service) socket.Handler { return handler(s.MarkMessage, s.MarkChannel) })
}
