// Command ws-default serves $default: frames of a type that nobody serves.
package main

import (
	"github.com/parleyhq/parley/shared/access"
	"github.com/parleyhq/parley/shared/boot"
	"github.com/parleyhq/parley/shared/socket"
)

func main() {
	boot.SocketAccess("ws-default", func(s *access.Service) socket.Handler { return handler(s.Check) })
}
