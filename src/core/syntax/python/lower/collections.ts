import type {
  ComprehensionForIfNode,
  ComprehensionNode,
  DictionaryEntryNode,
  DictionaryNode,
  ExpressionNode,
  ListNode,
  ParseNode,
  SetNode,
  TupleNode,
  UnpackNode,
} from '@zzzen/pyright-internal/dist/parser/parseNodes';
import type { Range } from '../../../base/range';
import type { ComprehensionClause, ComprehensionExpression, DictEntry, Expression } from '../../tree';
import { nodeType } from '../node-types-table';
import { between, endOf, type Lowering, own, ownParenthesised, raw } from './lowering';

export function list(cx: Lowering, node: ListNode): Expression {
  return bracketed(cx, node, 'list');
}

export function set(cx: Lowering, node: SetNode): Expression {
  return bracketed(cx, node, 'set');
}

function bracketed(cx: Lowering, node: ListNode | SetNode, form: 'list' | 'set'): Expression {
  const range = own(cx, node);
  const { items } = node.d;
  const [only] = items;
  // `[(x for x in y)]` is a list of one generator.
  if (items.length === 1 && only?.nodeType === nodeType.comprehension && !only.d.hasParens)
    return comprehension(cx, only, { form, range });
  return { kind: 'sequence', start: range.start, end: range.end, form, items: items.map(cx.expression) };
}

/** A comma behind the last item of a tuple without parentheses belongs to it, as for CPython. */
export function tuple(cx: Lowering, node: TupleNode): Expression {
  const { items, hasParens } = node.d;
  const lead = items[0]?.start;
  const { start, end } = hasParens ? ownParenthesised(cx, node, lead) : withComma(cx, node);
  return { kind: 'sequence', start, end, form: 'tuple', items: items.map(cx.expression) };
}

const comma = /[ \t\f]*,/y;

export function withComma(cx: Lowering, node: { readonly start: number; readonly length: number }): Range {
  comma.lastIndex = endOf(node);
  return between(cx, node.start, comma.test(cx.text) ? comma.lastIndex : endOf(node));
}

export function dictionary(cx: Lowering, node: DictionaryNode): Expression {
  const range = own(cx, node);
  const { items } = node.d;
  const [only] = items;
  if (items.length === 1 && only?.nodeType === nodeType.comprehension)
    return comprehension(cx, only, { form: 'dict', range });
  return { kind: 'dict', start: range.start, end: range.end, entries: items.map((item) => entry(cx, item)) };
}

function entry(cx: Lowering, node: DictionaryEntryNode): DictEntry {
  if (node.nodeType === nodeType.dictionaryKeyEntry)
    return { key: cx.expression(node.d.keyExpr), value: cx.expression(node.d.valueExpr) };
  if (node.nodeType === nodeType.comprehension) return { key: undefined, value: generator(cx, node) };
  return { key: undefined, value: cx.expression(node.d.expr) };
}

export function spread(cx: Lowering, node: UnpackNode): Expression {
  const { start, end } = raw(cx, node);
  return { kind: 'spread', start, end, value: cx.expression(node.d.expr) };
}

export function generator(cx: Lowering, node: ComprehensionNode): Expression {
  const range = node.d.hasParens ? ownParenthesised(cx, node, node.d.expr.start) : raw(cx, node);
  return comprehension(cx, node, { form: 'generator', range });
}

function comprehension(
  cx: Lowering,
  node: ComprehensionNode,
  { form, range }: { form: ComprehensionExpression['form']; range: Range },
): Expression {
  const { expr, forIfNodes } = node.d;
  return {
    kind: 'comprehension',
    start: range.start,
    end: range.end,
    form,
    ...element(cx, expr),
    clauses: clauses(cx, forIfNodes),
  };
}

function element(cx: Lowering, node: ParseNode): Pick<ComprehensionExpression, 'element' | 'value'> {
  if (node.nodeType === nodeType.dictionaryKeyEntry)
    return { element: cx.expression(node.d.keyExpr), value: cx.expression(node.d.valueExpr) };
  if (isExpression(node)) return { element: cx.expression(node), value: undefined };
  // `{**x for x in y}` is no Python yet.
  return { element: { kind: 'error', ...raw(cx, node), parts: [] }, value: undefined };
}

/** The element of a comprehension is an expression or an entry of a dict. */
function isExpression(node: ParseNode): node is ExpressionNode {
  return node.nodeType !== dictionaryExpandEntry;
}

const dictionaryExpandEntry = 19;

function clauses(cx: Lowering, nodes: readonly ComprehensionForIfNode[]): readonly ComprehensionClause[] {
  const found: (ComprehensionClause & { conditions: Expression[] })[] = [];
  for (const node of nodes)
    if (node.nodeType === nodeType.comprehensionFor)
      found.push({
        target: cx.expression(node.d.targetExpr),
        iterable: cx.expression(node.d.iterableExpr),
        conditions: [],
      });
    else found.at(-1)?.conditions.push(cx.expression(node.d.testExpr));
  return found;
}
