// Command ws-ping serves ping: whether the connection still stands.
package main

import (
	"github.com/parleyhq/parley/shared/access"
	"github.com/parleyhq/parley/shared/boot"
	"github.com/parleyhq/parley/shared/socket"
)

func main() {
	boot.SocketAccess("ws-ping", func(s *access.Service) socket.Handler { return handler(s.Check) })
}
