// Command messages-update-metadata serves PATCH /v1/messages/{id}/metadata: a merge patch of what is said about a message.
package main

import (
	"github.com/parleyhq/parley/shared/boot"
	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/web"
)

func main() {
	boot.Messaging("messages-update-metadata", func(s *messaging.Service) web.Handler { return handler(s.PatchMessageMetadata) })
}
