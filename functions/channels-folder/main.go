// Command channels-folder serves PUT /v1/channels/{id}/folder: the caller takes a request, or declines it.
package main

import (
	"github.com/parleyhq/parley/shared/boot"
	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/web"
)

func main() {
	boot.Messaging("channels-folder", func(s *messaging.Service) web.Handler { return handler(s.MoveChannel) })
}
