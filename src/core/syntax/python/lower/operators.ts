import type {
  AssignmentExpressionNode,
  AwaitNode,
  BinaryOperationNode,
  ExpressionNode,
  TernaryNode,
  UnaryOperationNode,
  YieldFromNode,
  YieldNode,
} from '@zzzen/pyright-internal/dist/parser/parseNodes';
import type { CompareExpression, Expression } from '../../tree';
import { nodeType } from '../node-types-table';
import { binaryOperators, compareOperators, logicalOperators, unaryOperators } from '../operators-table';
import { plainName } from './atoms';
import { between, endOf, type Lowering, own } from './lowering';

export function unary(cx: Lowering, node: UnaryOperationNode): Expression {
  const { start, end } = own(cx, node);
  const operator = unaryOperators[node.d.operator];
  const operand = cx.expression(node.d.expr);
  if (operator === undefined) return { kind: 'error', start, end, parts: [operand] };
  return { kind: 'unary', start, end, operator, operand };
}

/** Arithmetic, `and`/`or`, and comparisons, which pyright keeps in one kind of node. */
export function binary(cx: Lowering, node: BinaryOperationNode): Expression {
  const { operator, leftExpr, rightExpr } = node.d;
  const { start, end } = own(cx, node, leftExpr.start);
  const left = cx.expression(leftExpr);
  const arithmetic = binaryOperators[operator];
  if (arithmetic !== undefined)
    return { kind: 'binary', start, end, operator: arithmetic, left, right: cx.expression(rightExpr) };
  const logical = logicalOperators[operator];
  if (logical !== undefined)
    return { kind: 'logical', start, end, operator: logical, left, right: cx.expression(rightExpr) };
  return { kind: 'compare', start, end, left, links: links(cx, node) };
}

/** `a < b < c` comes as `a < (b < c)`, marked as written without parentheses. */
function links(cx: Lowering, node: BinaryOperationNode): CompareExpression['links'] {
  const found: CompareExpression['links'][number][] = [];
  let link = node;
  for (;;) {
    const { operator, rightExpr } = link.d;
    const chained = chainedComparison(rightExpr);
    const right = cx.expression(chained === undefined ? rightExpr : chained.d.leftExpr);
    found.push({ operator: compareOperators[operator] ?? '==', right });
    if (chained === undefined) return found;
    link = chained;
  }
}

function chainedComparison(node: ExpressionNode): BinaryOperationNode | undefined {
  if (node.nodeType !== nodeType.binaryOperation || node.d.hasParens) return undefined;
  return compareOperators[node.d.operator] === undefined ? undefined : node;
}

export function conditional(cx: Lowering, node: TernaryNode): Expression {
  const { start, end } = own(cx, node, node.d.ifExpr.start);
  return {
    kind: 'conditional',
    start,
    end,
    test: cx.expression(node.d.testExpr),
    then: cx.expression(node.d.ifExpr),
    otherwise: cx.expression(node.d.elseExpr),
  };
}

export function walrus(cx: Lowering, node: AssignmentExpressionNode): Expression {
  const { start, end } = own(cx, node);
  const target = plainName(cx, node.d.name);
  return { kind: 'assign', start, end, target, operator: undefined, value: cx.expression(node.d.rightExpr) };
}

export function awaited(cx: Lowering, node: AwaitNode): Expression {
  const { start, end } = own(cx, node);
  return { kind: 'await', start, end, value: cx.expression(node.d.expr) };
}

/** Pyright gives `(yield x)` the closing parenthesis only, so that the range is taken from the parts. */
export function yielded(cx: Lowering, node: YieldNode | YieldFromNode): Expression {
  cx.yields = true;
  const { expr } = node.d;
  const value = expr === undefined ? undefined : cx.expression(expr);
  const { start, end } = between(cx, node.start, expr === undefined ? node.start + 'yield'.length : endOf(expr));
  const isFrom = node.nodeType === nodeType.yieldFrom;
  return { kind: 'yield', start, end: Math.max(end, value?.end ?? end), value, isFrom };
}
