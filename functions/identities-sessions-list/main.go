// Command identities-sessions-list serves GET /v1/identities/{user}/sessions: where a person is logged in.
package main

import (
	"github.com/parleyhq/parley/shared/access"
	"github.com/parleyhq/parley/shared/boot"
	"github.com/parleyhq/parley/shared/web"
)

func main() {
	boot.Access("identities-sessions-list", func(s *access.Service) web.Handler { return handler(s.ListSessions) })
}
