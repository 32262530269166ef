/** Layers that put the same cells into another shape. The batch axis stays. */
import { product } from '../../dims/arithmetic';
import { decide } from '../../dims/compare';
import { type Dim, DYNAMIC, type Shape, UNKNOWN } from '../../dims/dim';
import type { Reach } from '../../graph/reach';
import { itemsOf, type Args } from '../args';
import { describe } from '../describe';
import type { LayerCall, LayerOp, Outcome } from '../op';
import { refuse } from '../refusal';
import { refuseArgument } from '../refuse-argument';
import { isDynamic } from '../shared/lengths';
import { reshapeShape } from '../shared/reshape';
import { dataFormat, positive } from './checks';
import { only, withLeastRank, withRank } from './inputs';
import { ALL, layer, output } from './layer';

export const FLATTEN: LayerOp = layer({
  name: 'Flatten',
  signature: 'data_format=None',
  summary: 'One axis per example: multiplies the lengths of all axes but the batch.',
  page: 'reshaping_layers/',
  examples: [
    { code: 'layers.Flatten()(x)', given: { x: '(None, 7, 7, 64)' }, gives: '(None, 3136)', params: 0 },
    { code: 'layers.Flatten()(x)', given: { x: '(b, h, w, 3)' }, gives: '(b, 3*h*w)' },
    { code: 'layers.Flatten()(x)', given: { x: '(None, None, 4)' }, gives: '(None, None)' },
    { code: "layers.Flatten(data_format='foo')(x)", given: { x: '(None, 4)' }, refused: 'bad-argument' },
  ],
  construct: (args, context) => void dataFormat(args, context),
  apply: (call) => {
    const shape = withLeastRank(call, only(call), { rank: 1 });
    return { result: outputLike(call, flattened(shape)), reach: ALL };
  },
});

/** (batch, product of the rest); the product is None if any of them is (keras/src/layers/reshaping/flatten.py, 3.16). */
function flattened(shape: Shape): Shape {
  if (!shape) return [UNKNOWN, UNKNOWN];
  const [batch = UNKNOWN, ...rest] = shape;
  return [batch, rest.some(isDynamic) ? DYNAMIC : product(rest)];
}

export const RESHAPE: LayerOp = layer({
  name: 'Reshape',
  signature: 'target_shape',
  summary: 'The same cells in another shape; -1 stands for the length that follows from the rest.',
  page: 'reshaping_layers/',
  examples: [
    { code: 'layers.Reshape((-1, 4))(x)', given: { x: '(None, 6, 6)' }, gives: '(None, 9, 4)', params: 0 },
    { code: 'layers.Reshape((h, 2))(x)', given: { x: '(b, 2*h)', h: 'h' }, gives: '(b, h, 2)' },
    { code: 'layers.Reshape((5, 7))(x)', given: { x: '(None, 6, 6)' }, refused: 'reshape-size' },
    { code: 'layers.Reshape(36)(x)', given: { x: '(None, 6, 6)' }, refused: 'bad-argument' },
  ],
  construct: checkTarget,
  apply: (call) => {
    const { shape } = only(call);
    const target = targetOf(call.args);
    if (!target) return { result: outputLike(call, undefined) };
    const [batch = UNKNOWN, ...rest] = shape ?? [UNKNOWN, UNKNOWN];
    const result = reshaped(call, shape && rest, target);
    return { result: outputLike(call, result && [batch, ...result]), ...reachOfReshape(shape, target) };
  },
});

/** From and to vectors nothing is left of positions. */
function reachOfReshape(shape: Shape, target: readonly Dim[]): { readonly reach?: Reach } {
  return shape?.length === 2 || target.length === 1 ? { reach: ALL } : {};
}

/** With None on either side Keras takes the target as it is (keras/src/ops/operation_utils.py, 3.16). */
function reshaped(call: LayerCall, from: Shape, to: readonly Dim[]): Shape {
  const isOpen = [...(from ?? []), ...to].some(isDynamic);
  if (isOpen) return to.map((dim) => (dim === -1 ? DYNAMIC : dim));
  return reshapeShape({ opName: call.args.opName, from, to, arg: 'target_shape' });
}

