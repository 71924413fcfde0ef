// Command channels-update serves PATCH /v1/channels/{id}: a merge patch of what describes a channel.
package main

import (
	"github.com/parleyhq/parley/shared/boot"
	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/web"
)

func main() {
	boot.Messaging("channels-update", func(s *messaging.Service) web.Handler { return handler(s.PatchChannel) })
}
