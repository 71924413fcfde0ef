// Package faults is a proxy before a DynamoDB-compatible engine that makes it behave as badly as
// DynamoDB on AWS can: conflicts, throttles, lost answers, server errors, unprocessed keys, items of
// a transaction that become visible one by one, stale reads, latency. An embedded engine does none of
// this by itself, so code that was only ever run against one has never taken its most important path.
//
// It knows DynamoDB's wire (JSON 1.0, X-Amz-Target) and nothing of who calls it or of what the items
// mean: key schemas are read from the engine.
//
// # What is decided, and when
//
// Every data request gets a number, and its decisions come from the seed and that number alone. The
// same seed and the same sequence of requests give the same decisions; clients that run side by side
// make the sequence itself vary. Set starts the numbers again.
//
// Control requests (CreateTable, DescribeTable, …), PartiQL and stream requests pass untouched and
// get no number.
//
// # Torn and stale reads
//
// While Torn or Stale is set, writes are tracked: the proxy locks a write's items, reads their images
// from the engine, forwards the write, and shows later reads the old image until each item's time has
// come. Three rules keep this honest:
//
//   - a transaction meets another write's lock with the conflict that DynamoDB gives, and so does a
//     single write that meets a transaction; single writes queue among themselves, as on AWS;
//   - once a transaction's answer has been sent, every consistent read sees all of it;
//   - a consistent read that saw the new item is never followed by one that sees the old.
//
// GetItem, BatchGetItem and Query by primary key show old images: replaced, left out and put back.
// What the proxy cannot rewrite (a Scan, an index, a filter, a nested projection, legacy parameters)
// is answered as the engine has it, and what it may have shown becomes visible to all at that moment.
// So does an item that a stream record has told of: on AWS no record precedes its item.
//
// A transaction whose token has committed is never answered with a cancellation: DynamoDB remembers
// it and says success again, and so does the engine.
//
// # Limits
//
// Writes that reach the engine other than through the proxy, or by PartiQL, are not tracked, and
// streams that are read past it are not matched. A query's capacity figures are those of its first
// page. The engine must not check signatures: the proxy makes requests of its own under the caller's.
package faults
