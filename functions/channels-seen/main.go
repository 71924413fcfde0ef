// Command channels-seen serves PUT /v1/channels/{id}/seen: everything up to an entry was seen by the caller.
package main

import (
	"github.com/parleyhq/parley/shared/boot"
	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/web"
)

func main() {
	boot.Messaging("channels-seen", func(s *messaging.Service) web.Handler { return handler(s.MarkChannel) })
}
