/** tf.nn.max_pool, avg_pool and their kin. */
import { floorDivide, modulo } from '../../dims/arithmetic';
import { decide } from '../../dims/compare';
import { type Dim, UNKNOWN } from '../../dims/dim';
import { formatDim } from '../../dims/format';
import { tensor, tuple } from '../../graph/make';
import type { WindowForm } from '../../graph/reach';
import type { AxisPadding } from '../shared/window';
import type { Args } from '../args';
import type { FunctionOp, Outcome } from '../op';
import { refuse } from '../refusal';
import { type Field, fieldOf, tfFormat } from '../shared/data-format';
import { refuseFormat } from './nn-morphology';
import { type AxisNumbers, axisNumbers, isMany, refuseOutside, tfPadding } from './tf-arguments';
import { modeOf, reachOf, slideOver, slidShape } from './windows';

/** How one of the pools reads its arguments. */
interface Form {
  readonly spatial: number;
  readonly form: WindowForm;
  readonly takesPairs?: boolean;
}

/** Shape rule: MaxPoolShape of tensorflow/core/framework/common_shape_fns.cc (TF 2.16). */
function pool(args: Args, { spatial, form, takesPairs = false }: Form): Outcome {
  const input = args.tensor('input');
  const spelling = { spatial, format: tfFormat(args, spatial) };
  const field = fieldOf({ opName: args.opName, format: spelling.format, spatial }, input);
  const kernel = axisNumbers(args, 'ksize', spelling);
  const strides = axisNumbers(args, 'strides', spelling);
  const padding = tfPadding(args, spelling, takesPairs);
  refuseWidePadding(args, kernel.space, padding);
  const channels = pooledChannels(args, field, { form, kernel, strides });
  const windows = slideOver(args.opName, field, {
    kernel: kernel.space,
    strides: strides.space,
    dilation: kernel.space.map(() => 1),
    padding,
  });
  return {
    result: tensor(slidShape(field, windows, channels), input.dtype, 'tf'),
    ...reachOf(field, windows, {
      form,
      groups: field.channels,
      hasBias: false,
      paddingMode: typeof padding === 'string' ? modeOf(padding) : 'explicit',
    }),
  };
}

/** A window that lies in the padding alone has no largest value. Source: tensorflow/core/kernels/pooling_ops_common.cc (TF 2.16). */
function refuseWidePadding(args: Args, kernel: readonly Dim[], padding: AxisPadding | readonly AxisPadding[]): void {
  if (typeof padding === 'string' || !('length' in padding)) return;
  padding.forEach((ends, i) => {
    const size = kernel[i] ?? UNKNOWN;
    if (typeof ends === 'string' || ![ends.before, ends.after].some((end) => decide(end, '>=', size) === 'yes')) return;
    refuse(
      'bad-padding',
      '{op} needs padding narrower than its window of {size}, got {before} before and {after} after',
      { op: args.opName, size: formatDim(size), before: formatDim(ends.before), after: formatDim(ends.after) },
      { arg: 'padding' },
    );
  });
}

interface Depths {
  readonly form: WindowForm;
  readonly kernel: AxisNumbers;
  readonly strides: AxisNumbers;
}

/** max_pool can join neighbouring channels in place of cells; otherwise these windows move over space only. */
function pooledChannels(args: Args, { channels }: Field, { form, kernel, strides }: Depths): Dim {
  if (isMany(kernel.batch)) refuseOutside(args, 'ksize');
  if (isMany(strides.batch)) refuseOutside(args, 'strides');
  if (!isMany(kernel.channel) && !isMany(strides.channel)) return channels;
  const isOverSpace = [...kernel.space, ...strides.space].some(isMany);
  const isEven = decide(kernel.channel, '=', strides.channel) !== 'no';
  if (form !== 'maxPool' || isOverSpace || !isEven || decide(modulo(channels, kernel.channel), '=', 0) === 'no')
    refuseOutside(args, isMany(kernel.channel) ? 'ksize' : 'strides');
  return floorDivide(channels, kernel.channel);
}

type PoolSpec = Omit<FunctionOp, 'kind' | 'signature' | 'link' | 'apply'> & Form & Partial<FunctionOp>;

function poolOp({ spatial, form, takesPairs = false, ...op }: PoolSpec): FunctionOp {
  const read = (args: Args): Form => ({ spatial: spatial || spatialOf(args), form, takesPairs });
  return {
    kind: 'function',
    signature: `input, ksize, strides, padding, data_format=${FORMATS[spatial] ?? 'None'}, name=None`,
    renamed: { value: 'input' },
    link: `https://www.tensorflow.org/api_docs/python/tf/nn/${op.name.slice(op.name.lastIndexOf('.') + 1)}`,
    apply: (args) => pool(args, read(args)),
    ...op,
  };
}

const FORMATS = ['None', "'NWC'", "'NHWC'", "'NDHWC'"];

/** max_pool and avg_pool of TF 2 take sequences and volumes too: the rank of the input says which. */
function spatialOf(args: Args): number {
  const rank = args.tensor('input').shape?.length;
  return rank === 3 || rank === 5 ? rank - 2 : 2;
}

/** The largest values, and where they stood in the flattened input. Source: tensorflow/python/ops/nn_ops.py, `max_pool_with_argmax_v2`. */
function poolWithIndices(args: Args): Outcome {
  refuseFormat(args);
  const outcome = pool(args, { spatial: 2, form: 'maxPool' });
  const { result } = outcome;
  if (result.kind !== 'tensor') return outcome;
  return { ...outcome, result: tuple([result, tensor(result.shape, 'int64', 'tf')]) };
}

