/** Fourier transforms of NumPy along one axis or several. Source: numpy/fft/_pocketfft.py. */
import { add, floorDivide, multiply, subtract } from '../../dims/arithmetic';
import { type Dim, UNKNOWN } from '../../dims/dim';
import { formatShape } from '../../dims/format';
import type { Example, OpGroup } from '../op';
import { refuse } from '../refusal';
import { anyAxesOf, axisAt } from '../shared/axes';
import { complexOf, floated, realOf } from './dtypes';
import { type Call, outcome, records, type Rule } from './record';

/** Whether real numbers go in, come out, or complex ones both ways. */
type Kind = 'complex' | 'forward' | 'backward';

/** Of n real numbers the transform has n / 2 + 1, and back. */
function ended(kind: Kind, told: Dim | undefined, given: Dim): Dim {
  const length = told ?? given;
  if (kind === 'complex') return length;
  return kind === 'forward' ? add(floorDivide(length, 2), 1) : (told ?? multiply(2, subtract(given, 1)));
}

interface Along {
  readonly axes: readonly number[];
  /** The lengths that arguments give to these axes. */
  readonly told: readonly Dim[] | undefined;
}

/** `n` and `axis` of the transforms along one axis, `s` and `axes` of the others. */
function along(call: Call, shape: readonly Dim[]): Along | undefined {
  const { args, opName } = call;
  if (!args.all.has('axis')) return alongSeveral(call, shape);
  const at = axisAt({ opName, arg: 'axis' }, args.int('axis'), shape.length);
  const length = args.optionalInt('n');
  return at === undefined ? undefined : { axes: [at], told: length === undefined ? undefined : [length] };
}

function alongSeveral({ args, opName }: Call, shape: readonly Dim[]): Along | undefined {
  const axes = anyAxesOf(args, 'axes', shape.length);
  const told = args.isNone('s') ? undefined : args.intList('s');
  if (!axes || !(told || args.isNone('s'))) return undefined;
  const given = axes === 'all' ? lastAxes(shape.length, (told ?? shape).length) : axes;
  return told ? withLengths(opName, given, told) : once(given);
}

/** As many lengths as axes. What an axis becomes that is named twice is not followed. */
function withLengths(opName: string, axes: readonly number[], told: readonly Dim[]): Along | undefined {
  const args = { op: opName, s: formatShape(told) };
  if (told.length !== axes.length) refuse('axis-range', '{op} got lengths for other axes: {s}', args, { arg: 's' });
  return once(axes, told);
}

function once(axes: readonly number[], told?: readonly Dim[]): Along | undefined {
  return new Set(axes).size < axes.length ? undefined : { axes, told };
}

const lastAxes = (rank: number, count: number): readonly number[] =>
  Array.from({ length: rank }, (_, axis) => axis).slice(rank - count);

const transformed =
  (kind: Kind): Rule =>
  (call) => {
    const { shape, dtype } = call.tensor(0);
    const found = shape && along(call, shape);
    const made = shape?.map((dim, axis) => (found ? lengthOf(kind, found, axis, dim) : UNKNOWN));
    const complex = complexOf(floated(dtype, 'numpy'));
    return outcome(call.gives(made, kind === 'backward' && complex !== undefined ? realOf(complex) : complex));
  };

/** Only the last of the axes is one of real numbers. */
function lengthOf(kind: Kind, { axes, told }: Along, axis: number, dim: Dim): Dim {
  const place = axes.lastIndexOf(axis);
  return place < 0 ? dim : ended(place === axes.length - 1 ? kind : 'complex', told?.[place], dim);
}

const KINDS: readonly (readonly [Kind, one: string, two: string, many: string])[] = [
  ['complex', 'np.fft.fft np.fft.ifft', 'np.fft.fft2 np.fft.ifft2', 'np.fft.fftn np.fft.ifftn'],
  ['forward', 'np.fft.rfft np.fft.ihfft', 'np.fft.rfft2', 'np.fft.rfftn'],
  ['backward', 'np.fft.irfft np.fft.hfft', 'np.fft.irfft2', 'np.fft.irfftn'],
];

const ENDS: Readonly<Record<Kind, string>> = { complex: '6', forward: '4', backward: '10' };

const more = '*args, **kwargs';
const summary = 'Fourier transform';

export const FOURIER_OPS: readonly OpGroup[] = KINDS.flatMap(([kind, one, two, many]) => [
  records(
    { names: one, signature: `a, n=None, axis=-1, ${more}`, summary },
    transformed(kind),
    oneExamples(kind, firstOf(one)),
  ),
  records(
    { names: two, signature: `a, s=None, axes=(-2, -1), ${more}`, summary },
    transformed(kind),
    twoExamples(kind, firstOf(two)),
  ),
  records(
    { names: many, signature: `a, s=None, axes=None, ${more}`, summary },
    transformed(kind),
    manyExamples(kind, firstOf(many)),
  ),
]);

function firstOf(names: string): string {
  const [first = ''] = names.split(' ');
  return first;
}

function oneExamples(kind: Kind, name: string): readonly Example[] {
  const length = kind === 'forward' ? '5' : '8';
  return [
    { code: `${name}(x)`, given: { x: '(b, 6)' }, gives: `(b, ${ENDS[kind]})` },
    { code: `${name}(x, 8, axis=0)`, given: { x: '(5, 6)' }, gives: `(${length}, 6)` },
    { code: `${name}(x, axis=2)`, given: { x: '(5, 6)' }, refused: 'axis-range' },
  ];
}

function twoExamples(kind: Kind, name: string): readonly Example[] {
  return [
    { code: `${name}(x)`, given: { x: '(b, 5, 6)' }, gives: `(b, 5, ${ENDS[kind]})` },
    { code: `${name}(x)`, given: { x: '(5,)' }, refused: 'axis-range' },
  ];
}

function manyExamples(kind: Kind, name: string): readonly Example[] {
  const length = kind === 'forward' ? '3' : '4';
  return [
    { code: `${name}(x)`, given: { x: '(b, 5, 6)' }, gives: `(b, 5, ${ENDS[kind]})` },
    { code: `${name}(x, (8, 4))`, given: { x: '(b, 5, 6)' }, gives: `(b, 8, ${length})` },
    { code: `${name}(x, (8, 4), axes=(0,))`, given: { x: '(5, 6)' }, refused: 'axis-range' },
  ];
}
