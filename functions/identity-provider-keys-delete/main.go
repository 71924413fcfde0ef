// Command identity-provider-keys-delete serves DELETE /v1/identity-provider/keys/{kid}: a key that signs no more.
package main

import (
	"github.com/parleyhq/parley/shared/access"
	"github.com/parleyhq/parley/shared/boot"
	"github.com/parleyhq/parley/shared/web"
)

func main() {
	boot.Access("identity-provider-keys-delete", func(s *access.Service) web.Handler { return handler(s.DeleteProviderKey) })
}
