import type {
  ConstantNode,
  EllipsisNode,
  ErrorNode,
  NameNode,
  NumberNode,
} from '@zzzen/pyright-internal/dist/parser/parseNodes';
import type { KeywordType } from '@zzzen/pyright-internal/dist/parser/tokenizerTypes';
import type { Range } from '../../../base/range';
import type { Expression, NameExpression } from '../../tree';
import { type Lowering, own, raw } from './lowering';

/** A name that the repair put where one is missing has no characters of its own. */
export function name(cx: Lowering, node: NameNode): Expression {
  const known = plainName(cx, node);
  return known.start === known.end ? { kind: 'error', start: known.start, end: known.end, parts: [] } : known;
}

export function plainName(cx: Lowering, node: NameNode): NameExpression {
  const { start, end } = nameRange(cx, node);
  return { kind: 'name', start, end, name: nameText(cx, node) };
}

/** Without the parentheses that pyright counts in. */
export function nameRange(cx: Lowering, node: NameNode): Range {
  return raw(cx, node.d.token);
}

/** Empty where the repair put a name in. */
export function nameText(cx: Lowering, node: NameNode): string {
  const { start, end } = nameRange(cx, node);
  return start === end ? '' : node.d.value;
}

export function number(cx: Lowering, node: NumberNode): Expression {
  const { start, end } = own(cx, node);
  const { value, isInteger, isImaginary } = node.d;
  const real: Expression = { kind: 'number', start, end, value: Number(value), isFloat: !isInteger };
  return isImaginary ? imaginary(real) : real;
}

/** `2j` is what `complex(0, 2)` is; the tree has no literal for it. */
function imaginary(value: Expression): Expression {
  const { start, end } = value;
  const zero: Expression = { kind: 'number', start, end: start, value: 0, isFloat: false };
  return {
    kind: 'call',
    start,
    end,
    callee: { kind: 'name', start, end: start, name: 'complex' },
    args: [
      { start, end: start, form: 'positional', name: undefined, value: zero },
      { start, end, form: 'positional', name: undefined, value },
    ],
    isNew: false,
  };
}

export function constant(cx: Lowering, node: ConstantNode): Expression {
  const { start, end } = own(cx, node);
  if (node.d.constType === keyword.debug) return { kind: 'name', start, end, name: '__debug__' };
  const value = node.d.constType === keyword.true ? 'true' : node.d.constType === keyword.false ? 'false' : 'none';
  return { kind: 'constant', start, end, value };
}

const keyword = {
  debug: 9 satisfies KeywordType.Debug,
  false: 15 satisfies KeywordType.False,
  true: 34 satisfies KeywordType.True,
} as const;

export function ellipsis(cx: Lowering, node: EllipsisNode): Expression {
  const { start, end } = own(cx, node);
  return { kind: 'constant', start, end, value: 'ellipsis' };
}

/** What pyright could not read, with what it could read inside. */
export function broken(cx: Lowering, node: ErrorNode): Expression {
  const { start, end } = raw(cx, node);
  const parts = node.d.child === undefined ? [] : [cx.expression(node.d.child)];
  return { kind: 'error', start, end, parts };
}
