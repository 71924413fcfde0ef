// Command channels-clear serves PUT /v1/channels/{id}/cleared: the caller's history up to an entry is theirs no more.
package main

import (
	"github.com/parleyhq/parley/shared/boot"
	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/web"
)

func main() {
	boot.Messaging("channels-clear", func(s *messaging.Service) web.Handler { return handler(s.MarkChannel) })
}
