/** tf.layers.Conv2D and its kin: TensorFlow 1's classes, which are Keras's layers with arguments in an order of their own. */
import { string } from '../../graph/make';
import type { Value } from '../../graph/value';
import { type Args, withArg } from '../args';
import { describe } from '../describe';
import { KERAS_OPS } from '../keras/index';
import type { LayerOp, Op } from '../op';
import { refuse } from '../refusal';
import { WINDOW_OPS } from '../window/index';

const LAYERS: ReadonlyMap<string, LayerOp> = new Map(
  [...WINDOW_OPS, ...KERAS_OPS].flatMap((op: Op) => (op.kind === 'layer' ? [[op.name, op] as const] : [])),
);

interface Spec extends Pick<LayerOp, 'signature' | 'examples'> {
  readonly layer: string;
  /** Older names of the class. */
  readonly olderNames?: readonly string[];
  /** What the class hands on to Keras's layer by name only. */
  readonly further?: string;
}

/** Source of the signatures: tensorflow/python/layers (TF 1.15). The layer's record does the work. */
function layerClass({ layer, olderNames = [], signature, further = '', examples }: Spec): LayerOp {
  const op = LAYERS.get(`keras.layers.${layer}`);
  if (!op) throw new Error(`Invariant: keras.layers.${layer} is registered`);
  return {
    kind: 'layer',
    name: `tf.layers.${layer}`,
    aliases: olderNames.map((name) => `tf.layers.${name}`),
    signature: `${signature}, name=None, *, ${further}_reuse=None, _scope=None`,
    summary: op.summary,
    link: `https://www.tensorflow.org/versions/r1.15/api_docs/python/tf/layers/${layer}`,
    examples,
    construct: (args, context) => op.construct?.(withSmallPadding(args), context),
    apply: (call) => op.apply({ ...call, args: withSmallPadding(call.args) }),
  };
}

/** The word in any case. Source: tensorflow/python/layers/utils.py (TF 1.15), `normalize_padding`. */
function withSmallPadding(args: Args): Args {
  const given = args.value('padding');
  if (given.kind !== 'string') return args;
  const padding: Value = string(given.value.toLowerCase());
  return withArg(args, 'padding', padding);
}

const ONE_KERNEL =
  'activation=None, use_bias=True, kernel_initializer=None, bias_initializer=None, kernel_regularizer=None, bias_regularizer=None, activity_regularizer=None, kernel_constraint=None, bias_constraint=None, trainable=True';
const TWO_KERNELS =
  'depth_multiplier=1, activation=None, use_bias=True, depthwise_initializer=None, pointwise_initializer=None, bias_initializer=None, depthwise_regularizer=None, pointwise_regularizer=None, bias_regularizer=None, activity_regularizer=None, depthwise_constraint=None, pointwise_constraint=None, bias_constraint=None, trainable=True';
const SIZES = ['1', '1', '(1, 1)', '(1, 1, 1)'];

function windows(spatial: number, rest: string, isDilated = true): string {
  const size = SIZES[spatial] ?? '1';
  const dilation = isDilated ? `dilation_rate=${size}, ` : '';
  return `filters, kernel_size, strides=${size}, padding='valid', data_format='channels_last', ${dilation}${rest}`;
}

function pooling(kind: 'Max' | 'Average', spatial: number): LayerOp {
  const layer = `${kind}Pooling${String(spatial)}D`;
  const input = `(None, ${'9, '.repeat(spatial)}3)`;
  const made = layerClass({
    layer,
    signature: "pool_size, strides, padding='valid', data_format='channels_last'",
    examples: [
      {
        code: `tf.layers.${layer}(3, 2, 'SAME')(x)`,
        given: { x: input },
        gives: `(None, ${'5, '.repeat(spatial)}3)`,
      },
      { code: `tf.layers.${layer}(3)(x)`, given: { x: input }, refused: 'bad-argument' },
    ],
  });
  return {
    ...made,
    construct: (args, context) => {
      refuseNone(args);
      made.construct?.(args, context);
    },
  };
}

/** Unlike Keras's pools, these have no stride of their own to fall back to. */
function refuseNone(args: Args): void {
  if (!args.isNone('strides')) return;
  const size = describe(args.value('pool_size'));
  refuse(
    'bad-argument',
    '{op} needs strides, got None; strides={size} puts windows side by side',
    { op: args.opName, size },
    { arg: 'strides', replacement: size },
  );
}

