// Command apps-list serves GET /v1/apps: all apps, for the operator.
package main

import (
	"github.com/parleyhq/parley/shared/access"
	"github.com/parleyhq/parley/shared/boot"
	"github.com/parleyhq/parley/shared/web"
)

func main() {
	boot.Operator("apps-list", func(s *access.Service) web.Handler { return handler(s.ListApps) })
}
