// Command sessions-delete serves DELETE /v1/sessions/current: a user logs out.
package main

import (
	"github.com/parleyhq/parley/shared/boot"
	"github.com/parleyhq/parley/shared/presence"
	"github.com/parleyhq/parley/shared/web"
)

func main() {
	boot.Presence("sessions-delete", func(s *presence.Service) web.Handler { return handler(s.EndSession) })
}
