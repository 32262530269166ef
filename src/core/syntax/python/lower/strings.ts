import type {
  ExpressionNode,
  FormatStringNode,
  StringListNode,
  StringNode,
} from '@zzzen/pyright-internal/dist/parser/parseNodes';
import { getUnescapedString } from '@zzzen/pyright-internal/dist/parser/stringTokenUtils';
import type { FStringMiddleToken } from '@zzzen/pyright-internal/dist/parser/tokenizerTypes';
import type { Expression, TemplateField } from '../../tree';
import { nodeType } from '../node-types-table';
import { between, endOf, type Lowering, own } from './lowering';

type Part = string | TemplateField;

/** Adjacent strings are one: plain when all of them are, a template when one of them interpolates. */
export function strings(cx: Lowering, node: StringListNode): Expression {
  const { start, end } = own(cx, node);
  const parts = node.d.strings.flatMap((string) => partsOf(cx, string));
  const plain = parts.filter((part) => typeof part === 'string');
  if (plain.length === parts.length) return { kind: 'string', start, end, value: plain.join('') };
  return { kind: 'template', start, end, parts: joined(parts) };
}

function partsOf(cx: Lowering, node: StringNode | FormatStringNode): readonly Part[] {
  return node.nodeType === nodeType.string ? [node.d.value] : formatParts(cx, node);
}

/** Literal text and fields in the order of the text. Fields inside a format specification are left out. */
function formatParts(cx: Lowering, node: FormatStringNode): readonly Part[] {
  const pieces = [...node.d.middleTokens, ...node.d.fieldExprs].sort((a, b) => a.start - b.start);
  const parts: Part[] = [];
  let reached = 0;
  for (const piece of pieces) {
    if (piece.start < reached) continue;
    if (!isField(piece)) {
      parts.push(literalText(piece));
      continue;
    }
    const tail = fieldTail(cx.text, endOf(piece), endOf(node));
    const open = cx.text.lastIndexOf('{', piece.start);
    if (tail.shows) parts.push(cx.text.slice(open + 1, tail.shownEnd));
    const value = cx.expression(piece);
    const { start, end } = between(cx, open, tail.end);
    parts.push({ start: Math.min(start, value.start), end: Math.max(end, value.end), value, format: tail.format });
    reached = tail.end;
  }
  return parts;
}

/** Neighbouring texts become one, empty ones go. */
function joined(parts: readonly Part[]): readonly Part[] {
  const found: Part[] = [];
  for (const part of parts) {
    const last = found.at(-1);
    if (typeof part !== 'string') found.push(part);
    else if (typeof last === 'string') found[found.length - 1] = last + part;
    else if (part !== '') found.push(part);
  }
  return found;
}

function isField(piece: FStringMiddleToken | ExpressionNode): piece is ExpressionNode {
  return 'nodeType' in piece;
}

function literalText(token: FStringMiddleToken): string {
  return getUnescapedString(token).value.replaceAll('{{', '{').replaceAll('}}', '}');
}

interface FieldTail {
  /** Behind the closing brace. */
  readonly end: number;
  readonly format: string | undefined;
  /** `{x=}` prints `x=` in front of the value: whether, and up to where. */
  readonly shows: boolean;
  readonly shownEnd: number;
}

const beforeFormat = /\s*(=\s*)?(?:!\s*(\w+)\s*)?/y;

/** Reads what follows the expression of a field: `= !r :format }`. */
function fieldTail(text: string, from: number, limit: number): FieldTail {
  beforeFormat.lastIndex = from;
  const match = beforeFormat.exec(text);
  const shown = match?.[1];
  const shownEnd = shown === undefined ? from : text.indexOf('=', from) + shown.length;
  const formatStart = from + (match?.[0].length ?? 0);
  const end = fieldEnd(text, formatStart, limit);
  const format = text.charAt(formatStart) === ':' ? text.slice(formatStart + 1, end - 1) : undefined;
  // What is shown with its name stands in quotes, unless its format is told.
  const conversion = match?.[2] ?? (shown !== undefined && format === undefined ? 'r' : 's');
  return { end, format: converted(conversion, format), shows: shown !== undefined, shownEnd };
}

function converted(conversion: string, format: string | undefined): string | undefined {
  return conversion === 's' ? format : `!r${format ?? ''}`;
}

/** Behind the brace that closes the field whose format may hold fields of its own. */
function fieldEnd(text: string, from: number, limit: number): number {
  let open = 1;
  for (let i = from; i < limit; i++) {
    const char = text.charAt(i);
    if (char === '{') open++;
    if (char === '}' && --open === 0) return i + 1;
  }
  return limit;
}
