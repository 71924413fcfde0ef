// Command identity-provider-get serves GET /v1/identity-provider: by which keys, issuer and address the calling app's server vouches for its users.
package main

import (
	"github.com/parleyhq/parley/shared/access"
	"github.com/parleyhq/parley/shared/boot"
	"github.com/parleyhq/parley/shared/web"
)

func main() {
	boot.Access("identity-provider-get", func(s *access.Service) web.Handler { return handler(s.Provider) })
}
