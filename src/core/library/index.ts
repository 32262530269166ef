/** Which stub text answers to which module path. A stub is Python that the interpreter runs; see src/README.md. */
export const STUBS: Readonly<Record<string, string>> = {};
