// Command identity-provider-keys-put serves PUT /v1/identity-provider/keys/{kid}: a public key that identity tokens are signed with.
package main

import (
	"github.com/parleyhq/parley/shared/access"
	"github.com/parleyhq/parley/shared/boot"
	"github.com/parleyhq/parley/shared/web"
)

func main() {
	boot.Access("identity-provider-keys-put", func(s *access.Service) web.Handler { return handler(s.PutProviderKey) })
}
