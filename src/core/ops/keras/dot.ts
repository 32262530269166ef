/** Dot products over chosen axes (keras/src/layers/merging/dot.py, 3.16). */
import { product } from '../../dims/arithmetic';
import { type Dim, type Shape, UNKNOWN } from '../../dims/dim';
import { formatDim, formatShape } from '../../dims/format';
import { tensor } from '../../graph/make';
import type { TensorValue } from '../../graph/value';
import type { Args } from '../args';
import { describe } from '../describe';
import type { FunctionOp, LayerOp, Outcome } from '../op';
import { refuse } from '../refusal';
import { provablyDiffers } from './inputs';
import { layer, PAGES } from './layer';

export const DOT: LayerOp = layer({
  name: 'Dot',
  signature: 'axes, normalize=False',
  summary: 'Dot product of two tensors over chosen axes.',
  page: 'merging_layers/',
  examples: [
    { code: 'layers.Dot(axes=1)([x, y])', given: { x: '(None, 4)', y: '(None, 4)' }, gives: '(None, 1)', params: 0 },
    {
      code: 'layers.Dot(axes=(2, 1))([x, y])',
      given: { x: '(b, 3, 4)', y: '(b, 4, 5)' },
      gives: '(b, 3, 5)',
      macs: '60',
    },
    { code: 'layers.Dot(axes=2)([x, y])', given: { x: '(None, 3, 4)', y: '(None, 5, 6)' }, refused: 'shape-mismatch' },
  ],
  construct: (args) => {
    const axes = args.value('axes');
    const count = axes.kind === 'tuple' || axes.kind === 'list' ? axes.items.length : 2;
    if (/string|float|none/.test(axes.kind) || count !== 2)
      refuse(
        'bad-argument',
        '{op} expects one axis, or two, for axes, got {value}',
        { op: args.opName, value: describe(axes) },
        { arg: 'axes' },
      );
  },
  apply: (call) => dotOutcome(dotted(call.args, call.inputs, call.args.intList('axes'))),
});

export const DOT_FUNCTION: FunctionOp = {
  kind: 'function',
  name: 'keras.layers.dot',
  signature: 'inputs, axes=-1, **kwargs',
  summary: 'Dot product of two tensors over chosen axes.',
  link: `${PAGES}merging_layers/dot/`,
  examples: [{ code: 'layers.dot([x, y], axes=1)', given: { x: '(b, 4)', y: '(b, 4)' }, gives: '(b, 1)' }],
  apply: (args) => dotOutcome(dotted(args, args.tensors('inputs') ?? [], args.intList('axes'))),
};

interface Dotted {
  readonly shape: readonly Dim[];
  /** How many products make one number of the result. */
  readonly length: Dim;
}

export function dotOutcome(it: Dotted | undefined): Outcome {
  const macs = it && { macs: product([...it.shape.slice(1), it.length]) };
  return { result: tensor(it?.shape, undefined, 'keras'), reach: { kind: 'all' }, ...macs };
}

/** Source: Keras 3.16 `Dot.compute_output_shape`. */
export function dotted(
  args: Args,
  inputs: readonly TensorValue[],
  axes: readonly Dim[] | undefined,
): Dotted | undefined {
  if (inputs.length !== 2)
    refuse(
      'input-count',
      '{op} takes a list of 2 tensors, got {count}',
      { op: args.opName, count: inputs.length },
      { input: 0 },
    );
  const [a, b] = inputs.map((input) => input.shape);
  if (!a || !b || !axes) return undefined;
  const [i, j] = [place(args, a, axes[0]), place(args, b, axes[1] ?? axes[0])];
  if (i === undefined || j === undefined) return undefined;
  refuseUnpaired(args, { shape: a, axis: i }, { shape: b, axis: j });
  const rest = [...a.filter((_, axis) => axis !== i), ...b.slice(1).filter((_, axis) => axis + 1 !== j)];
  return { shape: rest.length === 1 ? [...rest, 1] : rest, length: a[i] ?? UNKNOWN };
}

interface Side {
  readonly shape: readonly Dim[];
  readonly axis: number;
}

function refuseUnpaired(args: Args, a: Side, b: Side): void {
  const [x, y] = [a.shape[a.axis] ?? UNKNOWN, b.shape[b.axis] ?? UNKNOWN];
  if (!provablyDiffers(x, y)) return;
  const [left, right] = [formatShape(a.shape), formatShape(b.shape)];
  refuse(
    'shape-mismatch',
    '{op} pairs axis {i} of {a} with axis {j} of {b}: {x} against {y}',
    { op: args.opName, i: a.axis, j: b.axis, a: left, b: right, x: formatDim(x), y: formatDim(y) },
    { input: 1 },
  );
}

function place(args: Args, shape: NonNullable<Shape>, axis: Dim | undefined): number | undefined {
  if (typeof axis !== 'number') return undefined;
  // One negative axis for both goes round as often as it takes (`Dot.build`).
  const turned = axis < 0 && args.value('axes').kind === 'int' ? axis % shape.length : axis;
  const at = turned < 0 ? turned + shape.length : turned;
  if (at in shape) return at;
  return refuse(
    'axis-range',
    '{op} has no axis {axis}: the input is {shape}',
    { op: args.opName, axis, shape: formatShape(shape) },
    { arg: 'axes' },
  );
}
