/** What layers ask of their inputs: how many, of which rank, with which axes known. */
import { decide } from '../../dims/compare';
import { type Dim, type Shape, UNKNOWN } from '../../dims/dim';
import { formatDim, formatShape } from '../../dims/format';
import { tensor } from '../../graph/make';
import type { TensorValue } from '../../graph/value';
import type { LayerCall } from '../op';
import { refuse } from '../refusal';
import { asTensor } from '../tensors';
import { isDynamic } from '../shared/lengths';

/** The input of a layer that takes one tensor; refuses a list of several. */
export function only(call: LayerCall): TensorValue {
  const { inputs, args, whole } = call;
  if (whole) return whole;
  if (inputs.length <= 1) return inputs[0] ?? named(call);
  return refuse(
    'input-count',
    '{op} takes one tensor, got a list of {count}; Concatenate or Add would make one of them',
    { op: args.opName, count: inputs.length },
    { input: 1 },
  );
}

/** `layer(inputs=x)`: what Keras calls the first argument. */
const FIRST = ['inputs', 'sequences', 'data', 'x', 'query', 'sequence'];

function named({ keywords }: LayerCall): TensorValue {
  const name = FIRST.find((each) => keywords.has(each));
  const value = name === undefined ? undefined : keywords.get(name);
  return value ? asTensor(value) : tensor(undefined, undefined, 'keras');
}

export interface Rank {
  readonly rank: number;
  /** What the axes are: `batch, time, features`. */
  readonly axes?: string;
}

/** The shape, of exactly this rank; undefined when the rank is not known. */
export function withRank(call: LayerCall, { shape }: TensorValue, { rank, axes }: Rank): Shape {
  if (shape === undefined || shape.length === rank) return shape;
  const args = { op: call.args.opName, rank, got: shape.length, shape: formatShape(shape), axes: axes ?? '' };
  if (axes === undefined)
    refuse('layer-rank', '{op} expects an input of rank {rank}, got rank {got}: {shape}', args, { input: 0 });
  return refuse('layer-rank', '{op} expects an input of rank {rank} ({axes}), got rank {got}: {shape}', args, {
    input: 0,
  });
}

/** The shape, of at least this rank. */
export function withLeastRank(call: LayerCall, { shape }: TensorValue, { rank, axes }: Rank): Shape {
  if (shape === undefined || rank <= shape.length) return shape;
  const args = { op: call.args.opName, rank, got: shape.length, shape: formatShape(shape), axes: axes ?? '' };
  if (axes === undefined)
    refuse('layer-rank', '{op} expects an input of rank {rank} or more, got rank {got}: {shape}', args, { input: 0 });
  return refuse('layer-rank', '{op} expects an input of rank {rank} ({axes}) or more, got rank {got}: {shape}', args, {
    input: 0,
  });
}

/** An axis length that a weight is made of: it must not be None. UNKNOWN when the rank is not known. */
export function weightAxis(opName: string, shape: Shape, axis: number): Dim {
  if (shape === undefined) return UNKNOWN;
  const dim = shape.at(axis);
  if (dim === undefined) {
    const args = { op: opName, axis, rank: shape.length, shape: formatShape(shape) };
    return refuse('axis-range', '{op} needs axis {axis}, but the input has rank {rank}: {shape}', args, { input: 0 });
  }
  if (!isDynamic(dim)) return dim;
  const args = { op: opName, axis, shape: formatShape(shape) };
  return refuse(
    'undefined-axis',
    '{op} cannot create its weights: the length of axis {axis} is None in {shape}',
    args,
    { input: 0 },
  );
}

/** Refuses when two lengths provably differ. None differs from every number for Keras when it compares whole shapes. */
export function provablyDiffers(a: Dim, b: Dim): boolean {
  if (isDynamic(a) !== isDynamic(b)) return typeof a === 'number' || typeof b === 'number';
  return decide(a, '=', b) === 'no';
}

/** For messages about one axis. */
export function describeDim(dim: Dim | undefined): string {
  return dim === undefined ? '?' : formatDim(dim);
}
