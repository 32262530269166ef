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

/** As Python prints it: never without a point or an exponent, which has two digits. */
function floatText(value: number): string {
  const size = Math.abs(value);
  if (size >= 1e16 || (0 < size && size < 1e-4)) return scientific(value.toExponential());
  return Number.isInteger(value) ? value.toFixed(1) : String(value);
}

/** Rounded to so many digits; where two are as near, the even one, as Python has it. */
export function fixed(value: number, digits: number): string {
  const scaled = value * 10 ** digits;
  const isTie = Math.abs(scaled % 1) === 0.5 && Number.isInteger(value * 2 ** 20);
  if (!isTie) return value.toFixed(digits);
  return ((2 * Math.round(scaled / 2)) / 10 ** digits).toFixed(digits);
}

function itemsText(value: Value & { kind: 'tuple' | 'list' }): string | undefined {
  const parts = value.items.flatMap((item) => shownInside(item) ?? []);
  if (parts.length < value.items.length || (value.kind === 'list' && value.rest)) return undefined;
  const inner = joinedText(parts, ', ');
  if (inner === undefined) return undefined;
  if (value.kind === 'list') return `[${inner}]`;
  return parts.length === 1 ? `(${inner},)` : `(${inner})`;
}

/** Inside a list texts stand in quotes: in those that they do not hold, as Python chooses them. */
function shownInside(value: Value): string | undefined {
  if (value.kind !== 'string') return textOf(value);
  if (/[\\\n\r\t]/.test(value.value)) return undefined;
  const quote = value.value.includes("'") ? '"' : "'";
  return value.value.includes(quote) ? undefined : `${quote}${value.value}${quote}`;
}

/** Python's format specification, but for the types that are rare in names: width, fill, sign, thousands, precision. */
function formatted(value: Value, format: string): string | undefined {
  const isQuoted = format.startsWith('!r');
  const text = isQuoted ? shownInside(value) : textOf(value);
  const rest = isQuoted ? format.slice(2) : format;
  if (text === undefined || rest === '') return text;
  const spec = parseSpec(rest);
  return spec && (isQuoted || !isNumeric(value) ? aligned(text, spec, '<') : numberText(value, text, spec));
}

type NumberValue = Value & { kind: 'int' | 'float' };

function isNumeric(value: Value): value is NumberValue {
  return value.kind === 'int' || value.kind === 'float';
}

interface Spec {
  readonly fill: string;
  readonly align: string;
  readonly sign: string;
  readonly mark: string;
  readonly width: number;
  readonly thousands: string;
  readonly precision: number | undefined;
  readonly type: string;
}

