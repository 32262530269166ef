/** Statements: run in order; each tells how it ended. */
import { NONE } from '../graph/make';
import type {
  Assignment,
  AugmentedAssignment,
  DeleteStatement,
  Expression,
  Statement,
  WithStatement,
} from '../syntax/tree';
import { claimReturn, claimShape, claimTarget } from './annotation';
import { changed } from './array-change';
import { executeAssert } from './assertion';
import { assign, assignSlice } from './assign';
import { defineClass } from './class';
import { type Completion, branch } from './conditional';
import { evaluate } from './evaluate';
import { extend } from './extend';
import { expectationOfWith, expecting } from './expected-failure';
import { makeFunction } from './function';
import { executeImport } from './imports';
import { iterate } from './iterate';
import { loosened } from './intrinsics/lists';
import { deleteEntry, setField } from './journal';
import { executeClassicFor, executeFor, executeWhile } from './loops';
import { isSpent, type Machine } from './machine';
import { callMethod } from './method';
import { executeMatch } from './match';
import { binary } from './operators';
import { executeRaise } from './raise';
import { refine } from './refine';
import { redirect, setName } from './scope';
import { truthOf } from './truth-of';
import { executeTry } from './try';
import { wayOf } from './ways';
import { enterContext } from './context-manager';
import { heldOf } from './held';
import { isDeferred, runDeferred } from './deferred';
import { dictDelete, dictGet, dictKey } from './dict-access';
import { list } from '../graph/make';
import type { ListValue, Value } from '../graph/value';

type Executors = {
  readonly [K in Statement['kind']]: (m: Machine, node: Extract<Statement, { kind: K }>) => Completion;
};

const EXECUTORS: Executors = {
  expressionStatement: (m, node) => {
    evaluate(m, node.value);
    return 'normal';
  },
  assignment: executeAssignment,
  augmentedAssignment: executeAugmented,
  functionDefinition: (m, node) => define(m, node.name, makeFunction(m, node)),
  classDefinition: (m, node) => define(m, node.name, defineClass(m, node)),
  if: (m, node) => {
    const test = truthOf(m, evaluate(m, node.test), node.test);
    return branch(m, test, {
      yes: () => {
        refine(m, node.test, true);
        return executeBlock(m, node.then);
      },
      no: () => {
        refine(m, node.test, false);
        return executeBlock(m, node.otherwise);
      },
      at: node.test,
    });
  },
  while: executeWhile,
  for: executeFor,
  classicFor: executeClassicFor,
  with: executeWith,
  try: executeTry,
  return: (m, node) => {
    const value = node.value ? claimReturn(m, node, evaluate(m, node.value)) : NONE;
    if (!m.failure) m.frame.returns = [...m.frame.returns, value];
    return 'return';
  },
  raise: executeRaise,
  jump: (m, { form }) => {
    if (form === 'pass') return 'normal';
    if (m.jumps && m.jumps.doubt < m.doubt) m.jumps.ways = [...m.jumps.ways, wayOf(m, form)];
    return form;
  },
  delete: executeDelete,
  scope: (m, node) => {
    redirect(m, node.names, node.form);
    return 'normal';
  },
  assert: executeAssert,
  import: (m, node) => {
    executeImport(m, node);
    return 'normal';
  },
  match: executeMatch,
  block: (m, node) => executeBlock(m, node.body),
};

function define(m: Machine, name: string, value: Value): Completion {
  setName(m, name, value);
  return 'normal';
}

function execute(m: Machine, node: Statement): Completion {
  if (isSpent(m, node)) return 'normal';
  // The table pairs every kind with an executor of exactly that kind of node, which the compiler cannot follow through a look-up.
  return (EXECUTORS[node.kind] as (m: Machine, node: Statement) => Completion)(m, node);
}

export function executeBlock(m: Machine, body: readonly Statement[]): Completion {
  for (const statement of body) {
    const completion = execute(m, statement);
    if (m.failure) return 'raise';
    if (completion !== 'normal') return completion;
    if (m.exhausted) return 'normal';
  }
  return 'normal';
}

function executeAssignment(m: Machine, node: Assignment): Completion {
  if (!node.value) return 'normal';
  const [target] = node.targets;
  const outer = m.target;
  m.target =
    target?.kind === 'name' || target?.kind === 'attribute' ? { node: node.value, name: target.name } : undefined;
  const value = claimShape(m, node, evaluate(m, node.value));
  m.target = outer;
  for (const each of node.targets) assign(m, each, value);
  if (target) nameModels(m, target, value);
  return 'normal';
}

