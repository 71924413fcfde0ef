// Package roughnet is a network between a client and a WebSocket server that is rougher than any: frames
// of the server are dropped, doubled, delayed and put out of order, connections are cut in the middle
// of a byte, or freeze. What the client sends passes as it is.
//
// The seed and the number of a connection decide what befalls its frames, by their numbers; cuts and
// freezes come when they are asked for. The package knows how WebSocket frames begin and end, and nothing
// of what is in them.
package roughnet
