// Command sync serves POST /v1/sync: all that a client lacks, however long it was away.
package main

import (
	"github.com/parleyhq/parley/shared/boot"
	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/web"
)

func main() {
	boot.Messaging("sync", func(s *messaging.Service) web.Handler { return handler(s.Sync) })
}
