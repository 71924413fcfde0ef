// Command participants-update serves PATCH /v1/channels/{id}/participants/{user}: a participant gets another role.
package main

import (
	"github.com/parleyhq/parley/shared/boot"
	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/web"
)

func main() {
	boot.Messaging("participants-update", func(s *messaging.Service) web.Handler { return handler(s.UpdateParticipant) })
}
