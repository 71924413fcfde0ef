// Command channels-delivered serves PUT /v1/channels/{id}/delivered: everything up to an entry reached the caller.
package main

import (
	"github.com/parleyhq/parley/shared/boot"
	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/web"
)

func main() {
	boot.Messaging("channels-delivered", func(s *messaging.Service) web.Handler { return handler(s.MarkChannel) })
}
