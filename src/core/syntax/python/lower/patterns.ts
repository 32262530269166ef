import type {
  CaseNode,
  MatchNode,
  PatternAsNode,
  PatternAtomNode,
  PatternCaptureNode,
  PatternClassNode,
  PatternMappingNode,
  PatternSequenceNode,
} from '@zzzen/pyright-internal/dist/parser/parseNodes';
import type { MappingEntry, MatchCase, NameExpression, Pattern, Statement } from '../../tree';
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
  [nodeType.error]: () => ({ kind: 'broken' }),
  [nodeType.patternAs]: alternatives,
  [nodeType.patternCapture]: capture,
  [nodeType.patternClass]: classPattern,
  [nodeType.patternLiteral]: (cx, node) => ({ kind: 'value', value: cx.expression(node.d.expr) }),
  [nodeType.patternMapping]: mapping,
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

function classPattern(cx: Lowering, node: PatternClassNode): Pattern {
  const parts = node.d.args.map(({ d }) => ({ name: d.name?.d.value, pattern: pattern(cx, d.pattern) }));
  return { kind: 'class', type: cx.expression(node.d.className), parts };
}

function mapping(cx: Lowering, node: PatternMappingNode): Pattern {
  const entries: MappingEntry[] = [];
  let rest: NameExpression | undefined;
  for (const entry of node.d.entries) {
    if (entry.nodeType !== nodeType.patternMappingKeyEntry) {
      rest = plainName(cx, entry.d.target);
      continue;
    }
    const key = pattern(cx, entry.d.keyPattern);
    if (key.kind === 'value') entries.push({ key: key.value, pattern: pattern(cx, entry.d.valuePattern) });
  }
  return { kind: 'mapping', entries, rest };
}
