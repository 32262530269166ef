import type {
  ArgCategory,
  ArgumentNode,
  CallNode,
  IndexNode,
  MemberAccessNode,
  SliceNode,
} from '@zzzen/pyright-internal/dist/parser/parseNodes';
import type { Argument, Expression } from '../../tree';
import { nameRange, nameText } from './atoms';
import { withComma } from './collections';
import { endOf, type Lowering, own, raw } from './lowering';

const category = {
  list: 1 satisfies ArgCategory.UnpackedList,
  dictionary: 2 satisfies ArgCategory.UnpackedDictionary,
} as const;

export function call(cx: Lowering, node: CallNode): Expression {
  const { start, end } = own(cx, node, node.d.leftExpr.start);
  const callee = cx.expression(node.d.leftExpr);
  const args = node.d.args.map((arg) => argument(cx, arg));
  const made: Expression = { kind: 'call', start, end, callee, args, isNew: false };
  return isClosed(cx, node) ? made : { ...made, isUnfinished: true };
}

/** What the repair inserted has no characters in the document. */
function isClosed(cx: Lowering, node: CallNode): boolean {
  const end = endOf(node);
  return cx.text[end - 1] === ')' && cx.original(end - 1) < cx.original(end);
}

export function argument(cx: Lowering, node: ArgumentNode): Argument {
  const { start, end } = raw(cx, node);
  const { argCategory, name, valueExpr } = node.d;
  const value = cx.expression(valueExpr);
  if (name !== undefined) return { start, end, form: 'keyword', name: name.d.value, value };
  return { start, end, form: form(argCategory), name: undefined, value };
}

function form(argCategory: ArgCategory): Argument['form'] {
  if (argCategory === category.list) return 'spread';
  return argCategory === category.dictionary ? 'keywordSpread' : 'positional';
}

export function attribute(cx: Lowering, node: MemberAccessNode): Expression {
  const { leftExpr, member } = node.d;
  const { start, end } = own(cx, node, leftExpr.start);
  const object = cx.expression(leftExpr);
  const name = nameText(cx, member);
  return { kind: 'attribute', start, end, object, name, nameRange: nameRange(cx, member), isOptional: false };
}

export function subscript(cx: Lowering, node: IndexNode): Expression {
  const { start, end } = own(cx, node, node.d.leftExpr.start);
  const object = cx.expression(node.d.leftExpr);
  return { kind: 'subscript', start, end, object, index: index(cx, node) };
}

function index(cx: Lowering, { d: { items, trailingComma } }: IndexNode): Expression {
  const [first] = items;
  const isSingle = items.length === 1 && !trailingComma;
  if (isSingle && first?.d.argCategory === 0) return indexItem(cx, first);
  const start = first?.start ?? 0;
  const last = items.at(-1);
  const whole = { start, length: last === undefined ? 0 : endOf(last) - start };
  const range = trailingComma ? withComma(cx, whole) : raw(cx, whole);
  return { kind: 'sequence', ...range, form: 'tuple', items: items.map((item) => indexItem(cx, item)) };
}

function indexItem(cx: Lowering, item: ArgumentNode): Expression {
  const value = cx.expression(item.d.valueExpr);
  if (item.d.argCategory !== category.list) return value;
  const { start, end } = raw(cx, item);
  return { kind: 'spread', start, end, value };
}

export function slice(cx: Lowering, node: SliceNode): Expression {
  const { start, end } = raw(cx, node);
  const part = (it: SliceNode['d']['startValue']): Expression | undefined =>
    it === undefined ? undefined : cx.expression(it);
  const { startValue, endValue, stepValue } = node.d;
  return { kind: 'slice', start, end, lower: part(startValue), upper: part(endValue), step: part(stepValue) };
}
