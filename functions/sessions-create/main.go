// Command sessions-create serves POST /v1/sessions: a user logs in by the word of their app's server.
package main

import (
	"github.com/parleyhq/parley/shared/access"
	"github.com/parleyhq/parley/shared/boot"
	"github.com/parleyhq/parley/shared/web"
)

func main() {
	boot.Login("sessions-create", func(s *access.Service) web.Handler { return handler(s.CreateSession) })
}
