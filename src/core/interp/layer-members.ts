/** Attributes and methods of layer objects. */
import type { Range } from '../base/range';
import { bool, list, string, tensor } from '../graph/make';
import { OPAQUE } from '../ops/shared/opaque';
import type { LayerValue } from '../graph/layer';
import type { TensorValue, Value } from '../graph/value';
import { bound } from './attribute';
import { callNamedOp } from './call-op';
import { findOp } from '../ops/registry';
import { snakeCase } from './automatic-name';
import type { Machine } from './machine';
import { shapeValue } from './shape-tuple';
import { lost } from './unknown';
import { type AnyLayer, isComplete, weightsOf } from '../graph/weights';
import type { Weight } from '../graph/call';
import type { Shape } from '../dims/dim';

export function layerMember(m: Machine, layer: LayerValue, name: string, node: Range): Value {
  return (
    commonMember(m, layer, name, node) ??
    operation(m, layer, name, node) ??
    lost(m, node, { code: 'unsupported', template: '{name} of a layer is not followed', args: { name } })
  );
}

/** What an op of the registry says about layers: `cell.zero_state(…)`, `cell.state_size`. */
function operation(m: Machine, layer: LayerValue, name: string, node: Range): Value | undefined {
  const op = findOp(`Layer.${name}`);
  if (op?.kind !== 'function') return undefined;
  return op.isProperty ? callNamedOp(m, node, { name: op.name, positional: [layer] }) : bound(layer, op.name);
}

type Reader = (m: Machine, layer: AnyLayer, node: Range) => Value | undefined;

const READERS: Readonly<Record<string, Reader>> = {
  name: (_, layer) => string(layer.state.name ?? defaultName(layer)),
  __class__: (_, { api, instance }) => instance?.class ?? { kind: 'op', name: api },
  trainable: (_, layer) => bool(layer.state.isTrainable),
  output: (m, layer) => structure(ends(m, layer, 'outputs')),
  input: (m, layer) => structure(ends(m, layer, 'inputs')),
  output_shape: (m, layer) => endShape(m, layer, 'outputs'),
  input_shape: (m, layer) => endShape(m, layer, 'inputs'),
  kernel: (_, layer) => weight(layer, 0),
  weights: (_, layer) => weightList(layer, weightsOf(layer)),
  variables: (_, layer) => weightList(layer, weightsOf(layer)),
  trainable_weights: trainableWeights,
  trainable_variables: trainableWeights,
  non_trainable_weights: restingWeights,
  non_trainable_variables: restingWeights,
  loss: (_, layer) => (layer.kind === 'model' ? layer.state.compiled?.loss : undefined),
  mean: statistics,
  variance: statistics,
  losses: () => list([], tensor([], 'float32', 'tf')),
  metrics: () => list([], OPAQUE),
  optimizer: (_, layer) => (layer.kind === 'model' ? OPAQUE : undefined),
  compiled_metrics: () => OPAQUE,
};

/** One for each feature, as long as its inputs have axes. Source: keras/src/layers/preprocessing/normalization.py (3.16). */
function statistics(m: Machine, layer: AnyLayer): Value | undefined {
  const shape = ends(m, layer, 'inputs')[0]?.shape;
  const axis =
    layer.kind === 'layer' && layer.api === 'keras.layers.Normalization' ? layer.args.get('axis') : undefined;
  if (!shape || axis?.kind !== 'int') return undefined;
  const kept = typeof axis.value === 'number' && axis.value < 0 ? axis.value + shape.length : axis.value;
  return tensor(
    shape.map((dim, i) => (i === kept ? dim : 1)),
    'float32',
    'keras',
  );
}

const METHODS: ReadonlySet<string> = new Set([
  'build',
  'get_weights',
  'set_weights',
  'count_params',
  'compute_output_shape',
  'get_config',
  'adapt',
  'get_output_at',
  'get_input_at',
  'add_loss',
  'add_metric',
  'get_vocabulary',
  'vocabulary_size',
  'load_own_variables',
]);

export function commonMember(m: Machine, layer: AnyLayer, name: string, node: Range): Value | undefined {
  const reader = READERS[name];
  if (reader) return reader(m, layer, node);
  if (METHODS.has(name)) return bound(layer, `Layer.${name}`);
  if (name === '__call__' || name === 'call' || name === 'apply')
    return { kind: 'method', target: layer, args: [], keywords: new Map() };
  const given = layer.kind === 'layer' ? layer.args.get(name) : undefined;
  // What a layer makes of an array that it is given has other axes: the mean of a Normalization.
  return given?.kind === 'tensor' ? undefined : given;
}

/** The tensors of the layer's only, or last, call. */
function ends(m: Machine, layer: AnyLayer, side: 'inputs' | 'outputs'): readonly TensorValue[] {
  if (layer.kind === 'model') return layer.state[side];
  const call = m.calls.findLast((each) => each.layer === layer);
  return call?.[side] ?? [];
}

function structure(tensors: readonly TensorValue[]): Value | undefined {
  return tensors.length === 1 ? tensors[0] : tensors.length === 0 ? undefined : list(tensors);
}

/** Of an InputLayer it is a tuple in some versions, and a list of one tuple in others. */
function endShape(m: Machine, layer: AnyLayer, side: 'inputs' | 'outputs'): Value | undefined {
  return layer.kind === 'layer' && layer.api === 'keras.layers.InputLayer' ? undefined : shapeOf(ends(m, layer, side));
}

function shapeOf(tensors: readonly TensorValue[]): Value | undefined {
  const shapes = tensors.map((each) => each.shape && shapeValue(each.shape));
  if (shapes.some((shape) => !shape)) return undefined;
  return shapes.length === 1 ? shapes[0] : list(shapes.flatMap((shape) => shape ?? []));
}

function weight(layer: AnyLayer, index: number): Value | undefined {
  const found = layer.state.weights?.[index];
  return found && variable(found.shape);
}

function trainableWeights(_: Machine, layer: AnyLayer): Value {
  return weightList(
    layer,
    weightsOf(layer).filter((each) => each.isTrainable),
  );
}

function restingWeights(_: Machine, layer: AnyLayer): Value {
  return weightList(
    layer,
    weightsOf(layer).filter((each) => !each.isTrainable),
  );
}

/** Those of the layers inside too; a layer that was never called has none yet, and one that was half understood may have more. */
function weightList(layer: AnyLayer, weights: readonly Weight[]): Value {
  if (layer.kind === 'layer' && layer.state.calls.length === 0 && weights.length === 0) return list([]);
  return isComplete(layer) ? list(weights.map(({ shape }) => variable(shape))) : list([], variable(undefined));
}

function variable(shape: Shape): Value {
  return { kind: 'tensor', shape, dtype: 'float32', library: 'keras', isVariable: true };
}

function defaultName(layer: AnyLayer): string {
  if (layer.state.automaticName !== undefined) return layer.state.automaticName;
  return snakeCase(layer.kind === 'model' ? layer.className : layer.api.slice(layer.api.lastIndexOf('.') + 1));
}
