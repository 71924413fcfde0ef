// Command channels-create serves POST /v1/channels: a channel of some people.
package main

import (
	"github.com/parleyhq/parley/shared/boot"
	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/web"
)

func main() {
	boot.Messaging("channels-create", func(s *messaging.Service) web.Handler { return handler(s.CreateChannel) })
}
