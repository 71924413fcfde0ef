// Command health serves GET /v1/health: whether this deployment answers, and which version it runs.
package main

import (
	"github.com/parleyhq/parley/shared/web"
)

func main() { web.Serve(handler()) }
