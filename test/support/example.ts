import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyseDocument, type Document } from '../../src/core/ide/document';
import { type Hover, hoverAt } from '../../src/core/ide/hover';

/** One of the programs that come with the extension. */
export function example(name: string): Document {
  const text = readFileSync(join('media', 'examples', name), 'utf8');
  return analyseDocument({ file: name, text, language: 'python' }, { read: () => undefined });
}

/** The hover on the place that is marked in the text: `tf.nn.<|>conv2d(images`. */
export function hoverOn(document: Document, marked: string): Hover {
  const hover = hoverAt(document, offsetOf(document, marked));
  if (!hover) throw new Error(`there is no hover on ${marked}`);
  return hover;
}

/** Where the cursor `<|>` stands in the first occurrence of the text around it. */
export function offsetOf(document: Document, marked: string): number {
  const at = document.text.indexOf(marked.replace('<|>', ''));
  if (at < 0) throw new Error(`the program does not contain ${marked}`);
  return at + marked.indexOf('<|>');
}
