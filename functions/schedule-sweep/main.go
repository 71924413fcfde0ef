// Command schedule-sweep serves the schedule rate(5 minutes): what was begun and left is brought to its end.
package main

import (
	"github.com/parleyhq/parley/shared/boot"
	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/schedule"
)

func main() {
	boot.Schedule("schedule-sweep", func(s *messaging.Service) schedule.Handler { return handler(s.Sweep) })
}
