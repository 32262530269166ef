/** tf.nn.max_pool, avg_pool and their kin. */
import { tensor } from '../../graph/make';
import type { WindowForm } from '../../graph/reach';
import type { Args } from '../args';
import type { FunctionOp, Outcome } from '../op';
import { fieldOf, tfFormat } from '../shared/data-format';
import { ones } from './arguments';
import { perAxis, tfPadding } from './tf-arguments';
import { modeOf, reachOf, slideOver, slidShape } from './windows';

/** Shape rule: MaxPoolShape of tensorflow/core/framework/common_shape_fns.cc (TF 2.16). */
function pool(args: Args, spatial: number, form: WindowForm): Outcome {
  const input = args.tensor('input');
  const format = tfFormat(args, spatial);
  const field = fieldOf({ opName: args.opName, format, spatial }, input);
  const kernel = perAxis(args, 'ksize', field.layout);
  const padding = tfPadding(args, field.layout);
  const windows = slideOver(args.opName, field, {
    kernel,
    strides: args.isNone('strides') ? ones(spatial) : perAxis(args, 'strides', field.layout),
    dilation: ones(spatial),
    padding,
  });
  return {
    result: tensor(slidShape(field, windows, field.channels), input.dtype, 'tf'),
    ...reachOf(field, windows, {
      form,
      groups: field.channels,
      hasBias: false,
      paddingMode: typeof padding === 'string' ? modeOf(padding) : 'explicit',
    }),
  };
}

interface PoolSpec {
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly spatial: number;
  readonly form: WindowForm;
  readonly summary: string;
  readonly examples: FunctionOp['examples'];
}

function poolOp({ spatial, form, ...op }: PoolSpec): FunctionOp {
  return {
    kind: 'function',
    signature: "input, ksize, strides=None, padding='VALID', data_format=None, name=None",
    renamed: { value: 'input' },
    link: `https://www.tensorflow.org/api_docs/python/tf/nn/${op.name.slice(op.name.lastIndexOf('.') + 1)}`,
    apply: (args) => pool(args, spatialOf(args, spatial), form),
    ...op,
  };
}

/** max_pool and avg_pool of TF 2 take sequences and volumes too: the rank of the input says which. */
function spatialOf(args: Args, spatial: number): number {
  const rank = args.tensor('input').shape?.length;
  return spatial === 0 ? (rank === 3 || rank === 5 ? rank - 2 : 2) : spatial;
}

export const NN_POOL_OPS: readonly FunctionOp[] = [
  poolOp({
    name: 'tf.nn.max_pool',
    spatial: 0,
    form: 'maxPool',
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
];
