// Command reactions-put serves PUT /v1/messages/{id}/reactions/{key}: the caller's reaction to a message.
package main

import (
	"github.com/parleyhq/parley/shared/boot"
	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/web"
)

func main() {
	boot.Messaging("reactions-put", func(s *messaging.Service) web.Handler { return handler(s.React) })
}
