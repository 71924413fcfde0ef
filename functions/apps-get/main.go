// Command apps-get serves GET /v1/apps/{id}: one app, for the operator and its own server.
package main

import (
	"github.com/parleyhq/parley/shared/access"
	"github.com/parleyhq/parley/shared/boot"
	"github.com/parleyhq/parley/shared/web"
)

func main() {
	boot.Operator("apps-get", func(s *access.Service) web.Handler { return handler(s.GetApp) })
}
