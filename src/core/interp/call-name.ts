/** Calls of library names: ops, functions that the interpreter knows itself, and stubs. */
import type { Range } from '../base/range';
import type { Value } from '../graph/value';
import { findOp } from '../ops/registry';
import type { Arguments } from './call-arguments';
import { makeLayer } from './call-layer';
import { callOp } from './call-op';
import { callStub } from './call-stub';
import { intrinsic } from './intrinsics/index';
import { libraryMember, ownMember } from './library-module';
import type { Machine } from './machine';
import { notKnown } from './not-known';

/** What raises nothing but what failure.ts knows of. */
const PLAIN = /^(builtins|str|list|dict|tuple|set|math|itertools|functools)\./;

export function callName(m: Machine, name: string, args: Arguments, node: Range): Value {
  if (m.guard && !PLAIN.test(name)) m.chances++;
  const own = ownMember(m, name);
  if (own) return callStub(m, { name, stub: own }, args, node);
  const known = intrinsic(name);
  if (known) return known(m, args, node);
  const op = findOp(name);
  if (op) return op.kind === 'layer' ? makeLayer(m, op, args, node) : callOp(m, op, args, node);
  const stub = libraryMember(m, name);
  if (stub) return callStub(m, { name, stub }, args, node);
  return notKnown(m, name, node);
}
