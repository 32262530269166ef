/** Layers that make one tensor of several (keras/src/layers/merging, 3.16). */
import { decide } from '../../dims/compare';
import { type Dim, type Shape, UNKNOWN } from '../../dims/dim';
import { formatDim, formatShape } from '../../dims/format';
import type { TensorValue } from '../../graph/value';
import type { Args } from '../args';
import type { FunctionOp, LayerCall, LayerOp, Outcome } from '../op';
import { refuse } from '../refusal';
import { concatShapes } from '../shared/concat';
import { isLost, isOpen, openLength } from '../shared/lengths';
import { DOT, DOT_FUNCTION, dotOutcome, dotted } from './dot';
import { layer, output, SAME, PAGES } from './layer';
import { tensor } from '../../graph/make';

const ELEMENTWISE: readonly (readonly [name: string, functional: string, summary: string])[] = [
  ['Add', 'add', 'Sum of several tensors.'],
  ['Subtract', 'subtract', 'Difference of two tensors.'],
  ['Multiply', 'multiply', 'Product of several tensors, element by element.'],
  ['Average', 'average', 'Mean of several tensors, element by element.'],
  ['Maximum', 'maximum', 'Largest of several tensors, element by element.'],
  ['Minimum', 'minimum', 'Smallest of several tensors, element by element.'],
];

const ELEMENTWISE_LAYERS: readonly LayerOp[] = ELEMENTWISE.map(([name, , summary]) =>
  layer({
    name,
    signature: '',
    summary,
    page: `merging_layers/${name.toLowerCase()}`,
    examples: [
      {
        code: `layers.${name}()([x, y])`,
        given: { x: '(None, 4, 5)', y: '(None, 4, 5)' },
        gives: '(None, 4, 5)',
        params: 0,
      },
      { code: `layers.${name}()([x, y])`, given: { x: '(b, h, 5)', y: '(b, 1, 5)' }, gives: '(b, h, 5)' },
      {
        code: `layers.${name}()([x, y])`,
        given: { x: '(None, 4, 5)', y: '(None, 4, 6)' },
        refused: 'broadcast-mismatch',
      },
    ],
    apply: (call) => mergeAll(call.args.opName, call.inputs, { call, isPair: name === 'Subtract' }),
  }),
);

const ELEMENTWISE_FUNCTIONS: readonly FunctionOp[] = ELEMENTWISE.map(([name, functional, summary]) => ({
  kind: 'function',
  name: `keras.layers.${functional}`,
  signature: 'inputs, **kwargs',
  summary,
  link: `${PAGES}merging_layers/${functional}/`,
  examples: [{ code: `layers.${functional}([x, y])`, given: { x: '(b, h, 5)', y: '(b, h, 5)' }, gives: '(b, h, 5)' }],
  apply: (args) => mergeAll(name, args.tensors('inputs') ?? [], { isPair: name === 'Subtract' }),
}));

interface Merge {
  readonly call?: LayerCall;
  readonly isPair: boolean;
}

function mergeAll(op: string, inputs: readonly TensorValue[], { call, isPair }: Merge): Outcome {
  if (call && !call.isList && inputs.length > 0) {
    refuse(
      'input-count',
      '{op} merges a list of tensors, got a single one: call it as {op}()([a, b])',
      { op },
      { input: 0 },
    );
  }
  if (isPair && inputs.length !== 2)
    refuse('input-count', '{op} takes exactly 2 tensors, got {count}', { op, count: inputs.length }, { input: 0 });
  checkBatches(op, inputs);
  const made = (shape: Shape): TensorValue => (call ? output(call, shape) : tensor(shape, inputs[0]?.dtype, 'keras'));
  if (inputs.length === 0 || inputs.some((input) => !input.shape)) return { result: made(undefined), reach: SAME };
  const shape = inputs.map((input) => input.shape).reduce((a, b) => mergeTwo(op, a, b));
  return { result: made(shape), reach: SAME };
}

/** Different numbers of samples cannot be merged (base_merge.py, `build`). */
function checkBatches(op: string, inputs: readonly TensorValue[]): void {
  const batches = new Set(inputs.flatMap((input) => (typeof input.shape?.[0] === 'number' ? [input.shape[0]] : [])));
  if (batches.size < 2) return;
  refuse(
    'broadcast-mismatch',
    '{op} cannot merge different batch sizes: {shapes}',
    { op, shapes: inputs.map((input) => formatShape(input.shape)).join(', ') },
    { input: 1 },
  );
}

/** Aligned from the right behind the batch axis; a None beside a number stays None unless the number is more than 1. */
function mergeTwo(op: string, a: Shape, b: Shape): Shape {
  if (!a || !b) return undefined;
  const [long, short] = a.length < b.length ? [b, a] : [a, b];
  const [batchA, ...restA] = long;
  const [batchB, ...restB] = short;
  const offset = restA.length - restB.length;
  const rest = restA.map((dim, axis) =>
    axis < offset ? dim : mergeDims({ op, a, b }, dim, restB[axis - offset] ?? 1),
  );
  return [knownOf(batchA ?? UNKNOWN, batchB ?? UNKNOWN), ...rest];
}

