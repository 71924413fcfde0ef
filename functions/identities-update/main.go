// Command identities-update serves PATCH /v1/identities/{user}: a merge patch of a person's profile.
package main

import (
	"github.com/parleyhq/parley/shared/access"
	"github.com/parleyhq/parley/shared/boot"
	"github.com/parleyhq/parley/shared/web"
)

func main() {
	boot.Access("identities-update", func(s *access.Service) web.Handler { return handler(s.PatchIdentity) })
}
