// Command apps-create serves POST /v1/apps: a new app, its staging and production halves, each with an API key.
package main

import (
	"github.com/parleyhq/parley/shared/access"
	"github.com/parleyhq/parley/shared/boot"
	"github.com/parleyhq/parley/shared/web"
)

func main() {
	boot.Operator("apps-create", func(s *access.Service) web.Handler { return handler(s.CreateApp) })
}
