// Command ws-connect serves $connect: a connection that the authorizer allowed opens.
package main

import "github.com/parleyhq/parley/shared/boot"

func main() { boot.SocketOpening("ws-connect", handler) }
