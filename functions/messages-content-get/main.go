// Command messages-content-get serves GET /v1/messages/{id}/parts/{part}/content: a fresh link to what a part carries.
package main

import (
	"github.com/parleyhq/parley/shared/boot"
	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/web"
)

func main() {
	boot.Messaging("messages-content-get", func(s *messaging.Service) web.Handler { return handler(s.GetContent) })
}
