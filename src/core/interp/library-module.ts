/** Library stubs: compositions of ops, written in Python and run by the same interpreter. */
import type { OpValue, Value } from '../graph/value';
import { lineIndex } from '../base/line-index';
import { ELSEWHERE, STUBS } from '../library/index';
import { unpack } from '../library/unpack';
import { parsePython } from '../syntax/python/parse';
import type { Machine, Source } from './machine';
import { runModule } from './module-run';

/** The member of a library's stub that answers to the dotted name: `slim.conv2d`, `keras.applications.ResNet50`. */
export function libraryMember(m: Machine, full: string): Value | undefined {
  const at = full.lastIndexOf('.');
  const module = ELSEWHERE.get(full) ?? full.slice(0, at);
  const file = STUBS[module];
  if (file === undefined) return undefined;
  const source = stubSource(module, file);
  return runModule(m, source).names.get(full.slice(at + 1));
}

/** The member of a stub of the user's own. Inside that stub the name means what the library itself has. */
export function ownMember(m: Machine, full: string): Value | undefined {
  if (m.stubs.size === 0) return undefined;
  const at = full.lastIndexOf('.');
  const source = m.stubs.get(full.slice(0, at));
  return source && source.file !== m.source.file ? runModule(m, source).names.get(full.slice(at + 1)) : undefined;
}

/** Whether users have a stub for the module or for one inside it. */
export function hasOwnStub(m: Machine, path: string): boolean {
  return [...m.stubs.keys()].some((each) => each === path || each.startsWith(`${path}.`));
}

/** A function of a stub goes by its name, so that its calls are facts of their own. */
export function byName<T extends Value | undefined>(value: T, name: string): T | OpValue {
  return value?.kind === 'function' ? { kind: 'op', name } : value;
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
  const source = m.stubs.get(module) ?? (text === undefined ? undefined : stubSource(module, text));
  return source ? runModule(m, source).names : new Map();
}
