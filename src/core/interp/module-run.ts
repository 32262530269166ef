/** Modules of the project and of the library, run once each when they are first imported. */
import type { Scope } from '../graph/scope';
import { executeBlock } from './execute';
import { type Machine, moduleFrame, type Source } from './machine';

/** The module's names; a module that is just running (an import cycle) shows what it has so far. */
export function runModule(m: Machine, source: Source): Scope {
  const known = m.modules.get(source.file);
  if (known) return known.scope;
  const scope: Scope = { names: new Map(), parent: undefined, kind: 'module', redirected: undefined };
  m.modules.set(source.file, { source, scope });
  // What it takes to read the file.
  m.steps += source.module.end >>> 2;
  const outer = { scope: m.scope, frame: m.frame, source: m.source, journal: m.journal, doubt: m.doubt };
  m.scope = scope;
  m.frame = { ...moduleFrame(), depth: outer.frame.depth + 1 };
  m.source = source;
  // What a module defines does not depend on the branch that happened to import it first.
  m.journal = undefined;
  m.doubt = 0;
  executeBlock(m, source.module.body);
  Object.assign(m, outer);
  return scope;
}
