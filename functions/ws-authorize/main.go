// Command ws-authorize serves the authorizer: who may open a connection, by the session token in the offered subprotocols.
package main

import (
	"github.com/parleyhq/parley/shared/access"
	"github.com/parleyhq/parley/shared/boot"
	"github.com/parleyhq/parley/shared/socket"
)

func main() {
	boot.SocketAuthorizer("ws-authorize", func(s *access.Service) socket.Authorizer { return handler(s.Check) })
}
