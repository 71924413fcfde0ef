// Command stream-fanout serves the streams of the tables: what they say reaches the sockets of those concerned.
package main

import (
	"github.com/parleyhq/parley/shared/boot"
	"github.com/parleyhq/parley/shared/live"
)

func main() {
	boot.Stream("stream-fanout", func(s *live.Service) live.StreamHandler { return handler(s.FanOut) })
}
