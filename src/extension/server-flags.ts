/**
 * How Node runs the server. An analysis lives until the next change: with the young generation that Node has by default it is
 * copied twice and then waits for the collector of old objects, which takes a third of the time of a change.
 */
export const SERVER_FLAGS: readonly string[] = ['--max-semi-space-size=32'];
