// Command ws-disconnect serves $disconnect: a connection is closed.
package main

import (
	"github.com/parleyhq/parley/shared/boot"
	"github.com/parleyhq/parley/shared/presence"
	"github.com/parleyhq/parley/shared/socket"
)

func main() {
	boot.SocketClosing("ws-disconnect", func(s *presence.Service) socket.Closing { return handler(s.Leave) })
}
