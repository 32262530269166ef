/** Unary, binary and comparison operators on Python values; tensors go to the ops of the same name. */
import type { Range } from '../base/range';
import { add, floorDivide, modulo, multiply, negate, power, subtract } from '../dims/arithmetic';
import { decide } from '../dims/compare';
import { type Answer, type Dim, UNKNOWN } from '../dims/dim';
import { bool, float, int, list, string, tuple } from '../graph/make';
import type { UnknownValue, Value } from '../graph/value';
import type { BinaryOperator, CompareExpression, CompareOperator, UnaryExpression } from '../syntax/tree';
import { callNamedOp } from './call-op';
import { bounded, charge } from './bulk';
import { compareInstances, type Comparison } from './compare-instances';
import { compareValues } from './compare-values';
import { evaluate } from './evaluate';
import { formatPercent, shortText } from './format-text';
import { join } from './join';
import type { Machine } from './machine';
import { callMethod, hasMethod } from './method';
import { answer, truth } from './truth';
import { lost } from './unknown';

interface Operands {
  readonly operator: BinaryOperator;
  readonly left: Value;
  readonly right: Value;
}

export function binary(m: Machine, node: Range, operands: Operands): Value {
  const { left, right } = operands;
  if (left.kind === 'tensor' || right.kind === 'tensor') return tensorOperator(m, node, operands);
  if (left.kind === 'instance' || right.kind === 'instance') return instanceOperator(m, node, operands);
  return numbers(operands) ?? joined(m, node, operands) ?? undecided(m, node, operands);
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
  return undecided(m, node, operands);
}

type DimOperator = (a: Dim, b: Dim) => Dim;
const ON_INTS: Readonly<Partial<Record<BinaryOperator, DimOperator>>> = {
  '+': add,
  '-': subtract,
  '*': multiply,
  '//': floorDivide,
  '%': modulo,
};
type FloatOperator = (a: number, b: number) => number;
const ON_FLOATS: Readonly<Partial<Record<BinaryOperator, FloatOperator>>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '//': (a, b) => Math.floor(a / b),
  '%': (a, b) => a - b * Math.floor(a / b),
  '**': (a, b) => a ** b,
};
const ON_BITS: Readonly<Partial<Record<BinaryOperator, FloatOperator>>> = {
  '&': (a, b) => a & b,
  '|': (a, b) => a | b,
  '^': (a, b) => a ^ b,
  '<<': (a, b) => a * 2 ** b,
  '>>': (a, b) => Math.floor(a / 2 ** b),
};

function numbers({ operator, left, right }: Operands): Value | undefined {
  const [a, b] = [asInt(left), asInt(right)];
  if (a !== undefined && b !== undefined) return onInts(operator, a, b);
  const [x, y] = [asNumber(left), asNumber(right)];
  if (x === undefined || y === undefined) return undefined;
  if (!isFinite(x) || !isFinite(y)) return ON_FLOATS[operator] && float(undefined);
  const onFloats = ON_FLOATS[operator];
  return onFloats && float(finite(onFloats(x, y)));
}

function onInts(operator: BinaryOperator, a: Dim, b: Dim): Value | undefined {
  const exact = ON_INTS[operator];
  if (exact) return int(exact(a, b));
  if (operator === '**')
    return typeof b === 'number' && 0 <= b ? int(power(a, b)) : float(bothNumbers(a, b, (x, y) => x ** y));
  if (operator === '/') return quotient(a, b);
  const bits = ON_BITS[operator];
  return bits && int(bothNumbers(a, b, bits) ?? UNKNOWN);
}

/** `h / 2` stays exact, so that `int(h / 2)` is `h//2` for symbols too. */
function quotient(a: Dim, b: Dim): Value {
  const value = bothNumbers(a, b, (x, y) => x / y);
  if (value !== undefined) return float(value);
  return { ...float(undefined), ratio: { numerator: a, denominator: b } };
}

function bothNumbers(a: Dim, b: Dim, operator: FloatOperator): number | undefined {
  return typeof a === 'number' && typeof b === 'number' ? finite(operator(a, b)) : undefined;
}

function finite(value: number): number | undefined {
  return Number.isFinite(value) ? value : undefined;
}

function asInt(value: Value): Dim | undefined {
  if (value.kind === 'int') return value.value;
  if (value.kind === 'bool') return value.value ? 1 : 0;
  return undefined;
}

/** NaN for a number that is not known; undefined for what is no number. */
function asNumber(value: Value): number | undefined {
  if (value.kind === 'float') return value.value ?? NaN;
  const whole = asInt(value);
  if (whole === undefined) return undefined;
  return typeof whole === 'number' ? whole : NaN;
}

/** What sequences give has its price, and its limit. */
function joined(m: Machine, node: Range, operands: Operands): Value | undefined {
  const made = sequences(m, operands);
  if (made?.kind === 'string') return shortText(made.value);
  if (made?.kind === 'dict') charge(m, made.entries.size << 2);
  if (made?.kind !== 'list' && made?.kind !== 'tuple') return made;
  charge(m, made.items.length);
  return bounded(m, made, node);
}

function sequences(m: Machine, { operator, left, right }: Operands): Value | undefined {
  if (operator === '+') return concatenated(m, left, right);
  if (operator === '*') return repeated(m, left, right) ?? repeated(m, right, left);
  if (operator === '%' && left.kind === 'string') return formatPercent(left.value, right);
  if (operator === '|' && left.kind === 'dict' && right.kind === 'dict') {
    return { kind: 'dict', entries: new Map([...left.entries, ...right.entries]), rest: left.rest ?? right.rest };
  }
  return undefined;
}

