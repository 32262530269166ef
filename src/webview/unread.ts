/** An object from outside of which nothing is known yet. */
export type Unread = Readonly<Record<string, unknown>>;

export function record(value: unknown): Unread {
  // An object can be asked for any name; what it answers is checked by whoever asks.
  return typeof value === 'object' && value !== null ? (value as Unread) : {};
}

export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function word(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

export function finite(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** The value if it is one of the words, else the first word. */
export function oneOf<Word extends string>(words: readonly [Word, ...Word[]], value: unknown): Word {
  return words.find((candidate) => candidate === value) ?? words[0];
}
