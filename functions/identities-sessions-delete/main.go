// Command identities-sessions-delete serves DELETE /v1/identities/{user}/sessions: a server logs a person out everywhere.
package main

import (
	"github.com/parleyhq/parley/shared/boot"
	"github.com/parleyhq/parley/shared/presence"
	"github.com/parleyhq/parley/shared/web"
)

func main() {
	boot.Presence("identities-sessions-delete", func(s *presence.Service) web.Handler { return handler(s.EndSessions) })
}
