/** Modules of the project as objects with attributes: `import a.b.c`, `from . import blocks`. */
import type { ClassValue, Value } from '../graph/value';
import type { ImportStatement } from '../syntax/tree';
import type { Machine, Source } from './machine';
import { runModule } from './module-run';

export function moduleObject(m: Machine, source: Source): ClassValue {
  return namespace(source.file, runModule(m, source).names);
}

function namespace(file: string, members: Map<string, Value>): ClassValue {
  return { kind: 'class', name: file, definition: undefined, file, bases: [], members };
}

/** `import a.b.c` binds `a`, whose `b` has `c`; folders without `__init__.py` are modules without names of their own. */
export function packageObject(m: Machine, node: ImportStatement, source: Source): Value {
  const parts = node.module.split('.');
  let object = moduleObject(m, source);
  for (let depth = parts.length - 1; 0 < depth; depth--) {
    const holder = packageAt(m, parts.slice(0, depth).join('.'));
    const name = parts[depth] ?? '';
    if (!holder.members.has(name)) holder.members.set(name, object);
    object = holder;
  }
  return object;
}

const folders = new WeakMap<Machine, Map<string, ClassValue>>();

function packageAt(m: Machine, path: string): ClassValue {
  const source = m.reader.read(path, 0, m.source.file);
  if (source) return moduleObject(m, source);
  const known = folders.get(m) ?? new Map<string, ClassValue>();
  folders.set(m, known);
  const made = known.get(path) ?? namespace(path, new Map());
  known.set(path, made);
  return made;
}

/** A module of a package that some import has read: `from .blocks import x` in `net/__init__.py` makes `net.blocks`. */
export function submoduleOf(m: Machine, object: ClassValue, name: string): Value | undefined {
  if (object.definition || !object.file.endsWith('__init__.py')) return undefined;
  const source = m.reader.read(name, 1, object.file);
  return source && moduleObject(m, source);
}
