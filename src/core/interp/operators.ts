/** Unary and binary operators on Python values; tensors go to the ops of the same name. */
import type { Range } from '../base/range';
import { negate, subtract } from '../dims/arithmetic';
import type { Answer, Dim } from '../dims/dim';
import { bool, float, int } from '../graph/make';
import type { Value } from '../graph/value';
import type { BinaryOperator, UnaryExpression } from '../syntax/tree';
import { callNamedOp, isArray } from './call-op';
import { failAs } from './failure';
import type { Machine } from './machine';
import { callMethod, hasMethod } from './method';
import { asInt, onNumbers } from './number-operators';
import { onSequences } from './sequence-operators';
import { truthOf } from './truth-of';
import { lost, lostFrom } from './unknown';

export interface Operands {
  readonly operator: BinaryOperator;
  readonly left: Value;
  readonly right: Value;
}

export function binary(m: Machine, node: Range, operands: Operands): Value {
  const { left, right } = operands;
  if (m.guard) checkDivisor(m, operands);
  if (left.kind === 'tensor' || right.kind === 'tensor') return tensorOperator(m, node, operands);
  if (left.kind === 'instance' || right.kind === 'instance') return instanceOperator(m, node, operands);
  return onNumbers(operands) ?? onSequences(m, node, operands) ?? undecided(m, node, operands);
}

function checkDivisor(m: Machine, { operator, left, right }: Operands): void {
  if (/^[/%]/.test(operator) && asInt(right) === 0 && asInt(left) !== undefined) failAs(m, 'ZeroDivisionError');
}

const OP_NAMES: Readonly<Record<BinaryOperator, string>> = {
  '+': 'op.add',
  '-': 'op.subtract',
  '*': 'op.multiply',
  '/': 'op.divide',
  '//': 'op.floordivide',
  '%': 'op.mod',
  '**': 'op.power',
  '@': 'op.matmul',
  '&': 'op.and',
  '|': 'op.or',
  '^': 'op.xor',
  '<<': 'op.shift',
  '>>': 'op.shift',
  '>>>': 'op.shift',
};

const METHODS: Readonly<Partial<Record<BinaryOperator, string>>> = {
  '+': 'add',
  '-': 'sub',
  '*': 'mul',
  '/': 'truediv',
  '//': 'floordiv',
  '%': 'mod',
  '**': 'pow',
  '@': 'matmul',
  '|': 'or',
  '&': 'and',
};

function tensorOperator(m: Machine, node: Range, { operator, left, right }: Operands): Value {
  return callNamedOp(m, node, { name: OP_NAMES[operator], positional: [left, right] });
}

function instanceOperator(m: Machine, node: Range, operands: Operands): Value {
  const { operator, left, right } = operands;
  const name = METHODS[operator] ?? '';
  if (left.kind === 'instance' && hasMethod(left, `__${name}__`))
    return callMethod(m, left, `__${name}__`, node, [right]);
  if (right.kind === 'instance' && hasMethod(right, `__r${name}__`))
    return callMethod(m, right, `__r${name}__`, node, [left]);
  if (isArray(left) || isArray(right)) return tensorOperator(m, node, operands);
  return undecided(m, node, operands);
}

function undecided(m: Machine, node: Range, { left, right }: Operands): Value {
  if (left.kind === 'unknown') return lostFrom(m, node, left, [left, right]);
  if (right.kind === 'unknown') return lostFrom(m, node, right, [left, right]);
  return lost(m, node, { code: 'unsupported', template: 'this operator is not followed on these values' });
}

export function unary(m: Machine, node: UnaryExpression, operand: Value): Value {
  if (node.operator === 'not') return three(NEGATED[truthOf(m, operand, node)], m, node);
  if (operand.kind === 'tensor' || isArray(operand))
    return callNamedOp(m, node, { name: node.operator === '~' ? 'op.invert' : 'op.negative', positional: [operand] });
  const whole = asInt(operand);
  if (whole !== undefined) return onWhole(node.operator, whole, operand);
  if (operand.kind === 'float')
    return node.operator === '-' ? float(operand.value === undefined ? undefined : -operand.value) : operand;
  return operand.kind === 'unknown'
    ? lostFrom(m, node, operand)
    : lost(m, node, { code: 'unsupported', template: 'this operator is not followed on these values' });
}

const NEGATED: Readonly<Record<Answer, Answer>> = { yes: 'no', no: 'yes', unknown: 'unknown' };

function onWhole(operator: UnaryExpression['operator'], whole: Dim, operand: Value): Value {
  if (operator === '-') return int(negate(whole));
  if (operator === '~') return int(subtract(negate(whole), 1));
  return operand;
}

/** A bool, or an unknown value where the question cannot be decided. */
export function three(it: Answer, m: Machine, node: Range): Value {
  if (it !== 'unknown') return bool(it === 'yes');
  return lost(m, node, { code: 'condition', template: 'whether this holds is only known when the program runs' });
}
