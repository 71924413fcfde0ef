// Command channels-search serves POST /v1/channels/search: the channels of exactly these people.
package main

import (
	"github.com/parleyhq/parley/shared/boot"
	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/web"
)

func main() {
	boot.Messaging("channels-search", func(s *messaging.Service) web.Handler { return handler(s.SearchChannels) })
}
