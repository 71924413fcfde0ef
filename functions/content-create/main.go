// Command content-create serves POST /v1/content: a ticket to upload what messages may carry then.
package main

import (
	"github.com/parleyhq/parley/shared/boot"
	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/web"
)

func main() {
	boot.Messaging("content-create", func(s *messaging.Service) web.Handler { return handler(s.CreateContent) })
}
