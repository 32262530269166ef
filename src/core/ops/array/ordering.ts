/** Orders and running sums along an axis, items turned round or moved along it: the shape stays, the axis must be there. */
import { product } from '../../dims/arithmetic';
import type { Dim, Shape } from '../../dims/dim';
import { formatShape } from '../../dims/format';
import type { OpGroup } from '../op';
import { refuse } from '../refusal';
import { anyAxesOf, axesOf, axisAt } from '../shared/axes';
import { dtypeArg, summed } from './dtypes';
import { type Call, outcome, records, type Rule } from './record';

/** Without an axis the items are in a row; of a number NumPy makes a row of one. */
const along =
  (dtypeOf: (call: Call) => string | undefined, isRowOfOne = true): Rule =>
  (call) => {
    const { shape } = call.tensor(0);
    return outcome(call.gives(shape && alongShape(call, shape, isRowOfOne), dtypeOf(call)));
  };

function alongShape({ args, opName, home }: Call, shape: readonly Dim[], isRowOfOne: boolean): Shape {
  if (args.isNone('axis')) return home === 'tf' ? shape : [product(shape)];
  if (shape.length === 0 && home === 'keras') return undefined;
  if (shape.length === 0 && isRowOfOne) return [1];
  axisAt({ opName, arg: 'axis' }, args.int('axis'), shape.length);
  return shape;
}

const ofItems = (call: Call): string | undefined => call.tensor(0).dtype;
const ofPlaces = (call: Call): string => (call.home === 'keras' ? 'int32' : 'int64');

/** NumPy adds small integers up in large ones. */
export function ofSums(call: Call): string | undefined {
  const { dtype, library } = call.tensor(0);
  const isNumpy = call.home === 'np' || (call.home === 'method' && library === 'numpy');
  const made = isNumpy ? summed(dtype) : dtype === 'bool' ? undefined : dtype;
  return call.args.all.has('dtype') ? dtypeArg(call.args, made) : made;
}

/** A shift takes the same axis as often as it is named. */
const moved =
  (axis: string, isOnce = false): Rule =>
  (call) => {
    const { shape, dtype } = call.tensor(0);
    if (shape) (isOnce ? axesOf : anyAxesOf)(call.args, axis, shape.length);
    return outcome(call.gives(shape, dtype));
  };

/** An axis that is always the same must be there. */
const turnedOn =
  (axis: number): Rule =>
  (call) => {
    const { shape, dtype } = call.tensor(0);
    refuseFlat(call, shape, axis + 1);
    return outcome(call.gives(shape, dtype));
  };

/** Fewer axes than the function needs. */
export function refuseFlat({ opName }: Call, shape: Shape, least: number): void {
  if (!shape || least <= shape.length) return;
  const args = { op: opName, least, shape: formatShape(shape) };
  refuse('layer-rank', '{op} needs an input of rank {least} or more, got shape {shape}', args, { input: 0 });
}

const X = { x: '(b, 4, 6)' };

