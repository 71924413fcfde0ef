// Command messages-delete-many serves POST /v1/messages/delete: several messages are deleted, all or none.
package main

import (
	"github.com/parleyhq/parley/shared/boot"
	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/web"
)

func main() {
	boot.Messaging("messages-delete-many", func(s *messaging.Service) web.Handler { return handler(s.DeleteMessages) })
}
