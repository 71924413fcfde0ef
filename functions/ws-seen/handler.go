package main

import (
	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/socket"
)

func handler(message socket.MarkMessage, channel socket.MarkChannel) socket.Handler {
	return socket.Marked(messaging.Seen, message, channel)
}
