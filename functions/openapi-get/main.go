// Command openapi-get serves GET /v1/openapi.json: the contract, as OpenAPI 3.1.
package main

import (
	"github.com/parleyhq/parley/infra"
	"github.com/parleyhq/parley/shared/boot"
)

func main() { boot.Public("openapi-get", handler(infra.OpenAPI)) }
