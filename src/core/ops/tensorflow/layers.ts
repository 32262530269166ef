/** tf.layers: TensorFlow 1's functions that make a Keras layer and apply it at once. */
import { string } from '../../graph/make';
import { type Args, makeArgs } from '../args';
import type { FunctionOp, LayerOp, Op } from '../op';
import { KERAS_OPS } from '../keras/index';
import { WINDOW_OPS } from '../window/index';

const LAYERS: ReadonlyMap<string, LayerOp> = new Map(
  [...WINDOW_OPS, ...KERAS_OPS].flatMap((op: Op) => (op.kind === 'layer' ? [[op.name, op] as const] : [])),
);

type Spec = Pick<FunctionOp, 'name' | 'aliases' | 'signature' | 'examples'> & { readonly layer: string };

/** The layer's record does the work; its arguments bear the same names. */
function layerFunction({ layer, signature, ...spec }: Spec): FunctionOp {
  const op = LAYERS.get(`keras.layers.${layer}`);
  if (!op) throw new Error(`Invariant: keras.layers.${layer} is registered`);
  return {
    kind: 'function',
    signature: `inputs, ${signature}name=None, reuse=None, **kwargs`,
    summary: op.summary,
    link: `https://www.tensorflow.org/versions/r1.15/api_docs/python/${spec.name.replaceAll('.', '/')}`,
    ...spec,
    apply: (given, context) => {
      const args = withSmallPadding(given);
      op.construct?.(args, context);
      return op.apply({
        args,
        inputs: [args.tensor('inputs')],
        isList: false,
        further: [],
        keywords: new Map(),
        context,
      });
    },
  };
}

/** These functions take `'SAME'` as well as `'same'`. Source: tensorflow/python/layers/utils.py, `normalize_padding`. */
function withSmallPadding(args: Args): Args {
  const padding = args.value('padding');
  if (padding.kind !== 'string' || padding.value === padding.value.toLowerCase()) return args;
  const all = new Map(args.all).set('padding', string(padding.value.toLowerCase()));
  return makeArgs(args.opName, all, new Set([...all.keys()].filter((name) => args.has(name))));
}

const CONV =
  'activation=None, use_bias=True, kernel_initializer=None, bias_initializer=None, kernel_regularizer=None, bias_regularizer=None, activity_regularizer=None, kernel_constraint=None, bias_constraint=None, trainable=True, ';
const WINDOW = "padding='valid', data_format='channels_last', ";

