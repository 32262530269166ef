import type {
  CaseNode,
  MatchNode,
  NameNode,
  ParseNode,
  PatternAsNode,
  PatternAtomNode,
  PatternCaptureNode,
  PatternClassNode,
  PatternMappingNode,
  PatternSequenceNode,
} from '@zzzen/pyright-internal/dist/parser/parseNodes';
import type { MatchCase, NameExpression, Pattern, Statement } from '../../tree';
import { nodeType } from '../node-types-table';
import { plainName } from './atoms';
import { type Lowering, raw } from './lowering';

export function match(cx: Lowering, node: MatchNode): Statement {
  const { start, end } = raw(cx, node);
  const subject = cx.expression(node.d.expr);
  const cases = node.d.cases.map((it) => matchCase(cx, it));
  return { kind: 'match', start, end: Math.max(end, cases.at(-1)?.end ?? end), subject, cases };
}

function matchCase(cx: Lowering, node: CaseNode): MatchCase {
  const { start, end } = raw(cx, node);
  const { pattern: atom, guardExpr, suite } = node.d;
  const guard = guardExpr === undefined ? undefined : cx.expression(guardExpr);
  const body = cx.block(suite);
  return { start, end: Math.max(end, body.at(-1)?.end ?? end), pattern: pattern(cx, atom), guard, body };
}

type LowerPattern<N> = (cx: Lowering, node: N) => Pattern;
type PatternTable = { readonly [N in PatternAtomNode as N['nodeType']]: LowerPattern<N> };

const byType: PatternTable = {
  [nodeType.error]: (cx, node) => other(cx, node),
  [nodeType.patternAs]: alternatives,
  [nodeType.patternCapture]: capture,
  [nodeType.patternClass]: (cx, node) => other(cx, node),
  [nodeType.patternLiteral]: (cx, node) => ({ kind: 'value', value: cx.expression(node.d.expr) }),
  [nodeType.patternMapping]: (cx, node) => other(cx, node),
  [nodeType.patternSequence]: sequence,
  [nodeType.patternValue]: (cx, node) => ({ kind: 'value', value: cx.expression(node.d.expr) }),
};

function pattern(cx: Lowering, node: PatternAtomNode): Pattern {
  // The table's row for a node type takes nodes of that type.
  const lower = byType[node.nodeType] as LowerPattern<PatternAtomNode>;
  return lower(cx, node);
}

function alternatives(cx: Lowering, node: PatternAsNode): Pattern {
  const options = node.d.orPatterns.map((option) => pattern(cx, option));
  const [only] = options;
  const inner: Pattern = only !== undefined && options.length === 1 ? only : { kind: 'any', options };
  return node.d.target === undefined ? inner : { kind: 'capture', target: plainName(cx, node.d.target), inner };
}

function capture(cx: Lowering, node: PatternCaptureNode): Pattern {
  if (node.d.isWildcard) return { kind: 'wildcard' };
  return { kind: 'capture', target: plainName(cx, node.d.target), inner: undefined };
}

function sequence(cx: Lowering, node: PatternSequenceNode): Pattern {
  const items = node.d.entries.map((entry) => pattern(cx, entry));
  return { kind: 'items', items, rest: node.d.starEntryIndex };
}

/** Class and mapping patterns: only the names that they bind are kept. */
function other(cx: Lowering, node: ParseNode): Pattern {
  return { kind: 'other', names: boundNames(node).map((name): NameExpression => plainName(cx, name)) };
}

function boundNames(node: ParseNode): readonly NameNode[] {
  switch (node.nodeType) {
    case nodeType.patternAs:
      return [...node.d.orPatterns.flatMap(boundNames), ...(node.d.target === undefined ? [] : [node.d.target])];
    case nodeType.patternCapture:
      return node.d.isWildcard ? [] : [node.d.target];
    case nodeType.patternSequence:
      return node.d.entries.flatMap(boundNames);
    case nodeType.patternClass:
      return namesOfClass(node);
    case nodeType.patternMapping:
      return namesOfMapping(node);
    default:
      return [];
  }
}

function namesOfClass(node: PatternClassNode): readonly NameNode[] {
  return node.d.args.flatMap((arg) => boundNames(arg.d.pattern));
}

function namesOfMapping(node: PatternMappingNode): readonly NameNode[] {
  return node.d.entries.flatMap((entry) =>
    entry.nodeType === nodeType.patternMappingKeyEntry ? boundNames(entry.d.valuePattern) : [entry.d.target],
  );
}
