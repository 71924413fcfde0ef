// Command devices-delete serves DELETE /v1/devices/{id}: nothing is pushed to a device of the caller's any more.
package main

import (
	"github.com/parleyhq/parley/shared/access"
	"github.com/parleyhq/parley/shared/boot"
	"github.com/parleyhq/parley/shared/web"
)

func main() {
	boot.Access("devices-delete", func(s *access.Service) web.Handler { return handler(s.DeleteDevice) })
}
