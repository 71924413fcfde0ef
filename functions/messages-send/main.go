// Command messages-send serves POST /v1/messages: a message into one or several channels, now or later.
package main

import (
	"github.com/parleyhq/parley/shared/boot"
	"github.com/parleyhq/parley/shared/later"
	"github.com/parleyhq/parley/shared/web"
)

func main() {
	boot.Later("messages-send", func(s *later.Service) web.Handler { return handler(s.Send, s.Schedule) })
}
