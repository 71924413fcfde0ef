// Command channels-delete serves DELETE /v1/channels/{id}: a channel is taken away from everybody.
package main

import (
	"github.com/parleyhq/parley/shared/boot"
	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/web"
)

func main() {
	boot.Messaging("channels-delete", func(s *messaging.Service) web.Handler { return handler(s.DeleteChannel) })
}
