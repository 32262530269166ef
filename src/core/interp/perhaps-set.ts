/** Attributes and names that only one of two ways through the program has set: whether they are there is not known. */

/** What stood there when the ways came together: a later value has been set for certain. */
const set = new WeakMap<ReadonlyMap<string, unknown>, Map<string, unknown>>();

export function markPerhaps(map: ReadonlyMap<string, unknown>, key: string, value: unknown): void {
  const known = set.get(map);
  if (known) known.set(key, value);
  else set.set(map, new Map([[key, value]]));
}

export function isPerhaps(map: ReadonlyMap<string, unknown>, key: string): boolean {
  const value = set.get(map)?.get(key);
  return value !== undefined && value === map.get(key);
}

/** Whether one of the two that come together need not be there. */
export function isOneOf(map: ReadonlyMap<string, unknown>, key: string, sides: readonly unknown[]): boolean {
  const value = set.get(map)?.get(key);
  return value !== undefined && sides.includes(value);
}
