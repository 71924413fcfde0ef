// Command channels-list serves GET /v1/channels: the caller's channels, or those that are open to all.
package main

import (
	"github.com/parleyhq/parley/shared/boot"
	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/web"
)

func main() {
	boot.Messaging("channels-list", func(s *messaging.Service) web.Handler { return handler(s.ListChannels, s.ListExposed) })
}
