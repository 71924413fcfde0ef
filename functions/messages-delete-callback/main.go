// Command messages-delete-callback serves DELETE /v1/messages/{id}/callback: nobody says any more how its call goes.
package main

import (
	"github.com/parleyhq/parley/shared/boot"
	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/web"
)

func main() {
	boot.Messaging("messages-delete-callback", func(s *messaging.Service) web.Handler { return handler(s.RevokeCallback) })
}
