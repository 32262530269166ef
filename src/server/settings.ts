/** Settings as the client sends them → our own type; whatever is missing or wrong falls back. */
import { DEFAULT_BUDGET } from '../core/ide/budget';
import type { Settings } from '../protocol/requests';

export const DEFAULT_SETTINGS: Settings = {
  hints: {
    enabled: true,
    shape: true,
    receptiveField: true,
    parameters: false,
    unknown: false,
    onlyWhereChanged: false,
    maxLength: 60,
  },
  diagnostics: { enabled: true },
  codeLens: { enabled: true },
  stubPaths: [],
  budget: DEFAULT_BUDGET,
};

export function readSettings(given: unknown): Settings {
  return merged(DEFAULT_SETTINGS, given);
}

/** Takes from `given` every value that has the type of the default. */
function merged<T extends object>(fallback: T, given: unknown): T {
  if (typeof given !== 'object' || given === null) return fallback;
  const entries = Object.entries(fallback).map(([key, value]: [string, unknown]) => {
    const other: unknown = Reflect.get(given, key);
    if (Array.isArray(value))
      return [key, Array.isArray(other) ? other.filter((each) => typeof each === 'string') : value];
    if (typeof value === 'object' && value !== null) return [key, merged(value, other)];
    return [key, typeof other === typeof value ? other : value];
  });
  // The keys and the types of the values are those of `fallback`.
  return Object.fromEntries(entries) as T;
}
