// Command health serves GET /v1/health: whether this deployment answers.
package main

import (
	"github.com/parleyhq/parley/shared/boot"
)

func main() { boot.Public("health", handler()) }
