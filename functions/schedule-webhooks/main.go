// Command schedule-webhooks serves the schedule rate(1 minute): what webhooks planned for now is begun.
package main

import (
	"github.com/parleyhq/parley/shared/boot"
	"github.com/parleyhq/parley/shared/schedule"
	"github.com/parleyhq/parley/shared/webhook"
)

func main() {
	boot.WebhooksSchedule("schedule-webhooks", func(s *webhook.Service) schedule.Handler { return handler(s.Ripen) })
}
