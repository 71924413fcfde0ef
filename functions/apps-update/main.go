// Command apps-update serves PATCH /v1/apps/{id}: a merge patch of an app, by the operator or its own server.
package main

import (
	"github.com/parleyhq/parley/shared/access"
	"github.com/parleyhq/parley/shared/boot"
	"github.com/parleyhq/parley/shared/web"
)

func main() {
	boot.Operator("apps-update", func(s *access.Service) web.Handler { return handler(s.PatchApp) })
}
