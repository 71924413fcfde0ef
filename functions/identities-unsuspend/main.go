// Command identities-unsuspend serves POST /v1/identities/{user}/unsuspend: a server ends that a person is suspended.
package main

import (
	"github.com/parleyhq/parley/shared/access"
	"github.com/parleyhq/parley/shared/boot"
	"github.com/parleyhq/parley/shared/web"
)

func main() {
	boot.Access("identities-unsuspend", func(s *access.Service) web.Handler { return handler(s.Unsuspend) })
}
