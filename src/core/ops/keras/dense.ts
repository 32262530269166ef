/** Fully connected layers: every cell's last axis times a matrix. */
import { multiply, product } from '../../dims/arithmetic';
import { type Dim, type Shape, UNKNOWN } from '../../dims/dim';
import type { Reach } from '../../graph/reach';
import type { Args } from '../args';
import type { LayerCall, LayerOp, OpContext, Outcome } from '../op';
import { positive } from './checks';
import { only, weightAxis, withLeastRank } from './inputs';
import { ALL, KERAS_1_KERNEL_AND_BIAS, KERNEL_AND_BIAS, layer, output, SAME } from './layer';
import { kernelAndBias } from './weights';

export const DENSE: LayerOp = layer({
  name: 'Dense',
  signature: `units, activation=None, use_bias=True, ${KERNEL_AND_BIAS}, lora_rank=None, lora_alpha=None, quantization_config=None`,
  renamed: { ...KERAS_1_KERNEL_AND_BIAS, output_dim: 'units' },
  summary: 'Fully connected: multiplies the last axis by a kernel and adds a bias.',
  page: 'core_layers/',
  examples: [
    { code: 'layers.Dense(10)(x)', given: { x: '(None, 784)' }, gives: '(None, 10)', params: 7850 },
    { code: 'layers.Dense(3)(x)', given: { x: '(b, t, 6)' }, gives: '(b, t, 3)', params: 21 },
    { code: "layers.Dense(3, kernel_initializer='he_norml')", given: {}, refused: 'bad-argument' },
    { code: "layers.Dense(3, kernel_regularizer='l3')", given: {}, refused: 'bad-argument' },
    { code: "layers.Dense(3, bias_constraint='norm')", given: {}, refused: 'bad-argument' },
    { code: 'layers.Dense(3)(x)', given: { x: '(None,)' }, refused: 'layer-rank' },
    { code: 'layers.Dense(3)(x)', given: { x: '(None, None)' }, refused: 'undefined-axis' },
  ],
  construct: (args, context) => void unitsOf(args, context),
  apply: applyDense,
});

export const TERNARY_DENSE: LayerOp = layer({
  name: 'TernaryDense',
  signature: `units, threshold=None, activation=None, use_bias=True, ${KERNEL_AND_BIAS}`,
  summary: 'Fully connected, with a kernel that is rounded to -1, 0 and 1.',
  page: 'core_layers/dense',
  examples: [
    { code: 'layers.TernaryDense(4)(x)', given: { x: '(None, 3)' }, gives: '(None, 4)', params: 16 },
    { code: 'layers.TernaryDense(4)(x)', given: { x: '(b, t, 3)' }, gives: '(b, t, 4)', params: 16 },
    { code: 'layers.TernaryDense(4)(x)', given: { x: '(None,)' }, refused: 'layer-rank' },
  ],
  construct: (args) => void positive(args, 'units'),
  apply: applyDense,
});

function applyDense(call: LayerCall): Outcome {
  const x = only(call);
  const shape = withLeastRank(call, x, { rank: 2, axes: 'batch, …, features' });
  const { shape: result, ...rest } = denseOf(call.args, shape, call.context);
  return { result: output(call, result), ...rest };
}

export interface DenseResult extends Pick<Outcome, 'weights' | 'reach' | 'macs'> {
  readonly shape: Shape;
}

/** Shape, weights and cost of a dense layer with arguments `units` and `use_bias` (keras/src/layers/core/dense.py, 3.16). */
function denseOf(args: Args, shape: Shape, context: OpContext): DenseResult {
  const units = unitsOf(args, context);
  const features = weightAxis(args.opName, shape, -1);
  const weights = kernelAndBias(args, [features, units], [units]);
  if (!shape) return { shape: undefined, weights };
  return { shape: [...shape.slice(0, -1), units], weights, reach: reachOf(shape), macs: macsOf(shape, units) };
}

/** Keras 2 inside TensorFlow took the whole part of a number with a fraction (keras/layers/core/dense.py, 2.15). */
function unitsOf(args: Args, { isTensorFlowKeras }: OpContext): Dim {
  const given = args.value('units');
  if (!isTensorFlowKeras || given.kind !== 'float') return positive(args, 'units');
  return given.value === undefined ? UNKNOWN : Math.trunc(given.value);
}

/** On (batch, features) there are no positions left: everything is seen. */
function reachOf(shape: readonly Dim[]): Reach {
  return 2 < shape.length ? SAME : ALL;
}

function macsOf(shape: readonly Dim[], units: Dim): Dim {
  return multiply(product(shape.slice(1)), units);
}
