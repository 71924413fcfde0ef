// Command ws-hello serves hello: the first frame of a connection, which registers it.
package main

import (
	"github.com/parleyhq/parley/shared/boot"
	"github.com/parleyhq/parley/shared/presence"
	"github.com/parleyhq/parley/shared/socket"
)

func main() {
	boot.SocketPresence("ws-hello", func(s *presence.Service) socket.Handler { return handler(s.Hello, s.Tell) })
}
