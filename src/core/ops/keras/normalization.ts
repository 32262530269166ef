/** Layers that shift and scale (keras/src/layers/normalization, 3.16). */
import { modulo } from '../../dims/arithmetic';
import { decide } from '../../dims/compare';
import { type Dim, type Shape, UNKNOWN } from '../../dims/dim';
import { formatDim, formatShape } from '../../dims/format';
import type { Weight } from '../../graph/call';
import { type Args, itemsOf } from '../args';
import { describe } from '../describe';
import type { LayerCall, LayerOp, Outcome } from '../op';
import { refuse } from '../refusal';
import { refuseArgument } from '../refuse-argument';
import { axesOf as differentAxes, axisAt } from '../shared/axes';
import { isDynamic } from '../shared/lengths';
import { positive } from './checks';
import { only, weightAxis } from './inputs';
import { layer, output, SAME } from './layer';
import { frozen, trained } from './weights';

export const BATCH_NORMALIZATION: LayerOp = layer({
  name: 'BatchNormalization',
  also: ['SyncBatchNormalization'],
  signature:
    "axis=-1, momentum=0.99, epsilon=0.001, center=True, scale=True, beta_initializer='zeros', gamma_initializer='ones', moving_mean_initializer='zeros', " +
    "moving_variance_initializer='ones', beta_regularizer=None, gamma_regularizer=None, beta_constraint=None, gamma_constraint=None, synchronized=False, renorm=False, " +
    'renorm_clipping=None, renorm_momentum=0.99, fused=None, virtual_batch_size=None, mode=0',
  renamed: { beta_init: 'beta_initializer', gamma_init: 'gamma_initializer' },
  summary: 'Shifts and scales each channel to mean 0 and variance 1 over the batch.',
  page: 'normalization_layers/',
  examples: [
    { code: 'layers.BatchNormalization()(x)', given: { x: '(None, 8, 8, 5)' }, gives: '(None, 8, 8, 5)', params: 20 },
    { code: 'layers.BatchNormalization()(x)', given: { x: '(b, h, w, 5)' }, gives: '(b, h, w, 5)' },
    { code: 'layers.BatchNormalization()(x)', given: { x: '(None, 8, None)' }, refused: 'undefined-axis' },
  ],
  construct: (args) => void args.int('axis'),
  apply: (call) => {
    const { args } = call;
    const { shape } = only(call);
    const axis = args.int('axis');
    const channels = typeof axis === 'number' ? weightAxis(args.opName, shape, axis) : UNKNOWN;
    const names = [...switched(args, 'scale', 'gamma'), ...switched(args, 'center', 'beta')].map((name) =>
      trained(name, [channels]),
    );
    const more =
      args.bool('renorm') === true
        ? ['moving_mean', 'moving_variance', 'renorm_mean', 'renorm_stddev', 'renorm_count']
        : ['moving_mean', 'moving_variance'];
    return kept(call, shape, [...names, ...movingWeights(more, channels)]);
  },
});

/** With renorm: the moving deviation and its two corrections beside mean and variance. */
function movingWeights(names: readonly string[], channels: Dim): readonly Weight[] {
  return names.map((name) => frozen(name, [channels]));
}

function switched(args: Args, flag: string, name: string): readonly string[] {
  return args.bool(flag) === false ? [] : [name];
}

function kept(call: LayerCall, shape: Shape, weights: readonly Weight[]): Outcome {
  return { result: output(call, shape), weights, reach: SAME };
}

function checkAxis(args: Args): void {
  const { kind } = args.value('axis');
  if (kind === 'none' || kind === 'float' || kind === 'string')
    refuseArgument(args, 'axis', '{op} expects an integer or several for {arg}, got {value}');
}

/** The axes that an argument names, each counted from the front. */
function axesOf(call: LayerCall, shape: NonNullable<Shape>): readonly number[] {
  const given = call.args.intList('axis') ?? [];
  return given.flatMap((axis) => axisAt({ opName: call.args.opName, arg: 'axis' }, axis, shape.length) ?? []);
}

function lengthsOf(call: LayerCall, shape: NonNullable<Shape>): readonly Dim[] {
  const axes = axesOf(call, shape);
  return axes.map((axis) => weightAxis(call.args.opName, shape, axis));
}

