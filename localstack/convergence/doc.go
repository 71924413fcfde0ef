// Package convergence tests what Parley promises to those who are connected, come back or are removed
// (P3, P7 and P9 of its design) against the running stack, with clients written from the contract alone.
// Lost, doubled and late frames, broken and frozen connections, faults of the database, stalled and
// repeated streams and kill -9 are part of the tests; at rest every client's model must be what the server
// answers to its user.
//
// Scenarios that leave the stack as it is share one (TestOnOneStack), each with people of its own; those that
// kill parts, hold streams up or need settings of their own have their own.
//
// A run draws a seed and prints it when it fails. PARLEY_SEED=n draws the same again: the same actions,
// fates of frames and blows by turn; how they interleave is the machine's.
// PARLEY_STORM=seconds sets how long the storm lasts.
package convergence
