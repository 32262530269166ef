/** The end of every `switch` on a union: a new member that is not handled fails to compile here. */
export function assertNever(it: never): never {
  throw new Error(`Invariant: every case of a union is handled, but met ${JSON.stringify(it)}`);
}
