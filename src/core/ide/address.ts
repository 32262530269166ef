/** Where an editor finds a place of the analysed text. */
import type { Document } from './document';

/** Line and character count from zero, as in LSP. */
export interface Address {
  /** Of the file, or of the notebook's cell that the place lies in. */
  readonly uri: string;
  readonly line: number;
  readonly character: number;
}

export function addressOf({ file, lines, cells }: Document, offset: number): Address {
  const { line, column } = (cells ?? lines).position(offset);
  const cell = cells?.cells.findLast(({ start }) => start <= offset);
  return { uri: cell?.uri ?? file, line: line - 1, character: column - 1 };
}

/** The arguments of a command that goes to a place, as they stand in a link. */
export function commandArguments(document: Document, offset: number): string {
  const { uri, line, character } = addressOf(document, offset);
  return encodeURIComponent(JSON.stringify([uri, { line, character }]));
}
