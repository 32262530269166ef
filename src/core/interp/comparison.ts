/** Chains of comparisons: `0 < n <= 3`, `x is None`; those of arrays go to the ops of the same name. */
import type { Range } from '../base/range';
import { decide } from '../dims/compare';
import type { Answer } from '../dims/dim';
import { bool } from '../graph/make';
import type { Value } from '../graph/value';
import type { CompareExpression, CompareOperator } from '../syntax/tree';
import { callNamedOp, isArray } from './call-op';
import { compareInstances, type Comparison } from './compare-instances';
import { compareValues } from './compare-values';
import { evaluate } from './evaluate';
import { tapped } from './iterate';
import type { Machine } from './machine';
import { asInt, asNumber } from './number-operators';
import { three } from './operators';
import { answer } from './truth';
import { lostFrom } from './unknown';

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
    const isOfArrays = [left, right].some((side) => side.kind === 'tensor' || isArray(side));
    if (op && isOfArrays && left.kind !== 'none' && right.kind !== 'none' && node.links.length === 1) {
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
  const compared = compareInstances(m, it, node) ?? comparePlain(it);
  // To look for an item takes those before it from an iterator.
  if (it.right.kind === 'list' && it.right.once && it.operator.endsWith('in')) tapped(m, it.right, node);
  return compared;
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
