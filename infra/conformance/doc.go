// Package conformance is the black-box suite of Parley's HTTP and WebSocket APIs. It takes URLs and an
// operator key, and runs unchanged against any deployment:
//
//	PARLEY_URL=https://… PARLEY_WS_URL=wss://… PARLEY_OPERATOR_KEY=… go test ./infra/conformance
//
// Without PARLEY_WS_URL the journeys over sockets are skipped. PARLEY_WITHOUT names what else the gateway of a
// deployment on an emulator cannot do (subprotocol, body-limit …); what is left out for want of it is listed at
// the end. Without PARLEY_URL it starts the local stack, with the faults and latency that PARLEY_FAULTS and
// PARLEY_LATENCY say. Every test makes an app of its own, with its own identity provider key, and logs its users
// in with identity tokens that it signs itself.
//
// Every call goes through one client, which holds request and answer against infra/openapi.yaml: an
// answer must be one that the document has, to the last field; a request that succeeds must be one
// that the document allows; one that is refused as invalid_request must be one that it does not. Every
// frame of a socket is held against infra/asyncapi.yaml likewise. At the end stands which operations and
// statuses the journeys met. What every call and frame said, and was told, is kept in mind, too: where the suite
// has started the stack itself, it reads all logs at the end, and none may hold any of it.
package conformance
