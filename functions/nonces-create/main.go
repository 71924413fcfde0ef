// Command nonces-create serves POST /v1/nonces: a nonce to log in with, for anybody.
package main

import (
	"github.com/parleyhq/parley/shared/access"
	"github.com/parleyhq/parley/shared/boot"
	"github.com/parleyhq/parley/shared/web"
)

func main() {
	boot.Login("nonces-create", func(s *access.Service) web.Handler { return handler(s.CreateNonce) })
}
