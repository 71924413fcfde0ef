// Package client is a client of Parley written from its wire contract alone: what an app's SDK has to do,
// and no more. It logs in, keeps a socket, applies events in whatever order and number they come, fills
// gaps by reads, syncs after absences, and keeps a model of all that its user may see.
//
// Model is the client's state and does no I/O. Device keeps one up to date over the wire. What an answer
// or event says that the contract forbids is noted in the model's faults and never repaired silently.
//
// The package must not import what the server is made of: its agreement with the server is what tests
// with it prove.
package client
