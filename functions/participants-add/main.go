// Command participants-add serves POST /v1/channels/{id}/participants: people come into a channel.
package main

import (
	"github.com/parleyhq/parley/shared/boot"
	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/web"
)

func main() {
	boot.Messaging("participants-add", func(s *messaging.Service) web.Handler { return handler(s.AddParticipants) })
}
