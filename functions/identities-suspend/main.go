// Command identities-suspend serves POST /v1/identities/{user}/suspend: a server suspends a person.
package main

import (
	"github.com/parleyhq/parley/shared/boot"
	"github.com/parleyhq/parley/shared/presence"
	"github.com/parleyhq/parley/shared/web"
)

func main() {
	boot.Presence("identities-suspend", func(s *presence.Service) web.Handler { return handler(s.Suspend) })
}