export const LAYER_NORMALIZATION: LayerOp = layer({
  name: 'LayerNormalization',
  signature:
    "axis=-1, epsilon=0.001, center=True, scale=True, beta_initializer='zeros', gamma_initializer='ones', beta_regularizer=None, gamma_regularizer=None, " +
    'beta_constraint=None, gamma_constraint=None, rms_scaling=False',
  summary: 'Shifts and scales each sample to mean 0 and variance 1 over the given axes.',
  page: 'normalization_layers/',
  examples: [
    { code: 'layers.LayerNormalization()(x)', given: { x: '(b, t, 16)' }, gives: '(b, t, 16)', params: 32 },
    {
      code: 'layers.LayerNormalization(axis=[1, 2])(x)',
      given: { x: '(None, 4, 5)' },
      gives: '(None, 4, 5)',
      params: 40,
    },
    { code: 'layers.LayerNormalization(axis=7)(x)', given: { x: '(None, 4, 5)' }, refused: 'axis-range' },
    { code: 'layers.LayerNormalization(axis=None)', given: {}, refused: 'bad-argument' },
  ],
  construct: checkAxis,
  apply: (call) => {
    const { args } = call;
    const { shape } = only(call);
    if (!shape) return kept(call, shape, []);
    const lengths = lengthsOf(call, shape);
    differentAxes(args, 'axis', shape.length);
    const isRms = args.bool('rms_scaling') === true;
    const names = isRms ? ['gamma'] : [...switched(args, 'scale', 'gamma'), ...switched(args, 'center', 'beta')];
    return kept(
      call,
      shape,
      names.map((name) => trained(name, lengths)),
    );
  },
});

export const RMS_NORMALIZATION: LayerOp = layer({
  name: 'RMSNormalization',
  signature: 'axis=-1, epsilon=1e-6',
  summary: 'Scales each sample by its root mean square.',
  page: 'normalization_layers/rms_normalization',
  examples: [{ code: 'layers.RMSNormalization()(x)', given: { x: '(b, t, 16)' }, gives: '(b, t, 16)', params: 16 }],
  construct: checkAxis,
  apply: (call) => {
    const { shape } = only(call);
    return kept(call, shape, shape ? [trained('scale', lengthsOf(call, shape))] : []);
  },
});

export const UNIT_NORMALIZATION: LayerOp = layer({
  name: 'UnitNormalization',
  signature: 'axis=-1',
  summary: 'Scales vectors to length 1.',
  page: 'normalization_layers/',
  examples: [
    { code: 'layers.UnitNormalization()(x)', given: { x: '(b, t, 16)' }, gives: '(b, t, 16)', params: 0 },
    { code: 'layers.UnitNormalization([1, 2])(x)', given: { x: '(None, 6)' }, refused: 'axis-range' },
  ],
  construct: checkAxis,
  apply: (call) => {
    const { shape } = only(call);
    if (shape) axesOf(call, shape);
    return kept(call, shape, []);
  },
});

export const GROUP_NORMALIZATION: LayerOp = layer({
  name: 'GroupNormalization',
  signature:
    "groups=32, axis=-1, epsilon=0.001, center=True, scale=True, beta_initializer='zeros', gamma_initializer='ones', beta_regularizer=None, gamma_regularizer=None, " +
    'beta_constraint=None, gamma_constraint=None',
  summary: 'Shifts and scales groups of channels.',
  page: 'normalization_layers/',
  examples: [
    {
      code: 'layers.GroupNormalization(groups=4)(x)',
      given: { x: '(b, h, w, 16)' },
      gives: '(b, h, w, 16)',
      params: 32,
    },
    { code: 'layers.GroupNormalization()(x)', given: { x: '(None, 8, 8, 16)' }, refused: 'groups' },
    { code: 'layers.GroupNormalization(0)(x)', given: { x: '(None, 8, 8, 16)' }, refused: 'groups' },
  ],
  apply: (call) => {
    const { args } = call;
    const { shape } = only(call);
    const axis = args.int('axis');
    const channels = typeof axis === 'number' ? weightAxis(args.opName, shape, axis) : UNKNOWN;
    const groups = args.int('groups');
    const count = groups === -1 ? channels : groups;
    const isPositive = groups === -1 || decide(groups, '<', 1) !== 'yes';
    if (!isPositive || decide(count, '>', channels) === 'yes' || decide(modulo(channels, count), '=', 0) === 'no') {
      refuse(
        'groups',
        '{op} cannot split {channels} channels into {groups} groups; groups must divide the channels',
        { op: args.opName, channels: formatDim(channels), groups: describe(args.value('groups')) },
        { arg: 'groups' },
      );
    }
    return kept(
      call,
      shape,
      [...switched(args, 'scale', 'gamma'), ...switched(args, 'center', 'beta')].map((name) =>
        trained(name, [channels]),
      ),
    );
  },
});

