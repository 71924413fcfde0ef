// Command identities-delete serves DELETE /v1/identities/{user}: a server erases a person.
package main

import (
	"github.com/parleyhq/parley/shared/boot"
	"github.com/parleyhq/parley/shared/presence"
	"github.com/parleyhq/parley/shared/web"
)

func main() {
	boot.Presence("identities-delete", func(s *presence.Service) web.Handler { return handler(s.Erase) })
}
