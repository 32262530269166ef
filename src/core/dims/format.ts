import { assertNever } from '../base/assert-never';
import { unfold } from './format-order';
import type { Atom, Dim, Expression, Shape, Term } from './dim';
import { operandsOf } from './extremes';
import { fromAtom } from './polynomial';

/** A dim as Python would write it; `None` for a length of the run time, `?` where track was lost. */
export function formatDim(dim: Dim): string {
  if (typeof dim === 'number') return String(dim);
  switch (dim.kind) {
    case 'dynamic':
    case 'data':
      return 'None';
    case 'unknown':
      return '?';
    case 'expression':
      return formatExpression(dim);
    default:
      return assertNever(dim);
  }
}

/** A shape as Python writes a tuple; `?` when not even the rank is known. */
export function formatShape(shape: Shape): string {
  if (shape === undefined) return '?';
  return shape.length === 1 ? `(${shape.map(formatDim).join('')},)` : `(${shape.map(formatDim).join(', ')})`;
}

/** A dim in a report: a number, an expression as text, or `null` where nothing is known before the program runs. */
export function dimToJson(dim: Dim): number | string | null {
  if (typeof dim === 'number') return dim;
  return dim.kind === 'expression' ? formatDim(dim) : null;
}

/** A shape in a report; `null` when not even the rank is known. */
export function shapeToJson(shape: Shape): readonly (number | string | null)[] | null {
  return shape?.map(dimToJson) ?? null;
}

function formatExpression(dim: Expression): string {
  const [first, ...others] = unfold(dim);
  if (first === undefined) return '0';
  const rest = others.map((term) => ` ${term.coefficient < 0 ? '-' : '+'} ${formatProduct(term)}`);
  return `${formatFirst(first)}${rest.join('')}`;
}

function formatFirst(term: Term): string {
  if (0 <= term.coefficient) return formatProduct(term);
  const text = formatProduct(term);
  // -h//2 would be (-h)//2.
  const [factor] = term.factors;
  const isQuotient = term.coefficient === -1 && term.factors.length === 1 && factor !== undefined && isOperator(factor);
  return isQuotient ? `-(${text})` : `-${text}`;
}

/** Without the sign. */
function formatProduct({ coefficient, factors }: Term): string {
  const size = Math.abs(coefficient);
  const [only] = factors;
  if (only === undefined) return String(size);
  if (size === 1 && factors.length === 1) return formatAtom(only);
  const texts = powersOf(factors).map(([factor, power]) => formatFactor(factor, power));
  return [...(size === 1 ? [] : [String(size)]), ...texts].join('*');
}

function powersOf(factors: readonly Atom[]): readonly (readonly [Atom, number])[] {
  const powers = new Map<string, readonly [Atom, number]>();
  for (const factor of factors) powers.set(factor.key, [factor, (powers.get(factor.key)?.[1] ?? 0) + 1]);
  return [...powers.values()];
}

function formatFactor(factor: Atom, power: number): string {
  const text = isOperator(factor) ? `(${formatAtom(factor)})` : formatAtom(factor);
  return power === 1 ? text : `${text}**${power}`;
}

function isOperator(atom: Atom): boolean {
  return atom.kind === 'call' && (atom.fn === 'floorDiv' || atom.fn === 'mod');
}

function formatAtom(atom: Atom): string {
  if (atom.kind === 'symbol') return atom.name;
  const [a, b] = atom.args;
  switch (atom.fn) {
    case 'floorDiv':
      return `${formatNumerator(a)}//${formatDivisor(b)}`;
    case 'ceilDiv':
      return `ceil(${formatNumerator(a)} / ${formatDivisor(b)})`;
    case 'mod':
      return `${formatNumerator(a)} % ${formatDivisor(b)}`;
    case 'min':
    case 'max':
      return `${atom.fn}(${operandsOf(atom.fn, fromAtom(atom)).map(formatDim).join(', ')})`;
    default:
      return assertNever(atom.fn);
  }
}

/** 2*h stays bare before an operator; sums, differences, negative numbers and other quotients do not. */
function formatNumerator(dim: Dim): string {
  const text = formatDim(dim);
  if (typeof dim === 'number') return dim < 0 ? `(${text})` : text;
  if (dim.kind !== 'expression') return text;
  const [only, ...others] = dim.terms;
  const isBare = others.length === 0 && only !== undefined && 0 < only.coefficient && !only.factors.some(isOperator);
  return isBare ? text : `(${text})`;
}

/** h//(2*w) is not h//2*w. */
function formatDivisor(dim: Dim): string {
  const text = formatNumerator(dim);
  return text.startsWith('(') || !text.includes('*') ? text : `(${text})`;
}
