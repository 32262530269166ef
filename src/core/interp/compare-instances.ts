/** Comparisons that the program's own classes decide: `__eq__`, `__lt__`, `__contains__`. */
import type { Range } from '../base/range';
import type { Answer } from '../dims/dim';
import type { Value } from '../graph/value';
import type { CompareOperator } from '../syntax/tree';
import type { Machine } from './machine';
import { opposite } from './compare-values';
import { callMethod, hasMethod } from './method';
import { truth } from './truth';

const METHODS: Readonly<Partial<Record<CompareOperator, string>>> = {
  '==': '__eq__',
  '<': '__lt__',
  '<=': '__le__',
  '>': '__gt__',
  '>=': '__ge__',
};

export interface Comparison {
  readonly operator: CompareOperator;
  readonly left: Value;
  readonly right: Value;
}

/** Undefined where no method of an instance is asked. */
export function compareInstances(m: Machine, it: Comparison, node: Range): Answer | undefined {
  switch (it.operator) {
    case 'in':
      return ask(m, it.right, { name: '__contains__', other: it.left }, node);
    case 'not in':
      return opposite(ask(m, it.right, { name: '__contains__', other: it.left }, node));
    case '!=':
      return (
        ask(m, it.left, { name: '__ne__', other: it.right }, node) ??
        opposite(ask(m, it.left, { name: '__eq__', other: it.right }, node))
      );
    default:
      return ask(m, it.left, { name: METHODS[it.operator] ?? '', other: it.right }, node);
  }
}

function ask(
  m: Machine,
  asked: Value,
  { name, other }: { name: string; other: Value },
  node: Range,
): Answer | undefined {
  if (asked.kind !== 'instance' || !hasMethod(asked, name)) return undefined;
  return truth(callMethod(m, asked, name, node, [other]));
}
