import type { Parsed } from '../tree';
import { lower } from './lower/lower';
import { read } from './reader';

export interface ParseMemory { readonly text: string }
export function parsePython(text: string, _previous?: ParseMemory): Parsed {
  const r = read(text);
  if (!r) throw new Error('x');
  return lower(r, (o) => o);
}
