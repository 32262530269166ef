import type {
  ExceptNode,
  ForNode,
  IfNode,
  SuiteNode,
  TryNode,
  WhileNode,
  WithItemNode,
  WithNode,
} from '@zzzen/pyright-internal/dist/parser/parseNodes';
import type { Range } from '../../../base/range';
import type { ExceptHandler, Statement, WithStatement } from '../../tree';
import { nodeType } from '../node-types-table';
import { plainName } from './atoms';
import { type Lowering, raw } from './lowering';

type Body = readonly Statement[];

export function branch(cx: Lowering, node: IfNode): Statement {
  const test = cx.expression(node.d.testExpr);
  const then = cx.block(node.d.ifSuite);
  const otherwise = alternative(cx, node.d.elseSuite);
  const { start, end } = around(cx, node, [then, otherwise]);
  return { kind: 'if', start, end, test, then, otherwise };
}

function alternative(cx: Lowering, node: SuiteNode | IfNode | undefined): Body {
  if (node?.nodeType === nodeType.if) return [branch(cx, node)];
  return optionalBlock(cx, node);
}

function optionalBlock(cx: Lowering, node: SuiteNode | undefined): Body {
  return node === undefined ? [] : cx.block(node);
}

/** Pyright's range of a block stops before a comma that ends the last statement. */
function around(
  cx: Lowering,
  node: { readonly start: number; readonly length: number },
  bodies: readonly Body[],
): Range {
  const { start, end } = raw(cx, node);
  return { start, end: bodies.reduce((furthest, body) => Math.max(furthest, body.at(-1)?.end ?? 0), end) };
}

export function whileLoop(cx: Lowering, node: WhileNode): Statement {
  const test = cx.expression(node.d.testExpr);
  const body = cx.block(node.d.whileSuite);
  const otherwise = optionalBlock(cx, node.d.elseSuite);
  const { start, end } = around(cx, node, [body, otherwise]);
  return { kind: 'while', start, end, test, body, otherwise, testsAfter: false };
}

export function forLoop(cx: Lowering, node: ForNode): Statement {
  const target = cx.expression(node.d.targetExpr);
  const iterable = cx.expression(node.d.iterableExpr);
  const body = cx.block(node.d.forSuite);
  const otherwise = optionalBlock(cx, node.d.elseSuite);
  const { start, end } = around(cx, node, [body, otherwise]);
  return { kind: 'for', start, end, target, iterable, body, otherwise, over: 'values', declares: undefined };
}

export function withBlock(cx: Lowering, node: WithNode): Statement {
  const items = node.d.withItems.map((item) => withItem(cx, item));
  const body = cx.block(node.d.suite);
  const { start, end } = around(cx, node, [body]);
  return { kind: 'with', start, end, items, body };
}

function withItem(cx: Lowering, { d: { expr, target } }: WithItemNode): WithStatement['items'][number] {
  return { context: cx.expression(expr), target: target === undefined ? undefined : cx.expression(target) };
}

export function tryBlock(cx: Lowering, node: TryNode): Statement {
  const { trySuite, exceptClauses, elseSuite, finallySuite } = node.d;
  const body = cx.block(trySuite);
  const handlers = exceptClauses.map((clause) => handler(cx, clause));
  const otherwise = optionalBlock(cx, elseSuite);
  const last = optionalBlock(cx, finallySuite);
  const { start, end } = around(cx, node, [body, ...handlers.map((it) => it.body), otherwise, last]);
  return { kind: 'try', start, end, body, handlers, otherwise, finally: last };
}

function handler(cx: Lowering, node: ExceptNode): ExceptHandler {
  const { typeExpr, name, exceptSuite } = node.d;
  const type = typeExpr === undefined ? undefined : cx.expression(typeExpr);
  const target = name === undefined ? undefined : plainName(cx, name);
  const body = cx.block(exceptSuite);
  return { ...around(cx, node, [body]), type, target, body };
}
