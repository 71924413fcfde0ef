// Command apps-delete serves DELETE /v1/apps/{id}: the operator archives an app.
package main

import (
	"github.com/parleyhq/parley/shared/access"
	"github.com/parleyhq/parley/shared/boot"
	"github.com/parleyhq/parley/shared/web"
)

func main() {
	boot.Operator("apps-delete", func(s *access.Service) web.Handler { return handler(s.ArchiveApp) })
}
