// Command blocks-put serves PUT /v1/blocks/{user}: the caller blocks somebody.
package main

import (
	"github.com/parleyhq/parley/shared/boot"
	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/web"
)

func main() {
	boot.Messaging("blocks-put", func(s *messaging.Service) web.Handler { return handler(s.BlockUser) })
}
