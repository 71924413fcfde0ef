// Command messages-send serves POST /v1/messages: a message into one or several channels.
package main

import (
	"github.com/parleyhq/parley/shared/boot"
	"github.com/parleyhq/parley/shared/live"
	"github.com/parleyhq/parley/shared/web"
)

func main() {
	boot.Live("messages-send", func(s *live.Service) web.Handler { return handler(s.Send) })
}
