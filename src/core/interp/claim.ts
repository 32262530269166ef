/** What an annotation claims of a shape, in the notations of comments and of jaxtyping: `(None, 28, c)`, `"b h//2 *rest #c"`. */
import { add, floorDivide, multiply, subtract } from '../dims/arithmetic';
import { decide } from '../dims/compare';
import { type Dim, DYNAMIC, type Shape, UNKNOWN } from '../dims/dim';
import { symbol } from '../dims/symbol';
import { parsePython } from '../syntax/python/parse';
import type { Expression } from '../syntax/tree';

export interface Claim {
  /** As it is written. */
  readonly text: string;
  readonly axes: readonly Axis[];
}

interface Axis {
  readonly text: string;
  /** `...` and `*rest`: any number of axes. */
  readonly isMany: boolean;
  /** `#c`: the length, or 1. */
  readonly mayBeOne: boolean;
}

/** What the names of annotations stand for in one function: a length, or for `*rest` several. */
export type Bindings = Map<string, readonly Dim[]>;

/** Axes are parted by commas, or by spaces where there are none. */
export function readClaim(text: string): Claim {
  const inner = text.replace(/^\s*[([]|[)\]]\s*$/g, '');
  const parts = inner.includes(',') ? inner.split(',') : inner.split(/\s+/);
  return { text, axes: parts.map((part) => part.trim()).flatMap((part) => (part === '' ? [] : axis(part))) };
}

/** The same of a hint, whose brackets are its own. */
export function readHint(text: string): Claim {
  return { text, axes: text.split(/\s+/).flatMap((part) => (part === '' ? [] : axis(part))) };
}

function axis(part: string): Axis {
  const marks = /^[*#?]*/.exec(part)?.[0] ?? '';
  const named = /^\w+=(.+)$/.exec(part.slice(marks.length));
  const text = marks.includes('?') ? '_' : (named?.[1] ?? part.slice(marks.length));
  return { text, isMany: part === '...' || marks.includes('*'), mayBeOne: marks.includes('#') };
}

/** The first axis that says nothing that could be meant. */
export function unreadableAxis({ axes }: Claim): string | undefined {
  return axes.find(({ text }) => text !== '...' && !text.includes('{') && !IS_NAME.test(text) && !parsed(text))?.text;
}

const IS_NAME = /^[A-Za-z_]\w*$/;

/** The shape that the claim gives to a value of which nothing is known. */
export function claimedShape({ axes }: Claim, bindings: Bindings): Shape {
  const dims: Dim[] = [];
  for (const each of axes) {
    const rest = bindings.get(`*${each.text}`);
    if (each.isMany && !rest) return undefined;
    dims.push(...(each.isMany ? (rest ?? []) : [each.mayBeOne ? UNKNOWN : length(each.text, bindings, true)]));
  }
  return dims;
}

/** Whether the real shape certainly is another one. Names that are new are bound to what they meet. */
export function contradicts(real: readonly Dim[], { axes }: Claim, bindings: Bindings): boolean {
  const many = axes.findIndex(({ isMany }) => isMany);
  const most = axes.length - 1;
  if (many < 0 ? real.length !== axes.length : real.length < most) return true;
  const rest = real.length - most;
  return axes.some((each, i) => {
    if (i === many) return differsMany(each, real.slice(i, i + rest), bindings);
    const dim = real[many < 0 || i < many ? i : i + rest - 1];
    return dim !== undefined && differs(dim, each, bindings);
  });
}

function differsMany({ text }: Axis, real: readonly Dim[], bindings: Bindings): boolean {
  if (text === '...' || text.startsWith('_')) return false;
  const known = bindings.get(`*${text}`);
  if (!known) bindings.set(`*${text}`, real);
  return known !== undefined && (known.length !== real.length || known.some((dim, i) => isOther(real[i] ?? dim, dim)));
}

function differs(real: Dim, { text, mayBeOne }: Axis, bindings: Bindings): boolean {
  if (mayBeOne && decide(real, '=', 1) !== 'no') return false;
  if (IS_NAME.test(text) && !isAnything(text) && !bindings.has(text)) bindings.set(text, [real]);
  return isOther(real, length(text, bindings, false));
}

function isOther(real: Dim, claimed: Dim): boolean {
  return decide(real, '=', claimed) === 'no';
}

/** Of a name that is new: a symbol where the claim is all that there is, nothing where a real length stands against it. */
function length(text: string, bindings: Bindings, isNew: boolean): Dim {
  if (text === 'None') return DYNAMIC;
  if (isAnything(text)) return UNKNOWN;
  const expression = parsed(text);
  return expression ? evaluated(expression, bindings, isNew) : UNKNOWN;
}

const isAnything = (text: string): boolean => text === 'None' || text.startsWith('_');

function parsed(text: string): Expression | undefined {
  const { module, problems } = parsePython(text);
  const [only, ...more] = module.body;
  return problems.length + more.length === 0 && only?.kind === 'expressionStatement' ? only.value : undefined;
}

function evaluated(node: Expression, bindings: Bindings, isNew: boolean): Dim {
  if (node.kind === 'number') return node.value;
  if (node.kind === 'name') return named(node.name, bindings, isNew);
  const operate = node.kind === 'binary' ? OPERATORS[node.operator] : undefined;
  if (node.kind !== 'binary' || !operate) return UNKNOWN;
  return operate(evaluated(node.left, bindings, isNew), evaluated(node.right, bindings, isNew));
}

function named(name: string, bindings: Bindings, isNew: boolean): Dim {
  const known = bindings.get(name)?.[0];
  if (known !== undefined) return known;
  if (!isNew) return UNKNOWN;
  const made = symbol(name, 1);
  bindings.set(name, [made]);
  return made;
}

const OPERATORS: Readonly<Partial<Record<string, (a: Dim, b: Dim) => Dim>>> = {
  '+': add,
  '-': subtract,
  '*': multiply,
  '//': floorDivide,
};
