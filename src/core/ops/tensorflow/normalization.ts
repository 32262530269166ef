import { decide } from '../../dims/compare';
import { type Shape, UNKNOWN } from '../../dims/dim';
import { formatDim, formatShape } from '../../dims/format';
import { tuple } from '../../graph/make';
import type { Args } from '../args';
import type { FunctionOp } from '../op';
import { refuse } from '../refusal';
import { axesOf } from '../shared/axes';
import { broadcastShapes } from '../shared/broadcast';
import { channelAxis } from './bias-add';
import { define, gives, result, SAME, tf } from './define';

const moments = define({
  name: 'tf.nn.moments',
  signature: 'x, axes, shift=None, keepdims=False, name=None',
  renamed: { keep_dims: 'keepdims', axis: 'axes' },
  summary: 'Mean and variance over some axes.',
  examples: [
    { code: 'tf.nn.moments(x, [0, 1, 2])', given: { x: '(None, 28, 28, 8)' }, gives: '(8,); (8,)' },
    { code: 'tf.nn.moments(x, axes=[1], keepdims=True)', given: { x: '(n, t, c)' }, gives: '(n, 1, c); (n, 1, c)' },
    { code: 'tf.nn.moments(x, [2])', given: { x: '(n, c)' }, refused: 'axis-range' },
  ],
  apply: (args) => {
    const x = args.tensor('x');
    const reduced = tf(reduceAxes(args, 'axes', x.shape), x.dtype);
    return result(tuple([reduced, reduced]), { kind: 'all' });
  },
});

const weightedMoments = define({
  name: 'tf.nn.weighted_moments',
  signature: 'x, axes, frequency_weights, name=None, keepdims=False',
  renamed: { keep_dims: 'keepdims' },
  summary: 'Mean and variance over some axes, with a weight for each value.',
  examples: [{ code: 'tf.nn.weighted_moments(x, [0], w)', given: { x: '(n, 8)', w: '(n, 1)' }, gives: '(8,); (8,)' }],
  apply: (args) => {
    const x = args.tensor('x');
    const shape = broadcastShapes(args.opName, [x.shape, args.tensor('frequency_weights').shape]);
    const reduced = tf(reduceAxes(args, 'axes', shape), x.dtype);
    return result(tuple([reduced, reduced]));
  },
});

const sufficientStatistics = define({
  name: 'tf.nn.sufficient_statistics',
  signature: 'x, axes, shift=None, keepdims=False, name=None',
  renamed: { keep_dims: 'keepdims' },
  summary: 'Count, sum and sum of squares, from which mean and variance follow.',
  examples: [
    { code: 'tf.nn.sufficient_statistics(x, [0])', given: { x: '(n, 8)' }, gives: '(); (8,); (8,); None' },
    {
      code: 'tf.nn.sufficient_statistics(x, [1], keepdims=True)[:3]',
      given: { x: '(n, 8)' },
      gives: '(); (n, 1); (n, 1)',
    },
  ],
  apply: (args) => {
    const x = args.tensor('x');
    const sum = tf(reduceAxes(args, 'axes', x.shape), x.dtype);
    return result(
      tuple([tf([], x.dtype), sum, sum, args.isNone('shift') ? args.value('shift') : args.tensor('shift')]),
    );
  },
});

const normalizeMoments = define({
  name: 'tf.nn.normalize_moments',
  signature: 'counts, mean_ss, variance_ss, shift, name=None',
  summary: 'Mean and variance from sufficient statistics.',
  examples: [
    { code: 'tf.nn.normalize_moments(n, s, q, None)', given: { n: '()', s: '(8,)', q: '(8,)' }, gives: '(8,); (8,)' },
  ],
  apply: (args) => {
    const { shape, dtype } = args.tensor('mean_ss');
    return result(tuple([tf(shape, dtype), tf(shape, dtype)]));
  },
});

const batchNormalization = define({
  name: 'tf.nn.batch_normalization',
  signature: 'x, mean, variance, offset, scale, variance_epsilon, name=None',
  summary: 'Normalizes with the given mean and variance, which broadcast.',
  examples: [
    {
      code: 'tf.nn.batch_normalization(x, m, v, None, None, 1e-3)',
      given: { x: '(None, 28, 28, 8)', m: '(8,)', v: '(8,)' },
      gives: '(None, 28, 28, 8)',
    },
    { code: 'tf.nn.batch_normalization(x, m, m, m, m, 1e-3)', given: { x: '(n, c)', m: '(c,)' }, gives: '(n, c)' },
    {
      code: 'tf.nn.batch_normalization(x, m, m, m, m, 1e-3)',
      given: { x: '(n, 8)', m: '(7,)' },
      refused: 'broadcast-mismatch',
    },
  ],
  apply: (args) => {
    const x = args.tensor('x');
    const others = ['mean', 'variance', 'offset', 'scale'].filter(
      (name) => !args.isNone(name) && !args.isUnknown(name),
    );
    return gives(
      broadcastShapes(args.opName, [x.shape, ...others.map((name) => args.tensor(name).shape)]),
      x.dtype,
      SAME,
    );
  },
});

