// Command participants-join serves PUT /v1/channels/{id}/participants/me: the caller comes into a channel that is open to all.
package main

import (
	"github.com/parleyhq/parley/shared/boot"
	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/web"
)

func main() {
	boot.Messaging("participants-join", func(s *messaging.Service) web.Handler { return handler(s.JoinChannel) })
}
