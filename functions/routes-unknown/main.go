// Command routes-unknown serves $default: what no route is for. It says whether the path exists with another method.
package main

import (
	"github.com/parleyhq/parley/infra"
	"github.com/parleyhq/parley/shared/boot"
)

func main() { boot.Public("routes-unknown", handler(infra.OpenAPI)) }
