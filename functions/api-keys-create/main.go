// Command api-keys-create serves POST /v1/api-keys: another API key of an app.
package main

import (
	"github.com/parleyhq/parley/shared/access"
	"github.com/parleyhq/parley/shared/boot"
	"github.com/parleyhq/parley/shared/web"
)

func main() {
	boot.Operator("api-keys-create", func(s *access.Service) web.Handler { return handler(s.CreateAPIKey) })
}
