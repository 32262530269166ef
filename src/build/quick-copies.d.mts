/** The same program with `Object.assign` in place of every object literal that spreads. */
export function withQuickCopies(code: string): string;