export const ORDERING_OPS: readonly OpGroup[] = [
  records(
    {
      names: 'np.sort keras.ops.sort',
      signature: 'a, axis=-1, *args, **kwargs',
      summary: 'Sorted along an axis',
      renamed: { x: 'a' },
    },
    along(ofItems, false),
    [
      { code: 'np.sort(x)', given: X, gives: '(b, 4, 6)' },
      { code: 'np.sort(x, axis=None)', given: { x: '(4, 6)' }, gives: '(24,)' },
      { code: 'np.sort(x, 2)', given: { x: '(4, 6)' }, refused: 'axis-range' },
    ],
  ),
  records(
    {
      names: 'np.partition',
      signature: 'a, kth, axis=-1, **kwargs',
      summary: 'Sorted about one place',
    },
    along(ofItems, false),
    [
      { code: 'np.partition(x, 2)', given: X, gives: '(b, 4, 6)' },
      { code: 'np.partition(x, 2, axis=None)', given: { x: '(4, 6)' }, gives: '(24,)' },
      { code: 'np.partition(x, 2, axis=2)', given: { x: '(4, 6)' }, refused: 'axis-range' },
    ],
  ),
  records(
    {
      names: 'np.argpartition keras.ops.argpartition Tensor.argpartition',
      signature: 'a, kth, axis=-1, **kwargs',
      summary: 'Order that would sort about one place',
      renamed: { x: 'a' },
    },
    along(ofPlaces),
    [{ code: 'np.argpartition(x, 2)', given: X, gives: '(b, 4, 6)' }],
  ),
  records(
    {
      names: 'np.argsort tf.argsort keras.ops.argsort Tensor.argsort',
      signature: 'a, axis=-1, direction=None, stable=False, name=None, **kwargs',
      summary: 'Order that would sort',
      renamed: { x: 'a', values: 'a' },
    },
    along(ofPlaces),
    [
      { code: 'np.argsort(x)', given: X, gives: '(b, 4, 6)' },
      { code: 'np.argsort(x, axis=None)', given: { x: '(4, 6)' }, gives: '(24,)' },
      { code: "tf.argsort(x, -1, 'DESCENDING')", given: X, gives: '(b, 4, 6)' },
      { code: 'np.argsort(x, 2)', given: { x: '(4, 6)' }, refused: 'axis-range' },
    ],
  ),
  records(
    {
      names:
        'np.cumsum np.nancumsum np.cumprod np.nancumprod keras.ops.cumsum keras.ops.cumprod keras.ops.nancumsum keras.ops.nancumprod Tensor.cumsum Tensor.cumprod',
      signature: 'a, axis=None, dtype=None, out=None',
      summary: 'Running sum or product',
      renamed: { x: 'a' },
    },
    along(ofSums),
    [
      { code: 'np.cumsum(x)', given: { x: '(4, 6)' }, gives: '(24,)' },
      { code: 'np.cumsum(x, axis=1)', given: X, gives: '(b, 4, 6)' },
      { code: 'np.cumsum(x, axis=2)', given: { x: '(4, 6)' }, refused: 'axis-range' },
    ],
  ),
  records(
    {
      names: 'np.flip keras.ops.flip tf.reverse tf.reverse_v2',
      signature: 'm, axis=None, name=None',
      summary: 'Order of the items along axes turned round',
      renamed: { x: 'm', tensor: 'm', dims: 'axis' },
    },
    moved('axis', true),
    [
      { code: 'np.flip(x, (0, -1))', given: X, gives: '(b, 4, 6)' },
      { code: 'np.flip(x, 2)', given: { x: '(4, 6)' }, refused: 'axis-range' },
    ],
  ),
  records(
    { names: 'keras.backend.reverse', signature: 'x, axes', summary: 'Order of the items along axes turned round' },
    moved('axes', true),
    [{ code: 'K.reverse(x, 1)', given: X, gives: '(b, 4, 6)' }],
  ),
  records(
    { names: 'np.flipud keras.ops.flipud', signature: 'm', summary: 'Rows turned round', renamed: { x: 'm' } },
    turnedOn(0),
    [
      { code: 'np.flipud(x)', given: X, gives: '(b, 4, 6)' },
      { code: 'np.flipud(x)', given: { x: '()' }, refused: 'layer-rank' },
    ],
  ),
  records(
    { names: 'np.fliplr keras.ops.fliplr', signature: 'm', summary: 'Columns turned round', renamed: { x: 'm' } },
    turnedOn(1),
    [
      { code: 'np.fliplr(x)', given: X, gives: '(b, 4, 6)' },
      { code: 'np.fliplr(x)', given: { x: '(4,)' }, refused: 'layer-rank' },
    ],
  ),
  records(
    {
      names: 'np.roll tf.roll keras.ops.roll tf.manip.roll',
      signature: 'a, shift, axis=None, name=None',
      summary: 'Items moved round along axes',
      renamed: { x: 'a', input: 'a' },
    },
    moved('axis'),
    [
      { code: 'np.roll(x, 1, axis=(0, 0))', given: X, gives: '(b, 4, 6)' },
      { code: 'np.roll(x, 1, axis=2)', given: { x: '(4, 6)' }, refused: 'axis-range' },
    ],
  ),
  records(
    { names: 'np.fft.fftshift np.fft.ifftshift', signature: 'x, axes=None', summary: 'Low frequencies in the middle' },
    moved('axes'),
    [
      { code: 'np.fft.fftshift(x, axes=1)', given: X, gives: '(b, 4, 6)' },
      { code: 'np.fft.fftshift(x, 2)', given: { x: '(4, 6)' }, refused: 'axis-range' },
    ],
  ),
];