function nameModels(m: Machine, target: Expression, value: Value): void {
  if (target.kind === 'name') nameModel(m, target.name, value);
  if (target.kind !== 'sequence' || (value.kind !== 'tuple' && value.kind !== 'list')) return;
  for (const [i, item] of value.items.entries()) {
    const each = target.items[i];
    if (each?.kind === 'spread') return;
    if (each) nameModels(m, each, item);
  }
}

/** A model is called after the first variable of the module that holds it; until then after the one of the function that made it. */
function nameModel(m: Machine, name: string, value: Value): void {
  const model = value.kind === 'instance' ? value.layer : value;
  if (model?.kind !== 'model') return;
  const { variable } = model.state;
  const isModuleLevel = m.stack.length === 0;
  if (variable === undefined || (isModuleLevel && !variable.isModuleLevel))
    setField(m, model.state, 'variable', { name, isModuleLevel });
}

function executeAugmented(m: Machine, node: AugmentedAssignment): Completion {
  const old = evaluate(m, node.target);
  const value = evaluate(m, node.value);
  if (m.failure) return 'raise';
  if (node.operator === 'and' || node.operator === 'or' || node.operator === '??') {
    assign(m, node.target, value);
    return 'normal';
  }
  if (node.operator === '+' && old.kind === 'list') return extendBy(m, old, value, node);
  const result = binary(m, node, { operator: node.operator, left: old, right: value });
  assign(m, node.target, changed(m, node, old, result));
  return 'normal';
}

/** `items += more` changes the list itself, whoever holds it. */
function extendBy(m: Machine, target: Value & { kind: 'list' }, value: Value, node: AugmentedAssignment): Completion {
  const { items, rest } = iterate(m, value, node);
  extend(m, target, items, node);
  if (rest) setField(m, target, 'rest', rest);
  return 'normal';
}

function executeDelete(m: Machine, node: DeleteStatement): Completion {
  for (const target of node.targets) {
    if (target.kind === 'name') deleteEntry(m, m.scope.names, target.name);
    if (target.kind === 'attribute') {
      const object = evaluate(m, target.object);
      if (object.kind === 'instance') deleteEntry(m, object.attributes, target.name);
    }
    if (target.kind !== 'subscript') continue;
    deleteAt(m, heldOf(evaluate(m, target.object), '__delitem__'), evaluate(m, target.index), target);
  }
  return 'normal';
}

function deleteAt(m: Machine, object: Value, index: Value, node: Expression): void {
  if (object.kind === 'dict' && dictGet(object, index)) dictDelete(m, object, dictKey(index) ?? '');
  else if (object.kind === 'list' && index.kind === 'slice') assignSlice(m, object, index, list([]));
  else if (object.kind === 'list') deleteItem(m, object, index);
  else if (object.kind === 'instance') callMethod(m, object, '__delitem__', node, [index]);
}

/** Without a known position, what is left is one of the items, as many as there may be. */
function deleteItem(m: Machine, object: ListValue, index: Value): void {
  const at = index.kind === 'int' && typeof index.value === 'number' ? index.value : undefined;
  const from = at !== undefined && at < 0 ? at + object.items.length : at;
  if (from !== undefined && from in object.items) setField(m, object, 'items', object.items.toSpliced(from, 1));
  else loosened(m, object);
}

function executeWith(m: Machine, node: WithStatement): Completion {
  return enterItem(m, node, 0);
}

/** Enters the rest of the contexts, one inside the other, and runs the body in the last. */
function enterItem(m: Machine, node: WithStatement, index: number): Completion {
  const item = node.items[index];
  if (!item) return expecting(m, expectationOfWith(node), () => executeBlock(m, node.body));
  const inside = (value: Value): Completion => {
    if (item.target) assign(m, item.target, claimTarget(m, { target: item.target, node: item.context }, value));
    return enterItem(m, node, index + 1);
  };
  const context = evaluate(m, item.context);
  if (isDeferred(context)) return runDeferred(m, context, item.context, inside);
  const { value, exit } = enterContext(m, context, item.context);
  const completion = inside(value);
  exit();
  return completion;
}
