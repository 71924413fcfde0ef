// Command devices-put serves PUT /v1/devices/{id}: the caller's news is pushed to a device.
package main

import (
	"github.com/parleyhq/parley/shared/access"
	"github.com/parleyhq/parley/shared/boot"
	"github.com/parleyhq/parley/shared/web"
)

func main() {
	boot.Access("devices-put", func(s *access.Service) web.Handler { return handler(s.PutDevice) })
}
