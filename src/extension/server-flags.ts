/**
 * How Node runs the server. An analysis lives until the next change: with the young generation that Node has by default it is
 * copied twice and then waits for the collector of old objects, which takes a third of the time of a change; starting small,
 * it does so for the first fifty changes. What is old is little and soon marked; threads that mark it beside the analysis slow
 * every change down. Counting calls from the first run of a function on makes V8 optimise it a few changes sooner.
 */
export const SERVER_FLAGS: readonly string[] = [
  '--min-semi-space-size=16',
  '--max-semi-space-size=32',
  '--no-concurrent-marking',
  '--no-lazy-feedback-allocation',
];
