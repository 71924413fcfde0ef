package main

import (
	"slices"

	"github.com/parleyhq/parley/shared/socket"
)

// handler echoes our subprotocol, and never what else was offered: that is the session token.
func handler(offered []string) string {
	if slices.Contains(offered, socket.Protocol) {
		return socket.Protocol
	}
	return ""
}
