import { add, floorDivide, modulo, multiply } from '../../dims/arithmetic';
import { decide } from '../../dims/compare';
import { type Dim, type Shape, UNKNOWN } from '../../dims/dim';
import { formatDim, formatShape } from '../../dims/format';
import { type Args, itemsOf } from '../args';
import type { FunctionOp } from '../op';
import { refuse } from '../refusal';
import { channelAxis } from './bias-add';
import { refuseRank } from './normalization';
import { define, gives } from './define';

const spaceToDepth = define({
  name: 'tf.nn.space_to_depth',
  aliases: ['tf.space_to_depth', 'keras.ops.space_to_depth'],
  renamed: { x: 'input' },
  signature: "input, block_size, data_format='NHWC', name=None",
  summary: 'Moves blocks of cells into the channels.',
  examples: [
    { code: 'tf.nn.space_to_depth(x, 2)', given: { x: '(None, 28, 28, 3)' }, gives: '(None, 14, 14, 12)' },
    { code: 'tf.nn.space_to_depth(x, 2)', given: { x: '(b, 2*h, 2*w, c)' }, gives: '(b, h, w, 4*c)' },
    { code: "ops.space_to_depth(x, 2, 'channels_first')", given: { x: '(b, 3, 8, 6)' }, gives: '(b, 12, 4, 3)' },
    { code: 'tf.nn.space_to_depth(x, 2)', given: { x: '(None, 27, 28, 3)' }, refused: 'shape-mismatch' },
  ],
  apply: (args) => {
    const { shape, dtype } = args.tensor('input');
    const block = args.int('block_size');
    refuseRank(args, shape, [4]);
    const split = (dim: Dim): Dim => divide(args, dim, block);
    return gives(
      rearrange(args, shape, { space: split, depth: (dim) => multiply(dim, multiply(block, block)) }),
      dtype,
    );
  },
});

const depthToSpace = define({
  name: 'tf.nn.depth_to_space',
  aliases: ['tf.depth_to_space', 'keras.ops.depth_to_space'],
  renamed: { x: 'input' },
  signature: "input, block_size, data_format='NHWC', name=None",
  summary: 'Moves channels into blocks of cells: pixel shuffle.',
  examples: [
    { code: 'tf.nn.depth_to_space(x, 2)', given: { x: '(None, 14, 14, 12)' }, gives: '(None, 28, 28, 3)' },
    { code: 'tf.nn.depth_to_space(x, 2)', given: { x: '(b, h, w, 4*c)' }, gives: '(b, 2*h, 2*w, c)' },
    { code: 'ops.depth_to_space(x=x, block_size=2)', given: { x: '(b, h, w, 12)' }, gives: '(b, 2*h, 2*w, 3)' },
    { code: 'tf.nn.depth_to_space(x, 2)', given: { x: '(None, 14, 14, 6)' }, refused: 'shape-mismatch' },
  ],
  apply: (args) => {
    const { shape, dtype } = args.tensor('input');
    const block = args.int('block_size');
    refuseRank(args, shape, [4]);
    const spread = (dim: Dim): Dim => multiply(dim, block);
    return gives(
      rearrange(args, shape, { space: spread, depth: (dim) => divide(args, dim, multiply(block, block)) }),
      dtype,
    );
  },
});

const spaceToBatch = define({
  name: 'tf.space_to_batch',
  aliases: ['tf.nn.space_to_batch', 'tf.space_to_batch_nd'],
  signature: 'input, block_shape, paddings, name=None',
  renamed: { block_size: 'block_shape' },
  summary: 'Moves blocks of cells into the batch.',
  examples: [
    { code: 'tf.space_to_batch(x, [2, 2], [[0, 0], [0, 0]])', given: { x: '(1, 4, 4, 3)' }, gives: '(4, 2, 2, 3)' },
    { code: 'tf.space_to_batch(x, [2, 2], [[1, 1], [0, 0]])', given: { x: '(b, 4, 4, c)' }, gives: '(4*b, 3, 2, c)' },
  ],
  apply: (args) => {
    const { shape, dtype } = args.tensor('input');
    const blocks = args.intList('block_shape');
    return gives(shape && blocks && toBatch(args, shape, blocks), dtype);
  },
});

