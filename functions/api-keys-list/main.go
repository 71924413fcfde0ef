// Command api-keys-list serves GET /v1/api-keys: the calling app's API keys, without their secrets.
package main

import (
	"github.com/parleyhq/parley/shared/access"
	"github.com/parleyhq/parley/shared/boot"
	"github.com/parleyhq/parley/shared/web"
)

func main() {
	boot.Access("api-keys-list", func(s *access.Service) web.Handler { return handler(s.ListAPIKeys) })
}
