/** keras.ops.max_pool and average_pool, keras.backend.pool2d and pool3d. */
import { tensor } from '../../graph/make';
import type { WindowForm } from '../../graph/reach';
import type { Args } from '../args';
import type { FunctionOp, OpContext, Outcome } from '../op';
import { refuseArgument } from '../refuse-argument';
import { anyCasePadding, exactPadding, kernelLengths, ones, strideLengths } from './arguments';
import { type KernelForm, kernelField, refuseSingle } from './kernel-arguments';
import { modeOf, reachOf, slideOver, slidShape } from './windows';

/** Source: Keras 3.15 `compute_pooling_output_shape`, and `pool2d` of keras/src/legacy/backend.py. */
function pool(args: Args, context: OpContext, form: KernelForm & { readonly pools: WindowForm }): Outcome {
  if (!form.isBackend && !args.tensor('inputs').shape) return { result: tensor(undefined, undefined, 'keras') };
  const field = kernelField(args, context, form);
  const spatial = field.dims.length - 2;
  const kernel = kernelLengths(args, 'pool_size', spatial);
  const padding = form.isBackend ? exactPadding(args) : anyCasePadding(args);
  const windows = slideOver(args.opName, field, {
    kernel,
    strides: args.isNone('strides') ? kernel : strideLengths(args, 'strides', spatial),
    dilation: ones(spatial),
    padding,
  });
  return {
    result: tensor(slidShape(field, windows, field.channels), field.tensor.dtype, 'keras'),
    ...reachOf(field, windows, {
      form: form.pools,
      groups: field.channels,
      hasBias: false,
      paddingMode: modeOf(padding),
    }),
  };
}

function modeOfPool(args: Args): WindowForm {
  const mode = args.string('pool_mode');
  if (mode === undefined || mode === 'max') return 'maxPool';
  if (mode === 'avg') return 'averagePool';
  return refuseArgument(args, 'pool_mode', "{op} takes 'max' or 'avg' for pool_mode, got {value}");
}

function opsPool(name: string, pools: WindowForm, op: Pick<FunctionOp, 'summary' | 'examples'>): FunctionOp {
  return {
    kind: 'function',
    name: `keras.ops.${name}`,
    aliases: [`keras.ops.nn.${name}`],
    signature: "inputs, pool_size, strides=None, padding='valid', data_format=None",
    link: 'https://keras.io/api/ops/nn/',
    apply: (args, context) => pool(args, context, { pools }),
    ...op,
  };
}

function backendPool(spatial: number, examples: FunctionOp['examples']): FunctionOp {
  const name = `pool${String(spatial)}d`;
  return {
    kind: 'function',
    name: `keras.backend.${name}`,
    signature: `x, pool_size, strides=${spatial === 2 ? '(1, 1)' : '(1, 1, 1)'}, padding='valid', data_format=None, pool_mode='max'`,
    renamed: { border_mode: 'padding', dim_ordering: 'data_format' },
    summary: 'Keeps the largest value or the average of each window.',
    link: `https://www.tensorflow.org/versions/r2.15/api_docs/python/tf/keras/backend/${name}`,
    examples,
    apply: (args, context) => {
      refuseSingle(args, spatial, ['pool_size', 'strides']);
      return pool(args, context, { spatial, isBackend: true, pools: modeOfPool(args) });
    },
  };
}

export const KERNEL_POOL_OPS: readonly FunctionOp[] = [
  opsPool('max_pool', 'maxPool', {
    summary: 'Keeps the largest value of each window.',
    examples: [
      { code: 'ops.max_pool(x, 2)', given: { x: '(b, h, w, c)' }, gives: '(b, h//2, w//2, c)' },
      { code: "ops.max_pool(x, 3, 2, 'same')", given: { x: '(None, 9, 4)' }, gives: '(None, 5, 4)' },
      { code: 'ops.max_pool(x, 12)', given: { x: '(None, 9, 10, 4)' }, refused: 'empty-output' },
    ],
  }),
  opsPool('average_pool', 'averagePool', {
    summary: 'Averages each window.',
    examples: [
      { code: 'ops.average_pool(x, (3, 2), 1)', given: { x: '(b, h, w, c)' }, gives: '(b, h - 2, w - 1, c)' },
      { code: 'ops.average_pool(x, 2, 0)', given: { x: '(None, 9, 10, 4)' }, refused: 'zero-window' },
    ],
  }),
  backendPool(2, [
    { code: 'K.pool2d(x, (2, 2))', given: { x: '(b, h, w, c)' }, gives: '(b, h - 1, w - 1, c)' },
    {
      code: "K.pool2d(x, pool_size=(3, 3), strides=(2, 2), padding='same', pool_mode='avg')",
      given: { x: '(None, 9, 10, 4)' },
      gives: '(None, 5, 5, 4)',
    },
    { code: 'K.pool2d(x, 2)', given: { x: '(None, 9, 10, 4)' }, refused: 'bad-argument' },
    { code: "K.pool2d(x, (2, 2), pool_mode='sum')", given: { x: '(None, 9, 10, 4)' }, refused: 'bad-argument' },
  ]),
  backendPool(3, [
    { code: 'K.pool3d(x, (2, 2, 2), (2, 2, 2))', given: { x: '(None, 9, 8, 7, 4)' }, gives: '(None, 4, 4, 3, 4)' },
  ]),
];
