// Command identities-put serves PUT /v1/identities/{user}: a server writes an identity, new or in place of another.
package main

import (
	"github.com/parleyhq/parley/shared/access"
	"github.com/parleyhq/parley/shared/boot"
	"github.com/parleyhq/parley/shared/web"
)

func main() {
	boot.Access("identities-put", func(s *access.Service) web.Handler { return handler(s.PutIdentity) })
}
