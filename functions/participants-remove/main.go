// Command participants-remove serves DELETE /v1/channels/{id}/participants/{user}: a participant leaves, or is taken out.
package main

import (
	"github.com/parleyhq/parley/shared/boot"
	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/web"
)

func main() {
	boot.Messaging("participants-remove", func(s *messaging.Service) web.Handler { return handler(s.RemoveParticipant) })
}
