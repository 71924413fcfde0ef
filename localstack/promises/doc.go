// Package promises tests what Parley promises (P1, P2, P4, P5 and P8 of its design) against the running
// stack: the real binaries, over HTTP, as its clients meet them. Conflicts, throttles, lost answers,
// torn reads and kill -9 are part of the tests; what clients saw is held against models that know the
// promises and nothing of the code.
//
// A run draws a seed and prints it when it fails. PARLEY_SEED=n draws the same again: the same calls,
// repeats, faults by request number and kills by turn; how they interleave is the machine's.
// PARLEY_PROMISES_ROUNDS=n makes the runs n times as long, -short a fifth.
package promises
