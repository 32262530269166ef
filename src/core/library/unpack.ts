/** The text of a stub. The product carries stubs that are packed; its build puts a function in place of this one that unpacks them. */
export const unpack = (text: string): string => text;
