/** Library stubs: compositions of ops, written in Python and run by the same interpreter. */
import type { Value } from '../graph/value';
import { lineIndex } from '../base/line-index';
import { ELSEWHERE, STUBS } from '../library/index';
import { unpack } from '../library/unpack';
import { parsePython } from '../syntax/python/parse';
import type { Machine, Source } from './machine';
import { runModule } from './module-run';

/** The member of a stub that answers to the dotted name: `slim.conv2d`, `keras.applications.ResNet50`. */
export function libraryMember(m: Machine, full: string): Value | undefined {
  const at = full.lastIndexOf('.');
  const module = ELSEWHERE.get(full) ?? full.slice(0, at);
  const file = STUBS[module];
  if (file === undefined) return undefined;
  const source = stubSource(module, file);
  return runModule(m, source).names.get(full.slice(at + 1));
}

const parsed = new Map<string, Source>();

function stubSource(module: string, packed: string): Source {
  const known = parsed.get(module);
  if (known) return known;
  const text = unpack(packed);
  const source: Source = { file: `library:${module}`, text, module: parsePython(text).module, lines: lineIndex(text) };
  parsed.set(module, source);
  return source;
}

/** All names of a stub, for `from keras.applications import *`. */
export function libraryNames(m: Machine, module: string): ReadonlyMap<string, Value> {
  const text = STUBS[module];
  return text === undefined ? new Map() : runModule(m, stubSource(module, text)).names;
}