function concatenated(m: Machine, left: Value, right: Value): Value | undefined {
  if (left.kind === 'string' && right.kind === 'string') return string(left.value + right.value);
  if (left.kind === 'tuple' && right.kind === 'tuple') return tuple([...left.items, ...right.items]);
  if (left.kind === 'list' && right.kind === 'list') {
    const { items, rest } = right;
    if (!left.rest) return list([...left.items, ...items], rest);
    return list(
      left.items,
      [...items, ...(rest ? [rest] : [])].reduce((a, b) => join(m, a, b), left.rest),
    );
  }
  return undefined;
}

/** Larger products of sequences are not laid out. */
const MOST_REPEATS = 100_000;

function repeated(m: Machine, sequence: Value, times: Value): Value | undefined {
  const count = asInt(times);
  if (count === undefined || (sequence.kind !== 'list' && sequence.kind !== 'tuple' && sequence.kind !== 'string'))
    return undefined;
  if (typeof count !== 'number' || count * lengthOf(sequence) > MOST_REPEATS) {
    return sequence.kind === 'string' ? undefined : manyOf(m, sequence);
  }
  const rounds = Math.max(0, count);
  if (sequence.kind === 'string') return string(sequence.value.repeat(rounds));
  const items = Array.from({ length: rounds }, () => sequence.items).flat();
  return sequence.kind === 'list' ? list(items, sequence.rest) : tuple(items);
}

/** The items over and over, nobody knows how often. */
function manyOf(m: Machine, sequence: Value & { kind: 'list' | 'tuple' }): Value {
  const rest = sequence.kind === 'list' ? sequence.rest : undefined;
  const [first, ...more] = rest ? [...sequence.items, rest] : sequence.items;
  return list([], first && more.reduce((a, b) => join(m, a, b), first));
}

function lengthOf(sequence: Value & { kind: 'list' | 'tuple' | 'string' }): number {
  return sequence.kind === 'string' ? sequence.value.length : sequence.items.length;
}

function undecided(m: Machine, node: Range, { left, right }: Operands): Value {
  if (left.kind === 'unknown') return lostFrom(m, node, left, [left, right]);
  if (right.kind === 'unknown') return lostFrom(m, node, right, [left, right]);
  return lost(m, node, { code: 'unsupported', template: 'this operator is not followed on these values' });
}

/** The result of an operation on an unknown value: unknown for the same reason, at a place of its own. */
function lostFrom(m: Machine, node: Range, part: UnknownValue, from: readonly Value[] = [part]): Value {
  const made = lost(m, node, { code: part.reason.code, template: part.reason.text });
  if (made.kind !== 'unknown') return made;
  return { ...made, reason: part.reason, ...(part.reason.code === 'parameter' ? { from } : {}) };
}

export function unary(m: Machine, node: UnaryExpression, operand: Value): Value {
  if (node.operator === 'not') return three(NEGATED[truth(operand)], m, node);
  if (operand.kind === 'tensor')
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

const DECIDED: Readonly<Partial<Record<CompareOperator, '=' | '!=' | '<' | '<=' | '>' | '>='>>> = {
  '==': '=',
  '!=': '!=',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
  is: '=',
  'is not': '!=',
};

const COMPARE_OPS: Readonly<Partial<Record<CompareOperator, string>>> = {
  '==': 'op.equal',
  '!=': 'op.not_equal',
  '<': 'op.less',
  '<=': 'op.less_equal',
  '>': 'op.greater',
  '>=': 'op.greater_equal',
};

export function evaluateCompare(m: Machine, node: CompareExpression): Value {
  let left = evaluate(m, node.left);
  const asked: Value[] = [];
  for (const { operator, right: expression } of node.links) {
    const right = evaluate(m, expression);
    const op = COMPARE_OPS[operator];
    const isArray = left.kind === 'tensor' || right.kind === 'tensor';
    if (op && isArray && left.kind !== 'none' && right.kind !== 'none' && node.links.length === 1) {
      return callNamedOp(m, node, { name: op, positional: [left, right] });
    }
    const one = compareOnce(m, { operator, left, right }, node);
    if (one === 'no') return bool(false);
    if (one === 'unknown') asked.push(left, right);
    left = right;
  }
  return whether(m, node, asked);
}

/** Whether what cannot be compared compares: not known because of a side that is not known. */
function whether(m: Machine, node: Range, asked: readonly Value[]): Value {
  const part = asked.find((side) => side.kind === 'unknown');
  return part ? lostFrom(m, node, part, []) : three(asked.length > 0 ? 'unknown' : 'yes', m, node);
}

function compareOnce(m: Machine, it: Comparison, node: Range): Answer {
  return compareInstances(m, it, node) ?? comparePlain(it);
}

function comparePlain({ operator, left, right }: Comparison): Answer {
  const relation = DECIDED[operator];
  const [a, b] = [asInt(left), asInt(right)];
  if (relation && a !== undefined && b !== undefined) return decide(a, relation, b);
  const [x, y] = [asNumber(left), asNumber(right)];
  if (relation && x !== undefined && y !== undefined)
    return Number.isNaN(x) || Number.isNaN(y) ? 'unknown' : answer(holds(relation, x, y));
  return compareValues(operator, left, right);
}

function holds(relation: '=' | '!=' | '<' | '<=' | '>' | '>=', x: number, y: number): boolean {
  return decide(0, relation, x < y ? 1 : x > y ? -1 : 0) === 'yes';
}
