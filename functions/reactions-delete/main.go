// Command reactions-delete serves DELETE /v1/messages/{id}/reactions/{key}: the caller's reaction is taken away.
package main

import (
	"github.com/parleyhq/parley/shared/boot"
	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/web"
)

func main() {
	boot.Messaging("reactions-delete", func(s *messaging.Service) web.Handler { return handler(s.Unreact) })
}
