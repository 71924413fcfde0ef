// Command blocks-list serves GET /v1/blocks: whom the caller blocks.
package main

import (
	"github.com/parleyhq/parley/shared/boot"
	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/web"
)

func main() {
	boot.Messaging("blocks-list", func(s *messaging.Service) web.Handler { return handler(s.ListBlocks) })
}
