/** Layers that keep the shape of their input: activations, dropout, noise, masks. */
import { list } from '../../graph/make';
import type { Value } from '../../graph/value';
import type { Args } from '../args';
import type { LayerCall, LayerOp, OpContext, Outcome } from '../op';
import { refuse } from '../refusal';
import { refuseArgument } from '../refuse-argument';
import { isDynamic } from '../shared/lengths';
import { decide } from '../../dims/compare';
import { formatShape } from '../../dims/format';
import { fraction, isWrongKind, numberIn, numberOf } from './checks';
import { only, withRank } from './inputs';
import { layer, output, SAME } from './layer';
import { trained } from './weights';

interface Spec {
  readonly name: string;
  readonly also?: readonly string[];
  readonly signature: string;
  readonly summary: string;
  readonly page: string;
  /** Arguments for the example. */
  readonly args?: string;
  readonly renamed?: Readonly<Record<string, string>>;
  readonly construct?: (args: Args, context: OpContext) => void;
  /** Exact rank of the input, where one is wanted. */
  readonly rank?: number;
}

function keep({ rank, args = '', ...spec }: Spec): LayerOp {
  const code = `layers.${spec.name}(${args})(x)`;
  const shape = ['', '', '', '(b, t, 6)', '(b, h, w, 6)', '(b, d, h, w, 6)'][rank ?? 3] ?? '';
  return layer({
    ...spec,
    examples: [
      { code, given: { x: shape }, gives: shape, params: 0 },
      ...(rank === undefined ? [] : [{ code, given: { x: '(None, 6)' }, refused: 'layer-rank' }]),
    ],
    apply: (call) => same(call, rank),
  });
}

/** Keras 3 yields a list of symbolic tensors, a run and Keras 2 one tensor of them all. Layers that want a rank refuse lists. */
const OF_A_LIST: Value = {
  kind: 'unknown',
  reason: { code: 'unsupported', text: 'a list of tensors may come out as one tensor', place: undefined },
};

function ofList(call: LayerCall): Value {
  return call.args.opName === 'Identity' ? list(call.inputs.map(({ shape }) => output(call, shape))) : OF_A_LIST;
}

function same(call: LayerCall, rank?: number): Outcome {
  if (rank === undefined && 1 < call.inputs.length) return { result: ofList(call) };
  const x = only(call);
  const shape = rank === undefined ? x.shape : withRank(call, x, { rank });
  return { result: output(call, shape), reach: SAME };
}

/** keras/src/layers/regularization/dropout.py, 3.16: 0 ≤ rate ≤ 1. */
function checkRate(args: Args): void {
  fraction(args, 'rate');
}

const RATE = { renamed: { p: 'rate' }, args: '0.5', construct: checkRate };

function notNegative(...names: readonly string[]): (args: Args) => void {
  return (args) => {
    for (const name of names) {
      const isFit = isWrongKind(args.value(name)) ? args.isNone(name) && name === 'max_value' : true;
      if (isFit && 0 <= (numberOf(args, name) ?? 0)) continue;
      refuseArgument(args, name, '{op} needs a {arg} of at least 0, got {value}');
    }
  };
}

/** keras/src/layers/regularization/dropout.py, 3.16: lengths and None. */
function checkNoise(args: Args): void {
  checkRate(args);
  const value = args.value('noise_shape');
  if (numberIn(value) === undefined && !args.shape('noise_shape')?.some((dim) => decide(dim, '<', 1) === 'yes')) return;
  refuseArgument(args, 'noise_shape', '{op} expects a tuple of lengths and None for {arg}, got {value}');
}