/** Of TensorFlow Addons and keras-contrib: one group for each channel. */
export const INSTANCE_NORMALIZATION: LayerOp = layer({
  name: 'InstanceNormalization',
  signature: 'axis=-1, epsilon=0.001, center=True, scale=True, **kwargs',
  summary: 'Shifts and scales each channel of each image.',
  page: 'normalization_layers/group_normalization',
  examples: [
    { code: 'layers.InstanceNormalization()(x)', given: { x: '(b, h, w, 16)' }, gives: '(b, h, w, 16)', params: 32 },
  ],
  apply: (call) => {
    const { args } = call;
    const { shape } = only(call);
    const axis = args.isNone('axis') ? -1 : args.int('axis');
    const channels = typeof axis === 'number' ? weightAxis(args.opName, shape, axis) : UNKNOWN;
    const names = [...switched(args, 'scale', 'gamma'), ...switched(args, 'center', 'beta')];
    return kept(
      call,
      shape,
      names.map((name) => trained(name, [channels])),
    );
  },
});

/** Mean, variance and count of the data that it was adapted to; none when they are given. */
export const NORMALIZATION: LayerOp = layer({
  name: 'Normalization',
  signature: 'axis=-1, mean=None, variance=None, invert=False',
  summary: 'Shifts and scales features by the mean and variance of the data.',
  page: 'preprocessing_layers/numerical/',
  examples: [
    { code: 'layers.Normalization()(x)', given: { x: '(None, 4)' }, gives: '(None, 4)', params: 9 },
    { code: 'layers.Normalization()(x)', given: { x: '(None, None)' }, refused: 'undefined-axis' },
    { code: 'layers.Normalization(mean=0.0)', given: {}, refused: 'bad-argument' },
    { code: 'layers.Normalization(mean=[0.5, 0.4], variance=[1.0])', given: {}, refused: 'bad-argument' },
  ],
  construct: (args) => {
    const [given, ...more] = ['mean', 'variance'].filter((name) => !args.isNone(name));
    const [means, variances] = ['mean', 'variance'].map((name) => itemsOf(args.value(name))?.length);
    if (means !== undefined && variances !== undefined && means !== variances)
      refuse('bad-argument', '{op} has {means} means but {variances} variances', { op: args.opName, means, variances });
    if (given === undefined || 0 < more.length || args.isUnknown(given)) return;
    refuse('bad-argument', '{op} needs mean and variance, or neither', { op: args.opName }, { arg: given });
  },
  apply: (call) => {
    const { args } = call;
    const { shape } = only(call);
    if (!shape) return kept(call, shape, []);
    const axes = args.isNone('axis') ? [] : axesOf(call, shape);
    const lengths = axes.map((axis) => shape[axis] ?? UNKNOWN);
    if (lengths.some(isDynamic)) {
      refuse(
        'undefined-axis',
        '{op} keeps a mean for each entry of its axes, and their length is None in {shape}',
        { op: args.opName, shape: formatShape(shape) },
        { input: 0 },
      );
    }
    const isGiven = !args.isNone('mean') && !args.isNone('variance');
    return kept(
      call,
      shape,
      isGiven ? [] : [frozen('mean', lengths), frozen('variance', lengths), frozen('count', [])],
    );
  },
});

/** Layers whose kernels belong to a cell or a layer inside, or have other names. */
const KERNELS_OF_PARTS = /RNN|LSTM|GRU|TimeD|Bidir|Separable/;

/** The largest singular value of the kernel is kept at 1: one vector for the power iteration. */
export const SPECTRAL_NORMALIZATION: LayerOp = layer({
  name: 'SpectralNormalization',
  signature: 'layer, power_iterations=1',
  summary: 'Keeps the largest singular value of the kernel of a layer at 1.',
  page: 'normalization_layers/',
  examples: [
    {
      code: 'layers.SpectralNormalization(layers.Dense(3))(x)',
      given: { x: '(None, 4)' },
      gives: '(None, 3)',
      params: 18,
    },
    { code: 'layers.SpectralNormalization(layers.GRU(3))(x)', given: { x: '(None, 4, 2)' }, refused: 'bad-argument' },
  ],
  construct: (args) => void positive(args, 'power_iterations'),
  apply: (call) => {
    const inner = call.args.value('layer');
    const made = call.context.applyLayer(inner, call.inputs);
    const kernel = made.weights?.find((weight) => /kernel|embeddings/.test(weight.name));
    if (!kernel || (inner.kind === 'layer' && KERNELS_OF_PARTS.test(inner.api))) {
      refuse(
        'bad-argument',
        '{op} needs a layer with a kernel, got {layer}',
        { op: call.args.opName, layer: describe(inner) },
        { arg: 'layer' },
      );
    }
    return { ...made, weights: [...(made.weights ?? []), frozen('vector_u', [1, kernel.shape?.at(-1) ?? UNKNOWN])] };
  },
});
