/** What may stand in a message: printed as it is. */
export type MessageArgs = Readonly<Record<string, string | number>>;

/** English template → translated template, with the same `{names}`. */
export type Translation = Readonly<Record<string, string>>;

let translation: Translation = {};

/** Sets the language of every later message; the host does it once, before the first analysis. */
export function speak(next: Translation): void {
  translation = next;
}

/**
 * The one way to a user-visible string: `message('expects {want} features, got {got}', { want: 784, got: 768 })`.
 * The English template is the key of its translation.
 */
export function message(template: string, args: MessageArgs = {}): string {
  const text = translation[template] ?? template;
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(args[name] ?? whole));
}
