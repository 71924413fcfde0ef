// Command blocks-delete serves DELETE /v1/blocks/{user}: the caller blocks somebody no more.
package main

import (
	"github.com/parleyhq/parley/shared/boot"
	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/web"
)

func main() {
	boot.Messaging("blocks-delete", func(s *messaging.Service) web.Handler { return handler(s.UnblockUser) })
}