const SPEC =
  /^(?:(?<fill>.?)(?<align>[<>^]))?(?<sign>[+ -]?)(?<mark>#?)(?<zero>0?)(?<width>\d*)(?<thousands>[,_]?)(?:\.(?<precision>\d+))?(?<type>[dfFs%bxXoeEgG]?)$/s;

function parseSpec(format: string): Spec | undefined {
  const found = SPEC.exec(format)?.groups;
  if (!found) return undefined;
  const part = (name: string): string => found[name] ?? '';
  const usual = part('align') === '' ? part('zero').padEnd(1) : ' ';
  const digits = part('precision');
  const spec: Spec = {
    fill: part('fill') === '' ? usual : part('fill'),
    align: part('align'),
    sign: part('sign'),
    mark: part('mark'),
    width: Number(part('width')),
    thousands: part('thousands'),
    precision: digits === '' ? undefined : Number(digits),
    type: part('type'),
  };
  return Math.max(spec.width, 100 * Number(digits)) <= LONGEST ? spec : undefined;
}

const BASES: Readonly<Record<string, number>> = { b: 2, o: 8, x: 16, X: 16 };

/** Undefined for what has no type but a precision: Python then counts significant digits in a way of its own. */
function numberText(it: NumberValue, text: string, spec: Spec): string | undefined {
  const { type, precision, sign, thousands, mark } = spec;
  if ((type === '' && precision !== undefined) || (mark !== '' && !BASES[type])) return undefined;
  const value = Number(it.value);
  let digits = digitsOf(Math.abs(value), text.replace('-', ''), { type, precision });
  if (/[XEG]/.test(type)) digits = digits.toUpperCase();
  if (thousands !== '') digits = digits.replace(/\B(?<!\..*)(?=(\d{3})+(?!\d))/g, thousands);
  const before = (value < 0 ? '-' : sign.replace('-', '')) + (mark && `0${type}`);
  return aligned(before + digits + (type === '%' ? '%' : ''), spec, '>');
}

function digitsOf(size: number, text: string, { type, precision = 6 }: Pick<Spec, 'type' | 'precision'>): string {
  const base = BASES[type];
  if (base) return size.toString(base);
  if (/[fF]/.test(type)) return fixed(size, precision);
  if (type === '%') return fixed(100 * size, precision);
  if (/[eE]/.test(type)) return scientific(size.toExponential(precision));
  return /[gG]/.test(type) ? general(size, Math.max(1, precision)) : text;
}

/** An exponent has two digits at least. */
const scientific = (text: string): string => text.replace(/(?<=e[+-])(?=\d$)/, '0');

/** So many significant digits, without zeros at the end; large and tiny numbers with an exponent. */
function general(size: number, digits: number): string {
  const text = size.toExponential(digits - 1);
  const exponent = Number(text.slice(text.indexOf('e') + 1));
  if (exponent < -4 || digits <= exponent) return scientific(text.replace(/\.?0*(?=e)(?<=\..*)/, ''));
  return size
    .toFixed(digits - 1 - exponent)
    .replace(/(?<=\..*)0+$|\.0*$/, '')
    .replace(/\.$/, '');
}

function aligned(text: string, { fill, align, width }: Spec, usual: string): string {
  const side = align === '' ? usual : align;
  if (side === '<') return text.padEnd(width, fill);
  if (side === '^') return text.padStart((text.length + width) >> 1, fill).padEnd(width, fill);
  const [, sign = '', rest = text] = fill === '0' ? (/^([+-]?)(.*)$/s.exec(text) ?? []) : [];
  return sign + rest.padStart(width - sign.length, fill);
}

/** `'%s_%02d' % (a, b)`. */
export function formatPercent(template: string, operand: Value): Value {
  const values = operand.kind === 'tuple' ? [...operand.items] : [operand];
  const parts: (string | Field)[] = [];
  let from = 0;
  for (const match of template.matchAll(/%(?:\((\w+)\))?([-0-9.]*)([sdifrxeg%])/g)) {
    parts.push(plain(template.slice(from, match.index), '%'));
    from = match.index + match[0].length;
    if (match[3] === '%') parts.push('%');
    else
      parts.push({
        value: percentValue(operand, match[1], values),
        format: percentFormat(match[2] ?? '', match[3] ?? ''),
      });
  }
  return formatTemplate([...parts, plain(template.slice(from), '%')]);
}

/** Text between two fields; a field that could not be read is left in it, and then the whole is not known. */
function plain(text: string, mark: string): string | Field {
  return text.includes(mark) ? { value: unknownText(), format: undefined } : text;
}

function percentValue(operand: Value, key: string | undefined, values: Value[]): Value {
  if (key === undefined || operand.kind !== 'dict') return values.shift() ?? unknownText();
  return operand.entries.get(`s:${key}`)?.value ?? unknownText();
}

/** Texts and numbers stand at the right, unless a minus says otherwise. */
function percentFormat(width: string, type: string): string {
  const align = width.startsWith('-') ? '<' : width.startsWith('0') || width === '' ? '' : '>';
  return (type === 'r' ? '!r' : '') + align + width.replace('-', '') + (/[fxeg]/.test(type) ? type : '');
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
  for (const match of template.matchAll(/\{\{|\}\}|\{(\w*)(![rsa])?(?::([^{}]*))?\}/g)) {
    parts.push(plain(template.slice(from, match.index), '{'));
    from = match.index + match[0].length;
    const name = match[1];
    if (name === undefined) parts.push(match[0].slice(1));
    else {
      const index = name === '' ? next++ : Number(name);
      parts.push({
        value: (Number.isNaN(index) ? keywords.get(name) : positional[index]) ?? unknownText(),
        format: (match[2] ?? '').replace(/![sa]/, '') + (match[3] ?? ''),
      });
    }
  }
  return formatTemplate([...parts, plain(template.slice(from), '{')]);
}
