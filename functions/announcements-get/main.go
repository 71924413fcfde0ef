// Command announcements-get serves GET /v1/announcements/{id}: how far an announcement has come.
package main

import (
	"github.com/parleyhq/parley/shared/boot"
	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/web"
)

func main() {
	boot.Messaging("announcements-get", func(s *messaging.Service) web.Handler { return handler(s.GetAnnouncement) })
}
