// Command ws-send serves message.send: a message into one or several channels.
package main

import (
	"github.com/parleyhq/parley/shared/boot"
	"github.com/parleyhq/parley/shared/live"
	"github.com/parleyhq/parley/shared/socket"
)

func main() {
	boot.SocketLive("ws-send", func(s *live.Service) socket.Handler { return handler(s.Send) })
}