const fusedBatchNorm = define({
  name: 'tf.nn.fused_batch_norm',
  aliases: ['tf.raw_ops.FusedBatchNormV3'],
  signature:
    "x, scale, offset, mean=None, variance=None, epsilon=0.001, data_format='NHWC', is_training=True, name=None, exponential_avg_factor=1.0",
  summary: 'Batch normalization in one step: the result, the batch mean and the batch variance.',
  link: 'https://www.tensorflow.org/api_docs/python/tf/compat/v1/nn/fused_batch_norm',
  examples: [
    {
      code: 'tf.nn.fused_batch_norm(x, s, s)',
      given: { x: '(None, 28, 28, 8)', s: '(8,)' },
      gives: '(None, 28, 28, 8); (8,); (8,)',
    },
    { code: 'tf.nn.fused_batch_norm(x, s, s)[0]', given: { x: '(n, h, w, c)', s: '(c,)' }, gives: '(n, h, w, c)' },
    { code: 'tf.nn.fused_batch_norm(x, s, s)', given: { x: '(1, 5, 5, 8)', s: '(5,)' }, refused: 'channel-mismatch' },
  ],
  apply: (args) => {
    const { shape, dtype } = args.tensor('x');
    refuseRank(args, shape, [4, 5]);
    const channels = shape?.[channelAxis(args, shape.length) ?? -1] ?? UNKNOWN;
    const scale = args.tensor('scale').shape?.[0] ?? UNKNOWN;
    if (decide(channels, '=', scale) === 'no') {
      refuse(
        'channel-mismatch',
        '{op} expects a scale of length {channels}, one for each channel, got {scale}',
        { op: args.opName, channels: formatDim(channels), scale: formatDim(scale) },
        { arg: 'scale' },
      );
    }
    const perChannel = tf([channels === UNKNOWN ? scale : channels], 'float32');
    return result(tuple([tf(shape, dtype), perChannel, perChannel]), SAME);
  },
});

const localResponse = define({
  name: 'tf.nn.local_response_normalization',
  aliases: ['tf.nn.lrn'],
  signature: 'input, depth_radius=5, bias=1.0, alpha=1.0, beta=0.5, name=None',
  summary: 'Divides each value by what its neighbours among the channels are.',
  examples: [
    {
      code: 'tf.nn.lrn(x, 4, bias=1.0, alpha=0.001 / 9.0, beta=0.75)',
      given: { x: '(None, 27, 27, 96)' },
      gives: '(None, 27, 27, 96)',
    },
    { code: 'tf.nn.local_response_normalization(x)', given: { x: '(b, h, w, c)' }, gives: '(b, h, w, c)' },
    { code: 'tf.nn.lrn(x)', given: { x: '(None, 784)' }, refused: 'layer-rank' },
  ],
  apply: (args) => {
    const { shape, dtype } = args.tensor('input');
    refuseRank(args, shape, [4]);
    return gives(shape, dtype, SAME);
  },
});

const l2Normalize = define({
  name: 'tf.nn.l2_normalize',
  aliases: ['tf.math.l2_normalize', 'tf.linalg.l2_normalize'],
  signature: 'x, axis=None, epsilon=1e-12, name=None',
  renamed: { dim: 'axis' },
  summary: 'Scales vectors along an axis to length 1.',
  examples: [
    { code: 'tf.nn.l2_normalize(x, axis=1)', given: { x: '(None, 128)' }, gives: '(None, 128)' },
    { code: 'tf.math.l2_normalize(x, -1)', given: { x: '(n, d)' }, gives: '(n, d)' },
    { code: 'tf.nn.l2_normalize(x, axis=2)', given: { x: '(n, d)' }, refused: 'axis-range' },
  ],
  apply: (args) => {
    const { shape, dtype } = args.tensor('x');
    if (shape) axesOf(args, 'axis', shape.length);
    return gives(shape, dtype);
  },
});

const l2Loss = define({
  name: 'tf.nn.l2_loss',
  signature: 't, name=None',
  summary: 'Half the sum of squares: one number.',
  examples: [{ code: 'tf.nn.l2_loss(w)', given: { w: '(784, 10)' }, gives: '()' }],
  apply: (args) => gives([], args.tensor('t').dtype),
});

export const NORMALIZATION: readonly FunctionOp[] = [
  moments,
  weightedMoments,
  sufficientStatistics,
  normalizeMoments,
  batchNormalization,
  fusedBatchNorm,
  localResponse,
  l2Normalize,
  l2Loss,
];

/** The shape without the axes that an argument names, or with 1 in their place. */
export function reduceAxes(args: Args, name: string, shape: Shape): Shape {
  if (!shape) return undefined;
  const axes = axesOf(args, name, shape.length);
  const keeps = args.bool('keepdims');
  if (axes === undefined || keeps === undefined) return undefined;
  const isReduced = (_: unknown, axis: number): boolean => axes === 'all' || axes.includes(axis);
  return keeps
    ? shape.map((dim, axis) => (isReduced(dim, axis) ? 1 : dim))
    : shape.filter((dim, axis) => !isReduced(dim, axis));
}

/** Refuses an input whose rank is none of these. */
export function refuseRank(args: Args, shape: Shape, ranks: readonly number[]): void {
  if (!shape || ranks.includes(shape.length)) return;
  refuse(
    'layer-rank',
    '{op} expects an input of rank {want}, got rank {rank}: {shape}',
    { op: args.opName, want: ranks.join(' or '), rank: shape.length, shape: formatShape(shape) },
    { input: 0 },
  );
}
