// Command messages-receipts-list serves GET /v1/messages/{id}/receipts: how far each recipient of a message has come.
package main

import (
	"github.com/parleyhq/parley/shared/boot"
	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/web"
)

func main() {
	boot.Messaging("messages-receipts-list", func(s *messaging.Service) web.Handler { return handler(s.ListReceipts) })
}
