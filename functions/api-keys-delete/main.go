// Command api-keys-delete serves DELETE /v1/api-keys/{id}: ends an API key of the calling app.
package main

import (
	"github.com/parleyhq/parley/shared/access"
	"github.com/parleyhq/parley/shared/boot"
	"github.com/parleyhq/parley/shared/web"
)

func main() {
	boot.Access("api-keys-delete", func(s *access.Service) web.Handler { return handler(s.DeleteAPIKey) })
}
