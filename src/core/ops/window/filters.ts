/** Filters that are tensors of the program: their shape, and what it says of the channels. */
import { floorDivide, modulo } from '../../dims/arithmetic';
import { decide } from '../../dims/compare';
import { type Dim, UNKNOWN } from '../../dims/dim';
import { formatDim, formatShape } from '../../dims/format';
import type { Args } from '../args';
import { refuse } from '../refusal';
import type { Field } from '../shared/data-format';

/** Which argument holds the filter, and over how many axes it moves. */
export interface FilterWant {
  readonly arg: string;
  readonly spatial: number;
  /** A pointwise filter may have a window above 1. */
  readonly isAnySize?: boolean;
}

/** The lengths of a filter told apart. */
export interface Filter {
  readonly kernel: readonly Dim[];
  /** Input channels; output channels of a transposed one. */
  readonly depth: Dim;
  readonly count: Dim;
}

/** A filter of another rank is refused, one of unknown shape has the right rank. */
export function filterOf(args: Args, { arg, spatial }: FilterWant): Filter {
  const { shape } = args.tensor(arg);
  const rank = spatial + 2;
  if (shape && shape.length !== rank)
    refuse(
      'layer-rank',
      '{op} expects {arg} of rank {rank} ({axes}, input channels, output channels), got {shape}',
      { op: args.opName, arg, rank, axes: AXES[spatial] ?? '', shape: formatShape(shape) },
      { arg },
    );
  const dims = shape ?? new Array<Dim>(rank).fill(UNKNOWN);
  const [depth = UNKNOWN, count = UNKNOWN] = dims.slice(-2);
  return { kernel: dims.slice(0, spatial), depth, count };
}

const AXES = ['', 'width', 'height, width', 'depth, height, width'];

/** A shallower filter makes groups, where both depths are multiples of it. */
export function groupsOf(args: Args, field: Field, { depth, count, arg }: Filter & { readonly arg: string }): Dim {
  const { channels } = field;
  const groups = decide(channels, '=', depth) === 'no' ? floorDivide(channels, depth) : 1;
  const isUneven = (whole: Dim, part: Dim): boolean => decide(modulo(whole, part), '=', 0) === 'no';
  if (isUneven(channels, depth) || decide(channels, '<', depth) === 'yes' || isUneven(count, groups))
    refuseDepth(args, field, { depth, arg });
  return groups;
}

/** The channels that a window of 1×1 makes of those that depthwise filters made. */
export function pointwiseOutputs(args: Args, want: FilterWant, made: Dim): Dim {
  const { kernel, depth, count } = filterOf(args, want);
  if (!want.isAnySize && kernel.some((dim) => decide(dim, '=', 1) === 'no'))
    refuse(
      'bad-argument',
      '{op} expects a {arg} with windows of 1, got {size}',
      { op: args.opName, arg: want.arg, size: kernel.map(formatDim).join('×') },
      { arg: want.arg },
    );
  // The symbolic calls of keras.ops take any: what fails there is for the backend to say.
  if (decide(depth, '=', made) === 'no' && !args.opName.startsWith('keras.ops'))
    refuse(
      'channel-mismatch',
      '{op} makes {made} channels with its depthwise filters, but the {arg} takes {depth}',
      { op: args.opName, made: formatDim(made), arg: want.arg, depth: formatDim(depth) },
      { arg: want.arg },
    );
  return count;
}

/** The input has another depth than the filter reads. */
export function refuseDepth(args: Args, field: Field, { depth, arg }: { depth: Dim; arg: string }): never {
  return refuse(
    'channel-mismatch',
    '{op} reads {shape} with filters for {depth} input channels, but the input has {channels}',
    { op: args.opName, shape: formatShape(field.dims), depth: formatDim(depth), channels: formatDim(field.channels) },
    { arg },
  );
}
