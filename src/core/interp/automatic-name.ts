/** The names that Keras gives to layers without one: the class in snake case, counted through the program. */
import { setEntry } from './journal';
import type { Machine } from './machine';

/** `dense`, `dense_1`, … (keras/src/utils/naming.py, `auto_name`). */
export function automaticName(m: Machine, className: string): string {
  const name = snakeCase(className);
  const count = m.automaticNames.get(name) ?? 0;
  setEntry(m, m.automaticNames, name, count + 1);
  return count === 0 ? name : `${name}_${String(count)}`;
}

export function snakeCase(className: string): string {
  const known = seen.get(className);
  if (known !== undefined) return known;
  const name = className
    .replace(/(.)([A-Z][a-z]+)/g, '$1_$2')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase();
  seen.set(className, name);
  return name;
}

const seen = new Map<string, string>();
