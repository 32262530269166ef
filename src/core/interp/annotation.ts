/** Shapes that users write down: `# shape: (None, 28, 28, 1)` and jaxtyping-like hints. */
import { message } from '../base/message';
import { decide } from '../dims/compare';
import { type Dim, DYNAMIC, type Shape, UNKNOWN } from '../dims/dim';
import { formatShape } from '../dims/format';
import { symbol } from '../dims/symbol';
import { tensor } from '../graph/make';
import type { TensorValue, Value } from '../graph/value';
import type { Assignment, Expression, Parameter } from '../syntax/tree';
import { type Machine, placeOf, type Source } from './machine';
import { add } from './report';

/** `x = load()  # shape: (None, 28, 28, 1)`: what the line says of its value; a claim that is certainly wrong is a finding. */
export function claimShape(m: Machine, node: Assignment, value: Value): Value {
  const claim = claims(m.source).get(m.source.lines.line(node.end));
  const [target] = node.targets;
  if (!claim || target?.kind === 'sequence') return value;
  if (value.kind !== 'tensor' && value.kind !== 'unknown') return value;
  if (value.kind === 'unknown' || !value.shape) return claimed(claim.shape, value);
  if (!contradicts(value.shape, claim.shape)) return sharpen(value, claim.shape);
  add(m, {
    rule: 'wrong-annotation',
    severity: 'error',
    place: { file: m.source.file, start: claim.start, end: claim.end },
    stack: m.stack,
    api: '',
    text: message('the comment says {claimed}, but the value is {real}', {
      claimed: formatShape(claim.shape),
      real: formatShape(value.shape),
    }),
    related: [{ place: placeOf(m, node), text: message('the value is made here') }],
    repair: {
      title: message('Correct the comment to {shape}', { shape: formatShape(value.shape) }),
      place: { file: m.source.file, start: claim.start, end: claim.end },
      newText: `# shape: ${formatShape(value.shape)}`,
      isSafe: true,
    },
  });
  return value;
}

interface Claim {
  readonly shape: Shape;
  readonly start: number;
  readonly end: number;
}

const found = new WeakMap<Source, ReadonlyMap<number, Claim>>();

/** The shape comments of a document by line. */
function claims(source: Source): ReadonlyMap<number, Claim> {
  const known = found.get(source);
  if (known) return known;
  const made = new Map<number, Claim>();
  for (const comment of source.module.comments) {
    const text = /^shape:\s*(\(.*\)|\[.*\])\s*$/.exec(comment.text)?.[1];
    if (text !== undefined)
      made.set(source.lines.line(comment.start), { shape: readText(text), start: comment.start, end: comment.end });
  }
  found.set(source, made);
  return made;
}

/** `(None, 28, 28, c)` or `None 28 28 c`. */
function readText(text: string): Shape {
  const parts = text
    .replace(/^[([]|[)\]]$/g, '')
    .split(/[\s,]+/)
    .filter((part) => part !== '');
  return parts.includes('...') ? undefined : parts.map(readDim);
}

function readDim(text: string): Dim {
  if (/^\d+$/.test(text)) return Number(text);
  if (text === 'None') return DYNAMIC;
  return /^[A-Za-z_]\w*$/.test(text) ? symbol(text, 1) : UNKNOWN;
}

function claimed(shape: Shape, value: Value): TensorValue {
  const base = value.kind === 'tensor' ? value : tensor(undefined, undefined, 'tf');
  const { reason: _, ...rest } = base;
  return { ...rest, shape, assumed: message('{shape}, as the annotation says', { shape: formatShape(shape) }) };
}

function contradicts(real: NonNullable<Shape>, claim: Shape): boolean {
  if (!claim) return false;
  return (
    real.length !== claim.length ||
    real.some((dim, i) => typeof dim === 'number' && decide(dim, '=', claim[i] ?? dim) === 'no')
  );
}

/** Unknown axes take the claimed lengths. */
function sharpen(value: TensorValue, claim: Shape): TensorValue {
  if (!claim || !value.shape?.some((dim) => dim === UNKNOWN)) return value;
  return { ...value, shape: value.shape.map((dim, i) => (dim === UNKNOWN ? (claim[i] ?? dim) : dim)) };
}

/** `x: Float[Tensor, "b h w 3"]`, and `# shape:` above the function naming the parameter. */
export function annotatedShape(m: Machine, param: Parameter): TensorValue | undefined {
  const text = param.annotation && hintText(param.annotation);
  if (text !== undefined) return claimed(readText(text), tensor(undefined, undefined, 'tf'));
  const claim = parameterClaim(m, param);
  return claim && claimed(claim, tensor(undefined, undefined, 'tf'));
}

function hintText(hint: Expression): string | undefined {
  if (hint.kind !== 'subscript' || hint.index.kind !== 'sequence') return undefined;
  const last = hint.index.items.at(-1);
  return last?.kind === 'string' ? last.value : undefined;
}

/** `# shape: x (None, 28, 28, 1)` in a comment line right above the function, or at the end of the parameter's own line. */
function parameterClaim(m: Machine, param: Parameter): Shape {
  const name = param.target.kind === 'name' ? param.target.name : '';
  const line = m.source.lines.line(param.start);
  for (const comment of m.source.module.comments) {
    const at = m.source.lines.line(comment.start);
    if (at < line - 6 || line < at) continue;
    const match = /^shape:\s*(\w+)\s*[:=]?\s*(\(.*\)|\[.*\])\s*$/.exec(comment.text);
    if (match?.[1] === name) return readText(match[2] ?? '');
  }
  return undefined;
}