function checkTarget(args: Args): void {
  const value = args.value('target_shape');
  if (value.kind === 'int' || value.kind === 'float' || value.kind === 'none' || value.kind === 'bool') {
    refuse(
      'bad-argument',
      '{op} expects target_shape to be a tuple, got {value}',
      { op: args.opName, value: describe(value) },
      { arg: 'target_shape', ...(value.kind === 'int' ? { replacement: `(${describe(value)},)` } : {}) },
    );
  }
  const target = targetOf(args) ?? [];
  const low = target.find((dim) => decide(dim, '<', -1) === 'yes');
  if (low !== undefined || 1 < target.filter((dim) => dim === -1).length) {
    refuseArgument(args, 'target_shape', '{op} expects lengths and at most one -1 in target_shape, got {value}');
  }
}

/** What is not an integer counts as None, as in Keras. */
function targetOf(args: Args): readonly Dim[] | undefined {
  return itemsOf(args.value('target_shape'))?.map((item) => {
    if (item.kind === 'int') return item.value;
    return item.kind === 'unknown' || item.kind === 'tensor' ? UNKNOWN : DYNAMIC;
  });
}

export const PERMUTE: LayerOp = layer({
  name: 'Permute',
  signature: 'dims',
  summary: 'Other order of the axes; they are counted from 1, the batch stays first.',
  page: 'reshaping_layers/',
  examples: [
    { code: 'layers.Permute((2, 1))(x)', given: { x: '(None, 3, 5)' }, gives: '(None, 5, 3)', params: 0 },
    { code: 'layers.Permute((3, 1, 2))(x)', given: { x: '(b, h, w, c)' }, gives: '(b, c, h, w)' },
    { code: 'layers.Permute((3, 1, 2))(x)', given: { x: '(None, 3, 5)' }, refused: 'layer-rank' },
  ],
  construct: checkPermutation,
  apply: (call) => {
    const dims = call.args.intList('dims');
    const x = only(call);
    if (!dims) return { result: outputLike(call, undefined) };
    const shape = withRank(call, x, { rank: dims.length + 1 });
    const axes = [0, ...dims.map((dim) => (typeof dim === 'number' ? dim : -1))];
    const result = shape ?? new Array<Dim>(axes.length).fill(UNKNOWN);
    const isKnown = !axes.includes(-1);
    return {
      result: outputLike(
        call,
        axes.map((axis) => (isKnown ? (result[axis] ?? UNKNOWN) : UNKNOWN)),
      ),
      ...(isKnown ? { reach: { kind: 'permute', axes } } : {}),
    };
  },
});

function checkPermutation(args: Args): void {
  const value = args.value('dims');
  const dims = args.intList('dims');
  if (value.kind !== 'int' && (!dims || dims.some((dim) => typeof dim !== 'number'))) return;
  const sorted = [...(dims ?? [])].sort((a, b) => Number(a) - Number(b));
  if (value.kind !== 'int' && sorted.every((dim, i) => dim === i + 1)) return;
  refuseArgument(args, 'dims', '{op} expects dims to be an order of the axes 1, 2, …, got {value}');
}

export const REPEAT_VECTOR: LayerOp = layer({
  name: 'RepeatVector',
  signature: 'n',
  summary: 'Repeats a vector n times along a new time axis.',
  page: 'reshaping_layers/',
  examples: [
    { code: 'layers.RepeatVector(3)(x)', given: { x: '(None, 4)' }, gives: '(None, 3, 4)', params: 0 },
    { code: 'layers.RepeatVector(n)(x)', given: { x: '(b, c)', n: 'n' }, gives: '(b, n, c)' },
    { code: 'layers.RepeatVector(3)(x)', given: { x: '(None, 4, 5)' }, refused: 'layer-rank' },
  ],
  construct: checkRepeats,
  apply: (call) => {
    const [batch = UNKNOWN, features = UNKNOWN] =
      withRank(call, only(call), { rank: 2, axes: 'batch, features' }) ?? [];
    return { result: output(call, [batch, call.args.int('n'), features]), reach: ALL };
  },
});

function checkRepeats(args: Args): void {
  const value = args.value('n');
  if (value.kind === 'bool') refuseArgument(args, 'n', '{op} expects an integer for n, got {value}');
  positive(args, 'n');
}

/** These layers keep the input's number type. */
function outputLike(call: LayerCall, shape: Shape): Outcome['result'] {
  const type = call.inputs[0]?.dtype;
  return type === undefined ? output(call, shape) : output(call, shape, type);
}
