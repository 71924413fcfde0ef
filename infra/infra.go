// Package infra holds the documents of the deployment that programs read too. It knows nothing of
// what serves them.
package infra

import _ "embed" // for OpenAPI

// OpenAPI is the contract of the HTTP API, an OpenAPI 3.1 document in YAML.
//
//go:embed openapi.yaml
var OpenAPI []byte
