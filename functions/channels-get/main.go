// Command channels-get serves GET /v1/channels/{id}: one channel.
package main

import (
	"github.com/parleyhq/parley/shared/boot"
	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/web"
)

func main() {
	boot.Messaging("channels-get", func(s *messaging.Service) web.Handler { return handler(s.GetChannel) })
}
