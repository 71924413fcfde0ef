// Command ws-presence serves presence: the caller's status, and whom they watch.
package main

import (
	"github.com/parleyhq/parley/shared/boot"
	"github.com/parleyhq/parley/shared/presence"
	"github.com/parleyhq/parley/shared/socket"
)

func main() {
	boot.SocketPresence("ws-presence", func(s *presence.Service) socket.Handler { return handler(s.Set, s.Tell) })
}
