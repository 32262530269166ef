/**
 * Which part of the input one output unit sees: size, stride and first cell per spatial axis, before clipping at the borders.
 * The recurrences are those of Araujo, Norris and Sim, "Computing Receptive Fields of Convolutional Neural Networks", Distill 2019.
 */
import { isNumber } from '../dims/compare';
import type { Dim } from '../dims/dim';
import type { Call } from '../graph/call';
import type { AxisWindow, WindowReach } from '../graph/reach';
import type { TensorValue } from '../graph/value';
import { equals, isExact, ONE, type Rational, rational, times, valueOf } from './rational';

export type Field =
  /** Cell by cell, or windows on the axes that are listed (by their index in the tensor). */
  | { readonly kind: 'local'; readonly axes: ReadonlyMap<number, AxisField> }
  /** Sees the whole input. */
  | { readonly kind: 'global' }
  /** No claim. */
  | { readonly kind: 'unknown' };

export interface AxisField {
  /** In input cells. */
  readonly size: number;
  /** Input cells from one output unit to the next. */
  readonly stride: Rational;
  /** Input coordinate of the first cell that output 0 sees; negative in the padding. */
  readonly start: number;
}

const ORIGIN: Field = { kind: 'local', axes: new Map() };
const GLOBAL: Field = { kind: 'global' };
const UNKNOWN_FIELD: Field = { kind: 'unknown' };
const CELL: AxisField = { size: 1, stride: ONE, start: 0 };

/** Fields of many calls; remembers what it has computed. */
export interface ReceptiveFields {
  of(call: Call): Field;
}

export function receptiveFields(): ReceptiveFields {
  const known = new Map<Call, Field>();
  return { of: (call) => resolve(call, known) };
}

/** Walks back without recursion: programs may chain 100,000 layers. */
function resolve(call: Call, known: Map<Call, Field>): Field {
  const open = [call];
  for (let at = open.at(-1); at; at = open.at(-1)) {
    const missing = known.has(at)
      ? []
      : sources(at).flatMap(({ producer }) => (producer && !known.has(producer) ? [producer] : []));
    if (missing.length > 0) {
      open.push(...missing);
      continue;
    }
    if (!known.has(at)) known.set(at, transfer(at, known));
    open.pop();
  }
  return known.get(call) ?? UNKNOWN_FIELD;
}

function sources(call: Call): readonly TensorValue[] {
  return call.reach.kind === 'inner' ? call.reach.outputs : call.inputs;
}

function transfer(call: Call, known: ReadonlyMap<Call, Field>): Field {
  const inputs = sources(call);
  if (inputs.length === 0) return ORIGIN;
  const fields = inputs.map((input) => (input.producer ? (known.get(input.producer) ?? UNKNOWN_FIELD) : ORIGIN));
  switch (call.reach.kind) {
    case 'same':
    case 'inner':
      return union(fields);
    case 'window':
      return slide(fields[0] ?? ORIGIN, call.reach);
    case 'permute':
      return permute(fields[0] ?? ORIGIN, call.reach.axes);
    case 'all':
      return everything(inputs, fields);
    default:
      return UNKNOWN_FIELD;
  }
}

/** Everything of a vector is still only that vector: "the whole input" is said where there are positions to see. */
function everything(inputs: readonly TensorValue[], fields: readonly Field[]): Field {
  const isSpatial =
    inputs.some((input) => (input.shape?.length ?? 0) > 2) ||
    fields.some((field) => field.kind === 'global' || isTouched(field));
  return isSpatial ? GLOBAL : ORIGIN;
}

function isTouched(field: Field): boolean {
  return field.kind === 'local' && field.axes.size > 0;
}

function slide(field: Field, reach: WindowReach): Field {
  if (field.kind !== 'local') return field;
  const axes = new Map(field.axes);
  for (const window of reach.axes) {
    const next = window.isTransposed
      ? spread(axes.get(window.axis) ?? CELL, window)
      : narrow(axes.get(window.axis) ?? CELL, window);
    if (!next || !isExact(next.stride)) return UNKNOWN_FIELD;
    axes.set(window.axis, next);
  }
  return { kind: 'local', axes };
}

function narrow(field: AxisField, window: AxisWindow): AxisField | undefined {
  const { kernel, stride, dilation } = window;
  if (!isNumber(kernel) || !isNumber(stride) || !isNumber(dilation)) return undefined;
  const step = valueOf(field.stride);
  return {
    size: field.size + (kernel - 1) * dilation * step,
    stride: times(field.stride, rational(stride, 1)),
    start: field.start - paddingBefore(window.padBefore, { kernel, stride, dilation }) * step,
  };
}

/** SAME padding on a length that only exists at run time: as on any multiple of the stride (TensorFlow's rule, `nn.convolution`). */
function paddingBefore(
  padding: Dim,
  { kernel, stride, dilation }: { kernel: number; stride: number; dilation: number },
): number {
  if (isNumber(padding)) return padding;
  return Math.floor(Math.max((kernel - 1) * dilation + 1 - stride, 0) / 2);
}

/** Transposed windows and upsampling: output o sees the inputs i with i·stride − crop + u·dilation = o. */
function spread(field: AxisField, window: AxisWindow): AxisField | undefined {
  const { kernel, stride, dilation, padBefore } = window;
  if (!isNumber(kernel) || !isNumber(stride) || !isNumber(dilation)) return undefined;
  const crop = isNumber(padBefore) ? padBefore : 0;
  const span = (kernel - 1) * dilation + 1;
  const step = valueOf(field.stride);
  return {
    size: field.size + (Math.ceil(span / stride) - 1) * step,
    stride: times(field.stride, rational(1, stride)),
    start: field.start + Math.ceil((crop - span + 1) / stride) * step,
  };
}

function permute(field: Field, axes: readonly number[]): Field {
  if (field.kind !== 'local') return field;
  const moved = axes.flatMap((from, to): [number, AxisField][] => {
    const axis = field.axes.get(from);
    return axis ? [[to, axis]] : [];
  });
  return { kind: 'local', axes: new Map(moved) };
}

/** Branches that come together: the hull of what they see. */
function union(fields: readonly Field[]): Field {
  const touched = fields.filter((field) => field.kind !== 'local' || field.axes.size > 0);
  const [first, ...rest] = touched;
  if (!first) return ORIGIN;
  return rest.reduce(hull, first);
}

function hull(a: Field, b: Field): Field {
  if (a.kind === 'global' || b.kind === 'global') return GLOBAL;
  if (a.kind !== 'local' || b.kind !== 'local') return UNKNOWN_FIELD;
  const axes = new Map<number, AxisField>();
  for (const axis of new Set([...a.axes.keys(), ...b.axes.keys()])) {
    const both = hullOf(a.axes.get(axis) ?? CELL, b.axes.get(axis) ?? CELL);
    if (!both) return UNKNOWN_FIELD;
    axes.set(axis, both);
  }
  return { kind: 'local', axes };
}

function hullOf(a: AxisField, b: AxisField): AxisField | undefined {
  if (!equals(a.stride, b.stride)) return undefined;
  const start = Math.min(a.start, b.start);
  return { start, size: Math.max(a.start + a.size, b.start + b.size) - start, stride: a.stride };
}