/** The classes of tf.layers. */
export const LAYER_CLASSES: readonly LayerOp[] = [
  layerClass({
    layer: 'Dense',
    signature: `units, ${ONE_KERNEL}`,
    examples: [
      { code: 'tf.layers.Dense(10)(x)', given: { x: '(None, 64)' }, gives: '(None, 10)', params: 650 },
      { code: 'tf.layers.Dense(10, None, False)(x)', given: { x: '(b, 64)' }, gives: '(b, 10)', params: 640 },
      { code: 'tf.layers.Dense(-1)(x)', given: { x: '(None, 64)' }, refused: 'bad-argument' },
    ],
  }),
  layerClass({
    layer: 'Conv1D',
    olderNames: ['Convolution1D'],
    signature: windows(1, ONE_KERNEL),
    further: 'groups=1, ',
    examples: [
      { code: 'tf.layers.Conv1D(8, 3)(x)', given: { x: '(b, t, 4)' }, gives: '(b, t - 2, 8)', params: 104 },
      { code: "tf.layers.Conv1D(8, 3, padding='causal')(x)", given: { x: '(b, t, 4)' }, gives: '(b, t, 8)' },
      { code: 'tf.layers.Conv1D(8, 3)(x)', given: { x: '(None, 20)' }, refused: 'layer-rank' },
    ],
  }),
  layerClass({
    layer: 'Conv2D',
    olderNames: ['Convolution2D'],
    signature: windows(2, ONE_KERNEL),
    further: 'groups=1, ',
    examples: [
      {
        code: "tf.layers.Conv2D(32, 5, padding='SAME')(x)",
        given: { x: '(None, 28, 28, 1)' },
        gives: '(None, 28, 28, 32)',
        params: 832,
      },
      {
        code: "tf.layers.Conv2D(8, 3, (1, 1), 'VALID', 'channels_last', (2, 2), None, False)(x)",
        given: { x: '(b, h, w, 3)' },
        gives: '(b, h - 4, w - 4, 8)',
        params: 216,
      },
      { code: 'tf.layers.Conv2D(32, 5)(x)', given: { x: '(None, 784)' }, refused: 'layer-rank' },
      { code: 'tf.layers.Conv2D(32, 5, stride=2)(x)', given: { x: '(None, 9, 9, 4)' }, refused: 'bad-argument' },
    ],
  }),
  layerClass({
    layer: 'Conv3D',
    olderNames: ['Convolution3D'],
    signature: windows(3, ONE_KERNEL),
    further: 'groups=1, ',
    examples: [
      {
        code: 'tf.layers.Conv3D(2, 3)(x)',
        given: { x: '(None, 8, 8, 8, 1)' },
        gives: '(None, 6, 6, 6, 2)',
        params: 56,
      },
    ],
  }),
  layerClass({
    layer: 'SeparableConv1D',
    olderNames: ['SeparableConvolution1D'],
    signature: windows(1, TWO_KERNELS),
    examples: [
      { code: 'tf.layers.SeparableConv1D(8, 3)(x)', given: { x: '(None, 8, 4)' }, gives: '(None, 6, 8)', params: 52 },
    ],
  }),
  layerClass({
    layer: 'SeparableConv2D',
    olderNames: ['SeparableConvolution2D'],
    signature: windows(2, TWO_KERNELS),
    examples: [
      {
        code: 'tf.layers.SeparableConv2D(8, 3)(x)',
        given: { x: '(None, 8, 8, 4)' },
        gives: '(None, 6, 6, 8)',
        params: 76,
      },
    ],
  }),
  layerClass({
    layer: 'Conv2DTranspose',
    olderNames: ['Convolution2DTranspose', 'Deconvolution2D', 'Deconv2D'],
    signature: windows(2, ONE_KERNEL, false),
    further: 'dilation_rate=1, ',
    examples: [
      {
        code: "tf.layers.Conv2DTranspose(8, 5, 2, 'SAME')(x)",
        given: { x: '(None, 7, 7, 4)' },
        gives: '(None, 14, 14, 8)',
        params: 808,
      },
      { code: 'tf.layers.Conv2DTranspose(8, 5, 0)(x)', given: { x: '(None, 7, 7, 4)' }, refused: 'zero-window' },
    ],
  }),
  layerClass({
    layer: 'Conv3DTranspose',
    olderNames: ['Convolution3DTranspose', 'Deconvolution3D', 'Deconv3D'],
    signature: windows(3, ONE_KERNEL, false),
    further: 'dilation_rate=1, ',
    examples: [
      {
        code: 'tf.layers.Conv3DTranspose(2, 2, 2)(x)',
        given: { x: '(None, 4, 4, 4, 1)' },
        gives: '(None, 8, 8, 8, 2)',
        params: 18,
      },
    ],
  }),
  ...(['Max', 'Average'] as const).flatMap((kind) => [1, 2, 3].map((spatial) => pooling(kind, spatial))),
  layerClass({
    layer: 'Flatten',
    signature: "data_format='channels_last'",
    examples: [{ code: 'tf.layers.Flatten()(x)', given: { x: '(None, 4, 4, 8)' }, gives: '(None, 128)' }],
  }),
  layerClass({
    layer: 'Dropout',
    signature: 'rate=0.5, noise_shape=None, seed=None',
    examples: [{ code: 'tf.layers.Dropout()(x, training=True)', given: { x: '(None, 128)' }, gives: '(None, 128)' }],
  }),
  layerClass({
    layer: 'BatchNormalization',
    olderNames: ['BatchNorm'],
    signature:
      'axis=-1, momentum=0.99, epsilon=0.001, center=True, scale=True, beta_initializer=None, gamma_initializer=None, moving_mean_initializer=None, moving_variance_initializer=None, beta_regularizer=None, gamma_regularizer=None, beta_constraint=None, gamma_constraint=None, renorm=False, renorm_clipping=None, renorm_momentum=0.99, fused=None, trainable=True, virtual_batch_size=None, adjustment=None',
    examples: [
      {
        code: 'tf.layers.BatchNormalization(-1, 0.9)(x, training=True)',
        given: { x: '(None, 8, 8, 16)' },
        gives: '(None, 8, 8, 16)',
        params: 64,
      },
    ],
  }),
];
