/** `if dim % heads: raise ValueError(…)` with numbers that are known: what the program itself refuses. */
import { message } from '../base/message';
import type { Range } from '../base/range';
import { isNumber } from '../dims/compare';
import type { Value } from '../graph/value';
import { children } from '../syntax/children';
import type { Expression, IfStatement, Node, RaiseStatement } from '../syntax/tree';
import { evaluate } from './evaluate';
import type { Machine } from './machine';
import { complain } from './report';

export function checkOwn(m: Machine, raised: RaiseStatement): void {
  const { definition } = m.frame;
  const asker = definition && askerOf(definition.definition, raised);
  if (asker && REFUSALS.test(m.source.text.slice(raised.start, raised.end))) complainOf(m, asker.test, raised);
}

/** What runs for certain, in a function, with nobody around who may wait for it. */
export function complainOf(m: Machine, asked: Expression, at: Range): void {
  if (!m.frame.definition || m.doubt > 0 || m.guard || m.assumption !== undefined) return;
  const test = m.source.text.slice(asked.start, asked.end);
  if (SURROUNDINGS.test(test) || !isOfNumbers(m, asked)) return;
  complain(m, at, {
    rule: 'bad-argument',
    api: 'raise',
    text: message('the program refuses this itself: {test}', { test }),
  });
}

const REFUSALS = /^raise (Value|Runtime|Type|Index|Assertion)Error\b/;
/** Of these the tool knows defaults alone. */
const SURROUNDINGS = /version|arg[sv]|flags|environ|device|gpu|rank\b|world/i;

/** The `if` that leads there. */
function askerOf(node: Node, raised: RaiseStatement): IfStatement | undefined {
  if (node.kind === 'if' && (node.then.includes(raised) || node.otherwise.includes(raised))) return node;
  const inner = children(node).find(({ start, end }) => start <= raised.start && raised.end <= end);
  return inner && inner !== raised ? askerOf(inner, raised) : undefined;
}

/** Names and numbers alone: to read these once more changes nothing. */
const PLAIN: ReadonlySet<Node['kind']> = new Set([
  'name',
  'number',
  'attribute',
  'subscript',
  'binary',
  'sequence',
  'unary',
]);

function isOfNumbers(m: Machine, test: Expression): boolean {
  if (test.kind === 'logical') return isOfNumbers(m, test.left) && isOfNumbers(m, test.right);
  if (test.kind === 'unary' && test.operator === 'not') return isOfNumbers(m, test.operand);
  return test.kind === 'compare'
    ? [test.left, ...test.links.map(({ right }) => right)].every((side) => isNumeric(m, side))
    : isNumeric(m, test);
}

function isNumeric(m: Machine, side: Expression): boolean {
  const isLength = side.kind === 'call' && side.callee.kind === 'name' && side.callee.name === 'len';
  if (!isLength) return isPlain(side) && isKnown(evaluated(m, side));
  const length = evaluated(m, side);
  // What fills an empty list may not have been seen.
  return isKnown(length) && !(length.kind === 'int' && length.value === 0);
}

const isPlain = (node: Node): boolean => PLAIN.has(node.kind) && children(node).every(isPlain);

function evaluated(m: Machine, node: Expression): Value {
  m.silence++;
  const value = evaluate(m, node);
  m.silence--;
  return value;
}

function isKnown(value: Value): boolean {
  if (value.kind === 'tuple' || value.kind === 'list')
    return value.items.length > 0 && value.items.every(isKnown) && !('rest' in value && value.rest);
  return (value.kind === 'int' && isNumber(value.value)) || (value.kind === 'float' && value.value !== undefined);
}
