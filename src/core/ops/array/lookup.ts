/** Items looked up by place, places looked up by value. Sources: numpy, keras/src/ops/numpy.py. */
import { type Dim, type Shape, UNKNOWN } from '../../dims/dim';
import { formatShape } from '../../dims/format';
import type { OpGroup } from '../op';
import { refuse } from '../refusal';
import { axisAt } from '../shared/axes';
import { broadcastShapes } from '../shared/broadcast';
import { type Call, outcome, records, type Rule } from './record';
import { like } from './shaped';

/** As many items along the axis as there are indices; the other axes broadcast. Without an axis the items are in a row. */
const alongAxis: Rule = (call) => {
  const [{ shape, dtype }, indices] = [call.tensor(0), call.tensor(1)];
  if (call.args.isNone('axis')) return outcome(call.gives(indices.shape, dtype));
  const at = shape && axisAt({ opName: call.opName, arg: 'axis' }, call.args.int('axis'), shape.length);
  if (!shape || !indices.shape || at === undefined) return outcome(call.gives(undefined, dtype));
  refuseOtherRank(call, shape, indices.shape);
  const count = indices.shape[at] ?? UNKNOWN;
  const made = broadcastShapes(call.opName, [shape.with(at, 1), indices.shape.with(at, 1)]);
  return outcome(call.gives(made?.with(at, count), dtype));
};

function refuseOtherRank({ opName }: Call, shape: Shape, indices: readonly Dim[]): void {
  if (shape?.length === indices.length) return;
  const args = { op: opName, shape: formatShape(shape), indices: formatShape(indices) };
  refuse('shape-mismatch', '{op} needs indices of the rank of {shape}, got shape {indices}', args, { input: 1 });
}

/** For each number a place; it is an int64 in NumPy. */
const placed =
  (place: number): Rule =>
  (call) =>
    outcome(call.gives(call.tensor(place).shape, call.home === 'np' ? 'int64' : undefined));

export const LOOKUP_OPS: readonly OpGroup[] = [
  records(
    {
      names: 'np.take_along_axis keras.ops.take_along_axis',
      signature: 'arr, indices, axis=-1',
      summary: 'Items at places along an axis',
      renamed: { x: 'arr' },
    },
    alongAxis,
    [
      { code: 'np.take_along_axis(x, y, axis=1)', given: { x: '(8, 5)', y: '(8, 2)' }, gives: '(8, 2)' },
      { code: 'np.take_along_axis(x, y, axis=1)', given: { x: '(8, 5)', y: '(1, 2)' }, gives: '(8, 2)' },
      { code: 'np.take_along_axis(x, y, axis=1)', given: { x: '(8, 5)', y: '(8,)' }, refused: 'shape-mismatch' },
      { code: 'np.take_along_axis(x, y, axis=1)', given: { x: '(8, 5)', y: '(7, 2)' }, refused: 'broadcast-mismatch' },
    ],
  ),
  records(
    {
      names: 'np.searchsorted tf.searchsorted keras.ops.searchsorted',
      signature: 'a, v, *args, **kwargs',
      summary: 'Places in a sorted array',
      renamed: { sorted_sequence: 'a', values: 'v' },
    },
    placed(1),
    [{ code: 'np.searchsorted(x, y)', given: { x: '(n,)', y: '(2, 3)' }, gives: '(2, 3)' }],
  ),
  records(
    {
      names: 'np.digitize keras.ops.digitize',
      signature: 'x, *args, **kwargs',
      summary: 'For each number its bin',
    },
    placed(0),
    [{ code: 'np.digitize(x, y)', given: { x: '(2, 3)', y: '(4,)' }, gives: '(2, 3)' }],
  ),
  records(
    {
      names: 'np.isin keras.ops.isin',
      signature: 'element, *args, **kwargs',
      summary: 'Whether each item is in a set',
      renamed: { x1: 'element' },
    },
    like(0, 'bool'),
    [{ code: 'np.isin(x, y)', given: { x: '(2, 3)', y: '(4,)' }, gives: '(2, 3)' }],
  ),
  records(
    { names: 'np.interp', signature: 'x, xp, fp, *args, **kwargs', summary: 'Values between those of neighbours' },
    like(0, 'float64'),
    [{ code: 'np.interp(x, y, y)', given: { x: '(2, 3)', y: '(4,)' }, gives: '(2, 3)', dtype: 'float64' }],
  ),
];
