// Command stream-content serves the stream of the messages: what they carry no more is cleared away.
package main

import (
	"github.com/parleyhq/parley/shared/boot"
	"github.com/parleyhq/parley/shared/live"
)

func main() {
	boot.Stream("stream-content", func(s *live.Service) live.StreamHandler { return handler(s.Release) })
}