export const KEEP_SHAPE_OPS: readonly LayerOp[] = [
  keep({
    name: 'Activation',
    signature: 'activation',
    summary: 'Applies an activation function.',
    page: 'core_layers/',
    args: "'relu'",
  }),
  keep({
    name: 'ReLU',
    signature: 'max_value=None, negative_slope=0.0, threshold=0.0',
    renamed: { alpha: 'negative_slope' },
    summary: 'Rectified linear unit: negative values become 0.',
    page: 'activation_layers/relu',
    construct: notNegative('max_value', 'negative_slope', 'threshold'),
  }),
  keep({
    name: 'LeakyReLU',
    signature: 'negative_slope=0.3, alpha=None',
    summary: 'Rectifier that lets a little of negative values through.',
    page: 'activation_layers/leaky_relu',
    // The older name wins where both are given.
    construct: (args) => notNegative(args.has('alpha') ? 'alpha' : 'negative_slope')(args),
  }),
  keep({
    name: 'GELU',
    signature: 'approximate=True',
    summary: 'Gaussian error linear unit.',
    page: 'activation_layers/relu',
  }),
  keep({ name: 'ELU', signature: 'alpha=1.0', summary: 'Exponential linear unit.', page: 'activation_layers/' }),
  keep({
    name: 'ThresholdedReLU',
    signature: 'theta=1.0',
    summary: 'Rectifier with a threshold.',
    page: 'activation_layers/relu',
  }),
  keep({
    name: 'Softmax',
    signature: 'axis=-1',
    summary: 'Makes values along an axis add up to 1.',
    page: 'activation_layers/',
  }),
  keep({
    name: 'Dropout',
    signature: 'rate, noise_shape=None, seed=None',
    summary: 'Sets values to 0 at random while training.',
    page: 'regularization_layers/',
    ...RATE,
    construct: checkNoise,
  }),
  keep({
    name: 'AlphaDropout',
    signature: 'rate, noise_shape=None, seed=None',
    summary: 'Dropout that keeps mean and variance.',
    page: 'regularization_layers/',
    ...RATE,
  }),
  keep({
    name: 'GaussianDropout',
    signature: 'rate, seed=None',
    summary: 'Multiplies by random numbers around 1.',
    page: 'regularization_layers/',
    ...RATE,
  }),
  keep({
    name: 'GaussianNoise',
    signature: 'stddev, seed=None',
    renamed: { sigma: 'stddev' },
    summary: 'Adds random numbers around 0.',
    page: 'regularization_layers/',
    args: '0.5',
    // Keras 2 took any number (keras 2.15, layers/regularization/gaussian_noise.py).
    construct: (args, { isTensorFlowKeras }) => {
      if (!isTensorFlowKeras) fraction(args, 'stddev');
    },
  }),
  ...[1, 2, 3].map((n) =>
    keep({
      name: `SpatialDropout${String(n)}D`,
      signature: n === 1 ? 'rate, seed=None' : 'rate, data_format=None, seed=None',
      summary: 'Sets whole channels to 0 at random.',
      page: `regularization_layers/spatial_dropout${String(n)}d`,
      rank: n + 2,
      ...RATE,
    }),
  ),
  keep({
    name: 'ActivityRegularization',
    signature: 'l1=0.0, l2=0.0',
    summary: 'Adds a penalty on the values to the loss.',
    page: 'regularization_layers/',
  }),
  keep({
    name: 'Masking',
    signature: 'mask_value=0.0',
    summary: 'Marks time steps to skip.',
    page: 'core_layers/',
  }),
  keep({ name: 'Identity', signature: '', summary: 'Hands its input on.', page: 'core_layers/' }),
  keep({
    name: 'Rescaling',
    signature: 'scale, offset=0.0',
    summary: 'Multiplies and shifts the values.',
    page: 'preprocessing_layers/image_preprocessing/',
    args: '0.5',
  }),
];

/** Learns one slope for each cell, or for each channel with `shared_axes` (keras/src/layers/activations/prelu.py, 3.16). */
export const PRELU: LayerOp = layer({
  name: 'PReLU',
  signature: "alpha_initializer='Zeros', alpha_regularizer=None, alpha_constraint=None, shared_axes=None",
  summary: 'Rectifier that learns its slope for negative values.',
  page: 'activation_layers/prelu',
  examples: [
    { code: 'layers.PReLU()(x)', given: { x: '(None, 4, 5, 6)' }, gives: '(None, 4, 5, 6)', params: 120 },
    { code: 'layers.PReLU(shared_axes=[1, 2])(x)', given: { x: '(b, h, w, 6)' }, gives: '(b, h, w, 6)', params: 6 },
    { code: 'layers.PReLU()(x)', given: { x: '(None, None, 6)' }, refused: 'undefined-axis' },
  ],
  apply: applyPrelu,
});

function applyPrelu(call: LayerCall): Outcome {
  const { args } = call;
  const { shape } = only(call);
  if (!shape) return { result: output(call, undefined) };
  const shared = args.isNone('shared_axes') ? [] : (args.intList('shared_axes') ?? []);
  const slopes = [...shape.slice(1)];
  for (const axis of shared) {
    if (typeof axis !== 'number') continue;
    const at = axis - 1 < 0 ? axis - 1 + slopes.length : axis - 1;
    if (!(at in slopes))
      refuse(
        'axis-range',
        '{op} has no axis {axis} to share: the input is {shape}',
        { op: args.opName, axis, shape: formatShape(shape) },
        { arg: 'shared_axes' },
      );
    slopes[at] = 1;
  }
  if (slopes.some(isDynamic)) {
    refuse(
      'undefined-axis',
      '{op} learns a slope for each cell and needs to know their number, got {shape}; share the axes that are None with shared_axes',
      { op: args.opName, shape: formatShape(shape) },
      { input: 0 },
    );
  }
  return { result: output(call, shape), weights: [trained('alpha', slopes)], reach: SAME };
}