export const NN_POOL_OPS: readonly FunctionOp[] = [
  poolOp({
    name: 'tf.nn.max_pool',
    spatial: 0,
    form: 'maxPool',
    takesPairs: true,
    summary: 'Keeps the largest value of each window.',
    examples: [
      {
        code: "tf.nn.max_pool(x, [1, 8, 8, 1], [1, 8, 8, 1], 'SAME')",
        given: { x: '(1, 64, 64, 8)' },
        gives: '(1, 8, 8, 8)',
      },
      { code: "tf.nn.max_pool(x, 2, 2, 'VALID')", given: { x: '(b, h, w, c)' }, gives: '(b, h//2, w//2, c)' },
      { code: "tf.nn.max_pool(x, 2, 2, 'HALF')", given: { x: '(1, 8, 8, 8)' }, refused: 'bad-padding' },
      { code: "tf.nn.max_pool(x, 9, 2, 'VALID')", given: { x: '(1, 8, 8, 8)' }, refused: 'empty-output' },
    ],
  }),
  poolOp({
    name: 'tf.nn.max_pool2d',
    spatial: 2,
    form: 'maxPool',
    takesPairs: true,
    summary: 'Keeps the largest value of each window of an image.',
    examples: [
      { code: "tf.nn.max_pool2d(x, 2, 2, 'SAME')", given: { x: '(1, 9, 9, 8)' }, gives: '(1, 5, 5, 8)' },
      { code: "tf.nn.max_pool2d(x, 2, 2, 'VALID')", given: { x: '(1, 9, 8)' }, refused: 'layer-rank' },
    ],
  }),
  poolOp({
    name: 'tf.nn.max_pool1d',
    spatial: 1,
    form: 'maxPool',
    takesPairs: true,
    summary: 'Keeps the largest value of each window of a sequence.',
    examples: [{ code: "tf.nn.max_pool1d(x, 2, 2, 'VALID')", given: { x: '(b, t, 8)' }, gives: '(b, t//2, 8)' }],
  }),
  poolOp({
    name: 'tf.nn.max_pool3d',
    spatial: 3,
    form: 'maxPool',
    summary: 'Keeps the largest value of each window of a volume.',
    examples: [
      { code: "tf.nn.max_pool3d(x, 2, 2, 'VALID')", given: { x: '(1, 4, 8, 8, 3)' }, gives: '(1, 2, 4, 4, 3)' },
    ],
  }),
  poolOp({
    name: 'tf.nn.avg_pool',
    spatial: 0,
    form: 'averagePool',
    summary: 'Averages each window.',
    examples: [
      {
        code: "tf.nn.avg_pool(x, [1, 2, 2, 1], [1, 2, 2, 1], 'VALID')",
        given: { x: '(None, 28, 28, 6)' },
        gives: '(None, 14, 14, 6)',
      },
      {
        code: "tf.nn.avg_pool(x, 2, 2, 'SAME')",
        given: { x: '(b, h, w, c)' },
        gives: '(b, ceil(h / 2), ceil(w / 2), c)',
      },
      { code: "tf.nn.avg_pool(x, [2, 2, 2, 1], 1, 'VALID')", given: { x: '(1, 8, 8, 8)' }, refused: 'bad-argument' },
    ],
  }),
  poolOp({
    name: 'tf.nn.avg_pool2d',
    spatial: 2,
    form: 'averagePool',
    summary: 'Averages each window of an image.',
    examples: [
      { code: "tf.nn.avg_pool2d(x, 3, 1, 'VALID')", given: { x: '(b, h, w, c)' }, gives: '(b, h - 2, w - 2, c)' },
    ],
  }),
  poolOp({
    name: 'tf.nn.avg_pool1d',
    spatial: 1,
    form: 'averagePool',
    summary: 'Averages each window of a sequence.',
    examples: [{ code: "tf.nn.avg_pool1d(x, 2, 2, 'VALID')", given: { x: '(b, t, 8)' }, gives: '(b, t//2, 8)' }],
  }),
  poolOp({
    name: 'tf.nn.avg_pool3d',
    spatial: 3,
    form: 'averagePool',
    summary: 'Averages each window of a volume.',
    examples: [
      { code: "tf.nn.avg_pool3d(x, 2, 2, 'SAME')", given: { x: '(1, 5, 8, 8, 3)' }, gives: '(1, 3, 4, 4, 3)' },
    ],
  }),
  poolOp({
    name: 'tf.nn.max_pool_with_argmax',
    signature:
      "input, ksize, strides, padding, data_format='NHWC', output_dtype=None, include_batch_in_index=False, name=None, *, Targmax=None",
    spatial: 2,
    form: 'maxPool',
    summary: 'Keeps the largest value of each window, and tells where it stood.',
    apply: poolWithIndices,
    examples: [
      {
        code: "tf.nn.max_pool_with_argmax(x, [1, 2, 2, 1], [1, 2, 2, 1], 'SAME')",
        given: { x: '(b, h, w, 4)' },
        gives: '(b, ceil(h / 2), ceil(w / 2), 4); (b, ceil(h / 2), ceil(w / 2), 4)',
      },
      { code: "tf.nn.max_pool_with_argmax(x, 2, 2, 'VALID')", given: { x: '(9, 9, 4)' }, refused: 'layer-rank' },
    ],
  }),
];
