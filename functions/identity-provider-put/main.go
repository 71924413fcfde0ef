// Command identity-provider-put serves PUT /v1/identity-provider: who issues identity tokens, and where the keys are that sign them.
package main

import (
	"github.com/parleyhq/parley/shared/access"
	"github.com/parleyhq/parley/shared/boot"
	"github.com/parleyhq/parley/shared/web"
)

func main() {
	boot.Provider("identity-provider-put", func(s *access.Service) web.Handler { return handler(s.PutProvider) })
}
