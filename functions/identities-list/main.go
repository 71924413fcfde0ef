// Command identities-list serves POST /v1/identities/list: several people of the app at once.
package main

import (
	"github.com/parleyhq/parley/shared/access"
	"github.com/parleyhq/parley/shared/boot"
	"github.com/parleyhq/parley/shared/web"
)

func main() {
	boot.Access("identities-list", func(s *access.Service) web.Handler { return handler(s.ListIdentities) })
}
