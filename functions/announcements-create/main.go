// Command announcements-create serves POST /v1/announcements: a message to many people, each in a channel of their own.
package main

import (
	"github.com/parleyhq/parley/shared/boot"
	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/web"
)

func main() {
	boot.Announcing("announcements-create", func(s *messaging.Service) web.Handler { return handler(s.Announce) })
}