function knownOf(a: Dim, b: Dim): Dim {
  return isOpen(a) ? b : a;
}

function mergeDims({ op, a, b }: { op: string; a: Shape; b: Shape }, x: Dim, y: Dim): Dim {
  if (x === 1) return y;
  if (y === 1) return x;
  if (isLost(x) || isLost(y)) return isLost(x) ? y : x;
  if (isOpen(x) || isOpen(y)) return openLength([x, y]);
  if (decide(x, '=', y) === 'no') {
    refuse(
      'broadcast-mismatch',
      '{op} cannot merge {a} and {b}: {x} against {y}',
      { op, a: formatShape(a), b: formatShape(b), x: formatDim(x), y: formatDim(y) },
      { input: 1 },
    );
  }
  return typeof x === 'number' ? x : y;
}

const CONCATENATE: LayerOp = layer({
  name: 'Concatenate',
  signature: 'axis=-1',
  summary: 'Puts tensors one behind the other on one axis.',
  page: 'merging_layers/',
  examples: [
    {
      code: 'layers.Concatenate()([x, y])',
      given: { x: '(None, 4, 5)', y: '(None, 4, 7)' },
      gives: '(None, 4, 12)',
      params: 0,
    },
    { code: 'layers.Concatenate(axis=1)([x, y])', given: { x: '(b, h, 5)', y: '(b, w, 5)' }, gives: '(b, h + w, 5)' },
    {
      code: 'layers.Concatenate()([x, y])',
      given: { x: '(None, 4, 5)', y: '(None, 3, 7)' },
      refused: 'concat-mismatch',
    },
  ],
  apply: (call) => {
    if (!call.isList && call.inputs.length > 0) {
      refuse(
        'input-count',
        '{op} joins a list of tensors, got a single one: call it as {op}()([a, b])',
        { op: call.args.opName },
        { input: 0 },
      );
    }
    return { result: output(call, joined(call.args, call.inputs)), reach: SAME };
  },
});

const CONCATENATE_FUNCTION: FunctionOp = {
  kind: 'function',
  name: 'keras.layers.concatenate',
  signature: 'inputs, axis=-1, **kwargs',
  summary: 'Puts tensors one behind the other on one axis.',
  link: `${PAGES}merging_layers/concatenate/`,
  examples: [{ code: 'layers.concatenate([x, y])', given: { x: '(b, 4, 5)', y: '(b, 4, 7)' }, gives: '(b, 4, 12)' }],
  apply: (args) => ({ result: tensor(joined(args, args.tensors('inputs') ?? []), undefined, 'keras'), reach: SAME }),
};

/** The other axes are those of the first input (concatenate.py, `compute_output_shape`). */
function joined(args: Args, inputs: readonly TensorValue[]): Shape {
  const shapes = inputs.map((input) => input.shape);
  if (shapes.length === 0 || shapes.some((shape) => !shape)) return undefined;
  return concatShapes({ opName: args.opName, axis: args.int('axis'), arg: 'axis', keepsFirst: true }, shapes);
}

/** Keras 1: `merge([a, b], mode='sum')`. */
const MERGE: FunctionOp = {
  kind: 'function',
  name: 'keras.layers.merge',
  signature: "inputs, mode='sum', concat_axis=-1, dot_axes=-1, output_shape=None, **kwargs",
  summary: 'Merges tensors as Keras 1 did.',
  link: `${PAGES}merging_layers/`,
  examples: [
    { code: "layers.merge([x, y], mode='concat')", given: { x: '(b, 4)', y: '(b, 5)' }, gives: '(b, 9)' },
    {
      code: "layers.merge([x, y], mode='dot', dot_axes=[2, 1])",
      given: { x: '(b, 3, 4)', y: '(b, 4, 5)' },
      gives: '(b, 3, 5)',
      macs: '60',
    },
    { code: "layers.merge([x, y], mode='cos')", given: { x: '(b, 4)', y: '(b, 5)' }, refused: 'shape-mismatch' },
  ],
  apply: (args) => {
    const inputs = args.tensors('inputs') ?? [];
    const mode = args.string('mode');
    if (mode === 'concat')
      return {
        result: tensor(
          concatShapes(
            { opName: 'merge', axis: args.int('concat_axis'), arg: 'concat_axis' },
            inputs.map((each) => each.shape),
          ),
          undefined,
          'keras',
        ),
        reach: SAME,
      };
    if (mode === 'dot' || mode === 'cos') return dotOutcome(dotted(args, inputs, args.intList('dot_axes')));
    if (mode === undefined) return { result: tensor(undefined, undefined, 'keras') };
    return mergeAll('merge', inputs, { isPair: false });
  },
};

export const MERGING_OPS: readonly (LayerOp | FunctionOp)[] = [
  ...ELEMENTWISE_LAYERS,
  ...ELEMENTWISE_FUNCTIONS,
  CONCATENATE,
  CONCATENATE_FUNCTION,
  DOT,
  DOT_FUNCTION,
  MERGE,
];
