// Command participants-list serves GET /v1/channels/{id}/participants: who is in a channel.
package main

import (
	"github.com/parleyhq/parley/shared/boot"
	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/web"
)

func main() {
	boot.Messaging("participants-list", func(s *messaging.Service) web.Handler { return handler(s.ListParticipants) })
}
