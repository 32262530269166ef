/** Expressions → values. Total: whatever cannot be worked out is an unknown value with a reason. */
import { bool, dict, ELLIPSIS, float, int, list, NONE, string, tuple } from '../graph/make';
import type { DictValue, Value } from '../graph/value';
import type {
  AssignExpression,
  ConstantExpression,
  DictExpression,
  Expression,
  SequenceExpression,
  SliceExpression,
  TemplateExpression,
} from '../syntax/tree';
import { assign } from './assign';
import { attributeOf } from './attribute';
import { bounded, charge } from './bulk';
import { budgetSpent } from './budget';
import { evaluateCall } from './call';
import { evaluateComprehension } from './comprehension';
import { evaluateConditional, evaluateLogical } from './conditional';
import { dictEntries, dictSet } from './dict-access';
import { formatTemplate } from './format-text';
import { makeFunction } from './function';
import { distinct } from './compare-values';
import { heldOf } from './held';
import { iterate } from './iterate';
import { join } from './join';
import { isSpent, type Machine, show } from './machine';
import { printed } from './method';
import { evaluateCompare } from './comparison';
import { binary, unary } from './operators';
import { lookUp } from './scope';
import { subscriptOf } from './subscript';
import { lost } from './unknown';

type Evaluators = { readonly [K in Expression['kind']]: (m: Machine, node: Extract<Expression, { kind: K }>) => Value };

const EVALUATORS: Evaluators = {
  name: lookUp,
  number: (_, node) => (node.isFloat ? float(node.value) : int(node.value)),
  string: (_, node) => string(node.value),
  constant: (_, node) => CONSTANTS[node.value],
  template: evaluateTemplate,
  sequence: evaluateSequence,
  dict: evaluateDict,
  attribute: (m, node) => attributeOf(m, evaluate(m, node.object), node),
  subscript: (m, node) => subscriptOf(m, evaluate(m, node.object), evaluate(m, node.index), node),
  slice: evaluateSlice,
  call: evaluateCall,
  unary: (m, node) => unary(m, node, evaluate(m, node.operand)),
  binary: (m, node) =>
    binary(m, node, { operator: node.operator, left: evaluate(m, node.left), right: evaluate(m, node.right) }),
  logical: evaluateLogical,
  compare: evaluateCompare,
  conditional: evaluateConditional,
  function: (m, node) => makeFunction(m, node.definition),
  comprehension: evaluateComprehension,
  spread: (m, node) => evaluate(m, node.value),
  assign: evaluateAssign,
  await: (m, node) => evaluate(m, node.value),
  yield: (m, node) => {
    const value = node.value ? evaluate(m, node.value) : NONE;
    const returned = value.kind === 'list' ? value.returned : undefined;
    const { items, rest } = node.isFrom ? iterate(m, value, node) : { items: [value], rest: undefined };
    for (const item of items) yieldItem(m, item, m.frame.doubt < m.doubt);
    if (rest) yieldItem(m, rest, true);
    return returned ?? NONE;
  },
  default: (m, node) => evaluate(m, node.value),
  error: (m, node) => {
    for (const part of node.parts) evaluate(m, part);
    return lost(m, node, { code: 'unsupported', template: 'this code is not complete' });
  },
};

function yieldItem(m: Machine, item: Value, isDoubtful: boolean): void {
  const { frame } = m;
  const { atYield } = frame;
  if (atYield && !isDoubtful) {
    frame.atYield = undefined;
    atYield(item);
  }
  if (!isDoubtful && !frame.mayYield) frame.yields.push(item);
  else frame.mayYield = frame.mayYield ? join(m, frame.mayYield, item) : item;
}

const CONSTANTS: Readonly<Record<ConstantExpression['value'], Value>> = {
  none: NONE,
  undefined: NONE,
  true: bool(true),
  false: bool(false),
  ellipsis: ELLIPSIS,
};

/** Kinds whose values a hover may ask for. */
const SHOWN: ReadonlySet<Expression['kind']> = new Set([
  'name',
  'attribute',
  'call',
  'subscript',
  'binary',
  'unary',
  'compare',
  'conditional',
  'sequence',
]);

export function evaluate(m: Machine, node: Expression): Value {
  if (isSpent(m, node)) return budgetSpent(m, node);
  const nesting = ++m.nesting;
  // The table pairs every kind with an evaluator of exactly that kind of node, which the compiler cannot follow through a look-up.
  const value = (EVALUATORS[node.kind] as (m: Machine, node: Expression) => Value)(m, node);
  m.nesting = nesting - 1;
  if (m.guard && isVague(value)) m.chances++;
  if (SHOWN.has(node.kind)) show(m, node, value);
  return value;
}

/** What is done with it may fail. */
function isVague(value: Value): boolean {
  if (value.kind === 'int') return typeof value.value !== 'number';
  return value.kind === 'unknown' || ('rest' in value && value.rest !== undefined);
}

function evaluateTemplate(m: Machine, node: TemplateExpression): Value {
  return formatTemplate(
    node.parts.map((part) =>
      typeof part === 'string' ? part : { value: printed(m, evaluate(m, part.value), part.value), format: part.format },
    ),
  );
}

function evaluateSequence(m: Machine, node: SequenceExpression): Value {
  const items: Value[] = [];
  let rest: Value | undefined;
  for (const item of node.items) {
    const value = evaluate(m, item);
    if (item.kind !== 'spread') items.push(value);
    else {
      const spread = iterate(m, value, item);
      charge(m, spread.items.length);
      // One by one: a million arguments would not fit on the stack.
      for (const each of spread.items) items.push(each);
      rest = spread.rest ?? rest;
    }
  }
  if (node.form === 'set') return { kind: 'set', items: distinct(items), rest };
  return bounded(m, node.form === 'list' || rest ? list(items, rest) : tuple(items), node);
}

function evaluateDict(m: Machine, node: DictExpression): Value {
  const result = dict();
  let rest: Value | undefined;
  for (const entry of node.entries) {
    const given = evaluate(m, entry.value);
    const value = entry.key ? given : heldOf(given);
    if (entry.key) dictSet(m, result, evaluate(m, entry.key), value);
    else if (value.kind === 'dict') spreadDict(m, result, value);
    else rest = lost(m, entry.value, { code: 'unsupported', template: 'the entries of this mapping are not known' });
  }
  return rest ? { ...result, rest } : result;
}

function spreadDict(m: Machine, target: DictValue, value: DictValue): void {
  charge(m, value.entries.size << 2);
  for (const slot of dictEntries(value)) dictSet(m, target, slot.key, slot.value);
}

function evaluateSlice(m: Machine, node: SliceExpression): Value {
  const bound = (part: Expression | undefined): Value => (part ? evaluate(m, part) : NONE);
  return { kind: 'slice', lower: bound(node.lower), upper: bound(node.upper), step: bound(node.step) };
}

function evaluateAssign(m: Machine, node: AssignExpression): Value {
  const value = evaluate(m, node.value);
  const result = node.operator
    ? binary(m, node, { operator: node.operator, left: evaluate(m, node.target), right: value })
    : value;
  const inner = m.scope;
  // What a comprehension assigns outlives it.
  while (m.scope.kind === 'comprehension' && m.scope.parent) m.scope = m.scope.parent;
  assign(m, node.target, result);
  m.scope = inner;
  return result;
}