const SPECS: readonly Spec[] = [
  {
    name: 'tf.layers.dense',
    layer: 'Dense',
    signature: `units, ${CONV}`,
    examples: [
      { code: 'tf.layers.dense(x, 10)', given: { x: '(None, 64)' }, gives: '(None, 10)', params: 650 },
      { code: 'tf.layers.dense(x, units=n)', given: { x: '(b, 64)', n: 'n' }, gives: '(b, n)' },
      { code: 'tf.layers.dense(x, -1)', given: { x: '(None, 64)' }, refused: 'bad-argument' },
    ],
  },
  {
    name: 'tf.layers.conv1d',
    layer: 'Conv1D',
    signature: `filters, kernel_size, strides=1, ${WINDOW}dilation_rate=1, ${CONV}`,
    examples: [
      { code: 'tf.layers.conv1d(x, 8, 3)', given: { x: '(None, 20, 4)' }, gives: '(None, 18, 8)', params: 104 },
      { code: 'tf.layers.conv1d(x, 8, 3)', given: { x: '(b, t, 4)' }, gives: '(b, t - 2, 8)' },
      { code: 'tf.layers.conv1d(x, 8, 3)', given: { x: '(None, 20)' }, refused: 'layer-rank' },
    ],
  },
  {
    name: 'tf.layers.conv2d',
    layer: 'Conv2D',
    signature: `filters, kernel_size, strides=(1, 1), ${WINDOW}dilation_rate=(1, 1), ${CONV}`,
    examples: [
      {
        code: "tf.layers.conv2d(x, 32, 5, padding='SAME')",
        given: { x: '(None, 28, 28, 1)' },
        gives: '(None, 28, 28, 32)',
        params: 832,
      },
      {
        code: 'tf.layers.conv2d(x, 32, [3, 3], strides=2)',
        given: { x: '(b, 2*n + 1, 2*n + 1, 3)' },
        gives: '(b, n, n, 32)',
      },
      { code: 'tf.layers.conv2d(x, 32, 5)', given: { x: '(None, 784)' }, refused: 'layer-rank' },
    ],
  },
  {
    name: 'tf.layers.conv3d',
    layer: 'Conv3D',
    signature: `filters, kernel_size, strides=(1, 1, 1), ${WINDOW}dilation_rate=(1, 1, 1), ${CONV}`,
    examples: [
      {
        code: 'tf.layers.conv3d(x, 2, 3)',
        given: { x: '(None, 8, 8, 8, 1)' },
        gives: '(None, 6, 6, 6, 2)',
        params: 56,
      },
    ],
  },
  {
    name: 'tf.layers.separable_conv2d',
    layer: 'SeparableConv2D',
    signature: `filters, kernel_size, strides=(1, 1), ${WINDOW}dilation_rate=(1, 1), depth_multiplier=1, ${CONV}`,
    examples: [
      {
        code: 'tf.layers.separable_conv2d(x, 8, 3)',
        given: { x: '(None, 8, 8, 4)' },
        gives: '(None, 6, 6, 8)',
        params: 76,
      },
    ],
  },
  {
    name: 'tf.layers.separable_conv1d',
    layer: 'SeparableConv1D',
    signature: `filters, kernel_size, strides=1, ${WINDOW}dilation_rate=1, depth_multiplier=1, ${CONV}`,
    examples: [
      { code: 'tf.layers.separable_conv1d(x, 8, 3)', given: { x: '(None, 8, 4)' }, gives: '(None, 6, 8)', params: 52 },
    ],
  },
  {
    name: 'tf.layers.conv2d_transpose',
    layer: 'Conv2DTranspose',
    signature: `filters, kernel_size, strides=(1, 1), ${WINDOW}${CONV}`,
    examples: [
      {
        code: "tf.layers.conv2d_transpose(x, 8, 5, 2, 'same')",
        given: { x: '(None, 7, 7, 4)' },
        gives: '(None, 14, 14, 8)',
        params: 808,
      },
      {
        code: 'tf.layers.conv2d_transpose(x, 8, 5, strides=0)',
        given: { x: '(None, 7, 7, 4)' },
        refused: 'zero-window',
      },
    ],
  },
  {
    name: 'tf.layers.conv3d_transpose',
    layer: 'Conv3DTranspose',
    signature: `filters, kernel_size, strides=(1, 1, 1), ${WINDOW}${CONV}`,
    examples: [
      {
        code: 'tf.layers.conv3d_transpose(x, 2, 2, 2)',
        given: { x: '(None, 4, 4, 4, 1)' },
        gives: '(None, 8, 8, 8, 2)',
        params: 18,
      },
    ],
  },
  ...(['Max', 'Average'] as const).flatMap((kind) =>
    [1, 2, 3].map((spatial) => ({
      name: `tf.layers.${kind.toLowerCase()}_pooling${String(spatial)}d`,
      layer: `${kind}Pooling${String(spatial)}D`,
      signature: `pool_size, strides, ${WINDOW}`,
      examples: [
        {
          code: `tf.layers.${kind.toLowerCase()}_pooling${String(spatial)}d(x, 2, 2)`,
          given: { x: `(None, ${'8, '.repeat(spatial)}3)` },
          gives: `(None, ${'4, '.repeat(spatial)}3)`,
        },
      ],
    })),
  ),
  {
    name: 'tf.layers.flatten',
    layer: 'Flatten',
    signature: "data_format='channels_last', ",
    examples: [{ code: 'tf.layers.flatten(x)', given: { x: '(None, 4, 4, 8)' }, gives: '(None, 128)' }],
  },
  {
    name: 'tf.layers.dropout',
    layer: 'Dropout',
    signature: 'rate=0.5, noise_shape=None, seed=None, training=False, ',
    examples: [{ code: 'tf.layers.dropout(x, 0.4, training=True)', given: { x: '(None, 128)' }, gives: '(None, 128)' }],
  },
  {
    name: 'tf.layers.batch_normalization',
    layer: 'BatchNormalization',
    signature:
      'axis=-1, momentum=0.99, epsilon=0.001, center=True, scale=True, beta_initializer=None, gamma_initializer=None, moving_mean_initializer=None, moving_variance_initializer=None, beta_regularizer=None, gamma_regularizer=None, beta_constraint=None, gamma_constraint=None, training=False, trainable=True, ',
    examples: [
      {
        code: 'tf.layers.batch_normalization(x)',
        given: { x: '(None, 8, 8, 16)' },
        gives: '(None, 8, 8, 16)',
        params: 64,
      },
    ],
  },
];

export const TF_LAYERS: readonly FunctionOp[] = SPECS.map(layerFunction);
