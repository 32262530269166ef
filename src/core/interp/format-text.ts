/** Texts made from values: f-strings, `%` and `str.format`. A part that is not known makes the text unknown. */
import { message } from '../base/message';
import { string } from '../graph/make';
import type { Value } from '../graph/value';

export interface Field {
  readonly value: Value;
  readonly format: string | undefined;
}

export function formatTemplate(parts: readonly (string | Field)[]): Value {
  let text = '';
  for (const part of parts) {
    const piece = typeof part === 'string' ? part : formatted(part.value, part.format ?? '');
    if (piece === undefined || LONGEST < text.length) return unknownText();
    text += piece;
  }
  return shortText(text);
}

/** Texts that the program makes longer than this are no names of anything. */
const LONGEST = 10_000;

export function shortText(text: string): Value {
  return text.length <= LONGEST ? string(text) : unknownText();
}

/** The parts with the separator between them; undefined when that is too long. */
export function joinedText(parts: readonly string[], separator: string): string | undefined {
  const length = parts.reduce((sum, part) => sum + part.length + separator.length, 0);
  return length <= LONGEST ? parts.join(separator) : undefined;
}

export function unknownText(): Value {
  return {
    kind: 'unknown',
    reason: { code: 'run-time-data', text: message('this text is only known when the program runs'), place: undefined },
  };
}

/** `str(value)`; undefined when it is not known. */
export function textOf(value: Value): string | undefined {
  switch (value.kind) {
    case 'string':
      return value.value;
    case 'int':
      return typeof value.value === 'number' ? String(value.value) : undefined;
    case 'float':
      return value.value === undefined ? undefined : floatText(value.value);
    case 'bool':
      return value.value ? 'True' : 'False';
    case 'none':
      return 'None';
    case 'dtype':
      return value.name;
    case 'tuple':
    case 'list':
      return itemsText(value);
    default:
      return undefined;
  }
}

function floatText(value: number): string {
  return Number.isInteger(value) ? value.toFixed(1) : String(value);
}

function itemsText(value: Value & { kind: 'tuple' | 'list' }): string | undefined {
  const parts = value.items.flatMap((item) => textOf(item) ?? []);
  if (parts.length < value.items.length) return undefined;
  const inner = joinedText(parts, ', ');
  if (inner === undefined) return undefined;
  if (value.kind === 'list') return `[${inner}]`;
  return parts.length === 1 ? `(${inner},)` : `(${inner})`;
}

/** The part of Python's format specification that layer names use: width, zero fill, precision. */
function formatted(value: Value, format: string): string | undefined {
  const text = textOf(value);
  if (text === undefined || format === '') return text;
  const spec = parseSpec(format);
  if (!spec) return undefined;
  const { fill, width, precision, type } = spec;
  const isNumeric = value.kind === 'int' || value.kind === 'float';
  if (!isNumeric && fill === ' ') return text.padEnd(width);
  const body = isNumeric && type === 'f' ? Number(value.value).toFixed(precision) : text;
  return body.padStart(width, fill);
}

interface Spec {
  readonly fill: '0' | ' ';
  readonly width: number;
  readonly precision: number;
  readonly type: string;
}

function parseSpec(format: string): Spec | undefined {
  const found = /^(0?)(\d*)(?:\.(\d+))?([dfsg%]?)$/.exec(format);
  if (!found) return undefined;
  const [, zero = '', width = '', precision = '6', type = ''] = found;
  const spec: Spec = { fill: zero === '0' ? '0' : ' ', width: Number(width), precision: Number(precision), type };
  return spec.width <= LONGEST && spec.precision <= 100 ? spec : undefined;
}

/** `'%s_%02d' % (a, b)`. */
export function formatPercent(template: string, operand: Value): Value {
  const values = operand.kind === 'tuple' ? [...operand.items] : [operand];
  const parts: (string | Field)[] = [];
  let from = 0;
  for (const match of template.matchAll(/%(?:\((\w+)\))?([-0-9.]*)([sdifgr%])/g)) {
    parts.push(template.slice(from, match.index));
    from = match.index + match[0].length;
    if (match[3] === '%') parts.push('%');
    else
      parts.push({
        value: percentValue(operand, match[1], values),
        format: percentFormat(match[2] ?? '', match[3] ?? ''),
      });
  }
  return formatTemplate([...parts, template.slice(from)]);
}

function percentValue(operand: Value, key: string | undefined, values: Value[]): Value {
  if (key === undefined || operand.kind !== 'dict') return values.shift() ?? unknownText();
  return operand.entries.get(`s:${key}`)?.value ?? unknownText();
}

function percentFormat(width: string, type: string): string {
  if (type === 'f') return `${width}f`;
  return width.replace('-', '');
}

/** `'{}_{name}'.format(a, name=b)`. */
export function formatBraces(
  template: string,
  positional: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
): Value {
  const parts: (string | Field)[] = [];
  let next = 0;
  let from = 0;
  for (const match of template.matchAll(/\{\{|\}\}|\{(\w*)(?::([^{}]*))?\}/g)) {
    parts.push(template.slice(from, match.index));
    from = match.index + match[0].length;
    const name = match[1];
    if (name === undefined) parts.push(match[0].slice(1));
    else {
      const index = name === '' ? next++ : Number(name);
      parts.push({
        value: (Number.isNaN(index) ? keywords.get(name) : positional[index]) ?? unknownText(),
        format: match[2],
      });
    }
  }
  return formatTemplate([...parts, template.slice(from)]);
}
