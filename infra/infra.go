// Package infra holds the documents of the deployment that programs read too. It knows nothing of
// what serves them.
package infra

import _ "embed" // for the documents

// OpenAPI is the contract of the HTTP API, an OpenAPI 3.1 document in YAML.
//
//go:embed openapi.yaml
var OpenAPI []byte

// AsyncAPI is the contract of the WebSocket API, an AsyncAPI 3.0 document in YAML. It refers to schemas of
// openapi.yaml beside it.
//
//go:embed asyncapi.yaml
var AsyncAPI []byte
