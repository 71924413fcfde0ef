// Command identities-get serves GET /v1/identities/{user}: a person of the app; me is oneself.
package main

import (
	"github.com/parleyhq/parley/shared/access"
	"github.com/parleyhq/parley/shared/boot"
	"github.com/parleyhq/parley/shared/web"
)

func main() {
	boot.Access("identities-get", func(s *access.Service) web.Handler { return handler(s.GetIdentity) })
}
