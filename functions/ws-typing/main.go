// Command ws-typing serves typing: the caller writes in a channel, pauses, or has stopped.
package main

import (
	"github.com/parleyhq/parley/shared/boot"
	"github.com/parleyhq/parley/shared/presence"
	"github.com/parleyhq/parley/shared/socket"
)

func main() {
	boot.SocketPresence("ws-typing", func(s *presence.Service) socket.Handler { return handler(s.Type, s.Tell) })
}
