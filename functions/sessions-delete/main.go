// Command sessions-delete serves DELETE /v1/sessions/current: a user logs out.
package main

import (
	"github.com/parleyhq/parley/shared/access"
	"github.com/parleyhq/parley/shared/boot"
	"github.com/parleyhq/parley/shared/web"
)

func main() {
	boot.Access("sessions-delete", func(s *access.Service) web.Handler { return handler(s.EndSession) })
}
