/** Names: where they are looked up and where they are written. */
import type { Scope } from '../graph/scope';
import type { Value } from '../graph/value';
import type { NameExpression } from '../syntax/tree';
import { CONVENTIONAL } from './canonical';
import { builtin } from './intrinsics/index';
import { setEntry } from './journal';
import { findOp } from '../ops/registry';
import type { Machine } from './machine';
import { moduleMember } from './module-member';
import { lost } from './unknown';

export function lookUp(m: Machine, node: NameExpression): Value {
  const found = find(m.scope, node.name) ?? starred(m, node.name) ?? builtin(node.name);
  if (found) return found;
  const conventional = CONVENTIONAL[node.name];
  if (conventional) return { kind: 'module', path: conventional, assumed: true };
  return (
    assumedMember(node.name) ??
    lost(m, node, { code: 'undefined-name', template: '{name} is not defined in this file', args: { name: node.name } })
  );
}

/** A name that `from keras.layers import *` brought in; the last such import wins. A namespace that answers to any name comes last. */
function starred(m: Machine, name: string): Value | undefined {
  let vague: Value | undefined;
  for (let at: Scope | undefined = m.scope; at; at = at.parent)
    for (const path of at.stars?.toReversed() ?? []) {
      const member = moduleMember(path, name, m);
      if (!member || member.kind === 'module') continue;
      if (!isVague(member)) return member;
      vague ??= member;
    }
  return vague;
}

function isVague(member: Value): boolean {
  return member.kind === 'op' && findOp(member.name)?.name === 'opaque';
}

/** `Conv2D(…)` without an import can only be the layer of that name. */
function assumedMember(name: string): Value | undefined {
  if (!/^[A-Z][A-Za-z]+\d?[A-Za-z]*$/.test(name)) return undefined;
  const member = moduleMember(`keras.layers`, name) ?? moduleMember('keras', name);
  return member?.kind === 'op' ? { ...member, assumed: true } : undefined;
}

/** Class bodies are skipped by the functions inside them, as in Python. */
function find(scope: Scope, name: string): Value | undefined {
  const own = scope.names.get(name);
  if (own) return own;
  for (let at = scope.parent; at; at = at.parent) {
    if (at.kind === 'class') continue;
    const value = at.names.get(name);
    if (value) return value;
  }
  return undefined;
}

export function setName(m: Machine, name: string, value: Value): void {
  const target = m.scope.redirected?.get(name) ?? m.scope;
  if (m.journal !== undefined && target.born === m.journal) target.names.set(name, value);
  else setEntry(m, target.names, name, value);
}

export function innerScope(m: Machine, parent: Scope, kind: Scope['kind']): Scope {
  return { names: new Map(), parent, kind, redirected: undefined, born: m.journal };
}

/** `global a` and `nonlocal a`. */
export function redirect(m: Machine, names: readonly string[], form: 'global' | 'nonlocal'): void {
  const redirected = (m.scope.redirected ??= new Map());
  for (const name of names) redirected.set(name, outer(m.scope, name, form));
}

function outer(scope: Scope, name: string, form: 'global' | 'nonlocal'): Scope {
  let at = scope.parent ?? scope;
  while (at.parent) {
    if (form === 'nonlocal' && at.kind === 'function' && at.names.has(name)) return at;
    at = at.parent;
  }
  return at;
}
