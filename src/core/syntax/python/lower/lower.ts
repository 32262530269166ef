import type { ExpressionNode, ParseNode } from '@zzzen/pyright-internal/dist/parser/parseNodes';
import { message } from '../../../base/message';
import type { Expression, Parsed, Statement } from '../../tree';
import { nodeType } from '../node-types-table';
import type { Reading } from '../reader';
import { broken, constant, ellipsis, name, number } from './atoms';
import { attribute, call, slice, subscript } from './calls';
import { dictionary, generator, list, set, spread, tuple } from './collections';
import { comments } from './comments';
import { branch, forLoop, tryBlock, whileLoop, withBlock } from './compound-statements';
import { classDefinition, decorators, functionDefinition, lambda } from './functions';
import { importFrom, imports } from './imports';
import { type Lowering, raw } from './lowering';
import { awaited, binary, conditional, unary, walrus, yielded } from './operators';
import { match } from './patterns';
import {
  asserted,
  assignment,
  augmentedAssignment,
  breaks,
  continues,
  declaration,
  deleted,
  expressionStatement,
  pass,
  raised,
  returned,
  scope,
  typeAlias,
} from './simple-statements';
import { strings } from './strings';

/** Pyright's tree → the small tree. `original` leads from offsets in the text that was read to the document's. */
export function lower(reading: Reading, original: (offset: number) => number): Parsed {
  const cx: Lowering = {
    text: reading.text,
    tokens: reading.tokens,
    original,
    expression: (node) => expression(cx, node),
    block: (suite) => statements(cx, suite.d.statements),
    problems: reading.problems.map(({ start, end, text }) => ({ start: original(start), end: original(end), text })),
    depth: 0,
    yields: false,
  };
  const body = statements(cx, reading.module.d.statements);
  const end = original(reading.text.length);
  const module = { kind: 'module', language: 'python', start: 0, end, body, comments: comments(cx, reading) } as const;
  return { module, problems: cx.problems };
}

type Lower<N, Result> = (cx: Lowering, node: N) => Result;
type Table<Nodes extends ParseNode, Result> = { readonly [N in Nodes as N['nodeType']]?: Lower<N, Result> };

const expressions: Table<ExpressionNode, Expression> = {
  [nodeType.error]: broken,
  [nodeType.assignmentExpression]: walrus,
  [nodeType.await]: awaited,
  [nodeType.binaryOperation]: binary,
  [nodeType.call]: call,
  [nodeType.comprehension]: generator,
  [nodeType.constant]: constant,
  [nodeType.dictionary]: dictionary,
  [nodeType.ellipsis]: ellipsis,
  [nodeType.index]: subscript,
  [nodeType.lambda]: lambda,
  [nodeType.list]: list,
  [nodeType.memberAccess]: attribute,
  [nodeType.name]: name,
  [nodeType.number]: number,
  [nodeType.set]: set,
  [nodeType.slice]: slice,
  [nodeType.stringList]: strings,
  [nodeType.ternary]: conditional,
  [nodeType.tuple]: tuple,
  [nodeType.unaryOperation]: unary,
  [nodeType.unpack]: spread,
  [nodeType.yield]: yielded,
  [nodeType.yieldFrom]: yielded,
};

/**
 * Pyright bounds chains (`a.b.c`, `a + b + c`) and the reader bounds brackets, but not one inside the other. Whoever
 * walks the tree may recurse as deep as this.
 */
const deepest = 600;

function expression(cx: Lowering, node: ExpressionNode): Expression {
  // The table's row for a node type takes nodes of that type.
  const lowerNode = expressions[node.nodeType] as Lower<ExpressionNode, Expression> | undefined;
  if (lowerNode === undefined || deepest <= cx.depth) return leftOut(cx, node);
  cx.depth++;
  const lowered = lowerNode(cx, node);
  cx.depth--;
  return lowered;
}

function leftOut(cx: Lowering, node: ExpressionNode): Expression {
  const { start, end } = raw(cx, node);
  if (deepest <= cx.depth) cx.problems.push({ start, end, text: message('This is nested too deeply to be read') });
  return { kind: 'error', start, end, parts: [] };
}

const statementTable: Table<ParseNode, Statement> = {
  [nodeType.assert]: asserted,
  [nodeType.assignment]: assignment,
  [nodeType.augmentedAssignment]: augmentedAssignment,
  [nodeType.break]: breaks,
  [nodeType.class]: classDefinition,
  [nodeType.continue]: continues,
  [nodeType.del]: deleted,
  [nodeType.for]: forLoop,
  [nodeType.function]: functionDefinition,
  [nodeType.global]: scope,
  [nodeType.if]: branch,
  [nodeType.importFrom]: importFrom,
  [nodeType.match]: match,
  [nodeType.nonlocal]: scope,
  [nodeType.pass]: pass,
  [nodeType.raise]: raised,
  [nodeType.return]: returned,
  [nodeType.try]: tryBlock,
  [nodeType.typeAlias]: typeAlias,
  [nodeType.typeAnnotation]: declaration,
  [nodeType.while]: whileLoop,
  [nodeType.with]: withBlock,
};

function statements(cx: Lowering, nodes: readonly ParseNode[]): readonly Statement[] {
  const found: Statement[] = [];
  for (const node of nodes)
    if (node.nodeType === nodeType.statementList) for (const small of node.d.statements) add(cx, small, found);
    else add(cx, node, found);
  return found;
}

function add(cx: Lowering, node: ParseNode, found: Statement[]): void {
  if (node.nodeType === nodeType.import) found.push(...imports(cx, node));
  else if (node.nodeType === nodeType.class && node.d.name.length === 0) found.push(...strayDecorators(cx, node.d));
  else found.push(statement(cx, node));
}

function statement(cx: Lowering, node: ParseNode): Statement {
  // The table's row for a node type takes nodes of that type.
  const lowerNode = statementTable[node.nodeType] as Lower<ParseNode, Statement> | undefined;
  if (lowerNode !== undefined) return lowerNode(cx, node);
  // Whatever has no row of its own in a list of statements is an expression.
  return expressionStatement(cx, node as ExpressionNode);
}

/** Decorators with nothing behind them yet: pyright makes up a class without a name. */
function strayDecorators(cx: Lowering, { decorators: nodes }: Parameters<typeof classDefinition>[1]['d']): Statement[] {
  return decorators(cx, nodes).map((value) => ({
    kind: 'expressionStatement',
    start: value.start,
    end: value.end,
    value,
  }));
}