const batchToSpace = define({
  name: 'tf.batch_to_space',
  aliases: ['tf.batch_to_space_nd', 'tf.nn.batch_to_space'],
  signature: 'input, block_shape, crops, name=None',
  renamed: { block_size: 'block_shape' },
  summary: 'Moves parts of the batch back into blocks of cells.',
  examples: [
    { code: 'tf.batch_to_space(x, [2, 2], [[0, 0], [0, 0]])', given: { x: '(4, 2, 2, 3)' }, gives: '(1, 4, 4, 3)' },
    { code: 'tf.batch_to_space(x, [2, 3], [[0, 0], [0, 0]])', given: { x: '(4, 2, 2, 3)' }, refused: 'shape-mismatch' },
    { code: 'tf.batch_to_space(x, [2, 2], [[1, 1], [0, 0]])', given: { x: '(4*b, 3, 2, c)' }, gives: '(b, 4, 4, c)' },
  ],
  apply: (args) => {
    const { shape, dtype } = args.tensor('input');
    const blocks = args.intList('block_shape');
    return gives(shape && blocks && fromBatch(args, shape, blocks), dtype);
  },
});

export const SPACE: readonly FunctionOp[] = [spaceToDepth, depthToSpace, spaceToBatch, batchToSpace];

interface Rearranged {
  readonly space: (dim: Dim) => Dim;
  readonly depth: (dim: Dim) => Dim;
}

function rearrange(args: Args, shape: Shape, { space, depth }: Rearranged): Shape {
  const channels = channelAxis(args, 4);
  return shape?.map((dim, axis) => {
    if (axis === 0) return dim;
    return channels === undefined ? UNKNOWN : axis === channels ? depth(dim) : space(dim);
  });
}

function divide(args: Args, dim: Dim, by: Dim): Dim {
  if (decide(modulo(dim, by), '=', 0) === 'no') {
    refuse(
      'shape-mismatch',
      '{op} cannot divide an axis of length {length} into blocks of {by}',
      { op: args.opName, length: formatDim(dim), by: formatDim(by) },
      { arg: 'block_size' },
    );
  }
  return floorDivide(dim, by);
}

function toBatch(args: Args, shape: readonly Dim[], blocks: readonly Dim[]): Shape {
  refuseFewAxes(args, shape, blocks);
  const [batch = UNKNOWN, ...rest] = shape;
  const pads = pairs(args, 'paddings', blocks.length);
  const cells = blocks.reduce(multiply);
  return [multiply(batch, cells), ...rest.map((dim, i) => divide(args, plus(dim, pads[i], 1), blocks[i] ?? 1))];
}

function fromBatch(args: Args, shape: readonly Dim[], blocks: readonly Dim[]): Shape {
  refuseFewAxes(args, shape, blocks);
  const [batch = UNKNOWN, ...rest] = shape;
  const crops = pairs(args, 'crops', blocks.length);
  const cells = blocks.reduce(multiply);
  return [divide(args, batch, cells), ...rest.map((dim, i) => plus(fromBlocks(dim, blocks[i]), crops[i], -1))];
}

function fromBlocks(dim: Dim, block: Dim | undefined): Dim {
  return block === undefined ? dim : multiply(dim, block);
}

function plus(dim: Dim, pair: readonly [Dim, Dim] | undefined, sign: 1 | -1): Dim {
  return pair ? add(dim, multiply(sign, add(...pair))) : dim;
}

/** Rows of two numbers each; numbers that are not known where they cannot be read. */
function pairs(args: Args, name: string, count: number): readonly (readonly [Dim, Dim])[] {
  const rows = itemsOf(args.value(name));
  return Array.from({ length: count }, (_, i) => {
    const [before, after] = itemsOf(rows?.[i] ?? args.value('name')) ?? [];
    return [before?.kind === 'int' ? before.value : UNKNOWN, after?.kind === 'int' ? after.value : UNKNOWN];
  });
}

function refuseFewAxes(args: Args, shape: readonly Dim[], blocks: readonly Dim[]): void {
  if (blocks.length < shape.length) return;
  refuse(
    'layer-rank',
    '{op} with {count} block lengths expects an input of rank {want} or more, got {shape}',
    { op: args.opName, count: blocks.length, want: blocks.length + 1, shape: formatShape(shape) },
    { input: 0 },
  );
}
