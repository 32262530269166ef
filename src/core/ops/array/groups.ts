/** Items counted or put together by the group that they belong to. Sources: tf.math, keras/src/ops/{math,numpy}.py. */
import { decide } from '../../dims/compare';
import { UNKNOWN } from '../../dims/dim';
import { formatShape } from '../../dims/format';
import type { OpGroup } from '../op';
import { refuse } from '../refusal';
import { dtypeArg } from './dtypes';
import { outcome, records, type Rule } from './record';
import { manyOf, shaped } from './shaped';

const confusion: Rule = (call) => {
  const classes = call.args.optionalInt('num_classes') ?? manyOf(call);
  return outcome(call.gives([classes, classes], 'int32'));
};

/** Sums of groups of rows: as many as there are groups. */
const segments =
  (isCounted: boolean): Rule =>
  (call) => {
    const [{ shape, dtype }, ids] = [call.tensor(0), call.tensor(1)];
    const isWrong = shape && ids.shape?.some((dim, axis) => decide(dim, '=', shape[axis] ?? UNKNOWN) === 'no');
    const told = { op: call.opName, ids: formatShape(ids.shape), shape: formatShape(shape) };
    if (isWrong) refuse('shape-mismatch', '{op} has segments {ids} for data of shape {shape}', told, { input: 1 });
    const count = isCounted ? (call.args.optionalInt('num_segments') ?? manyOf(call)) : manyOf(call);
    return outcome(call.gives(shape && ids.shape && [count, ...shape.slice(ids.shape.length)], dtype));
  };

const mask: Rule = (call) => {
  const { shape } = call.tensor(0);
  const most = call.args.optionalInt('maxlen') ?? manyOf(call);
  return outcome(call.gives(shape && [...shape, most], dtypeArg(call.args, 'bool')));
};

const GROUPS = { x: '(8, 5)', y: '(8,)' };

export const GROUP_OPS: readonly OpGroup[] = [
  records(
    {
      names: 'tf.math.confusion_matrix tf.confusion_matrix',
      signature: 'labels, predictions, num_classes=None, **kwargs',
      summary: 'How often each class is taken for each other one',
    },
    confusion,
    [
      { code: 'tf.math.confusion_matrix(y, y, num_classes=10)', given: GROUPS, gives: '(10, 10)' },
      { code: 'tf.math.confusion_matrix(y, y)', given: GROUPS, gives: '(None, None)' },
    ],
  ),
  records(
    {
      names: 'tf.math.bincount tf.bincount keras.ops.bincount',
      signature: 'arr, *args, axis=None, **kwargs',
      summary: 'How often each number occurs',
      renamed: { x: 'arr' },
    },
    (call) =>
      shaped(
        (x) => [...(call.home === 'keras' || !call.args.isNone('axis') ? x.slice(0, -1) : []), manyOf(call)],
        'int32',
      )(call),
    [
      { code: 'tf.math.bincount(x)', given: GROUPS, gives: '(None,)' },
      { code: 'tf.math.bincount(x, axis=-1)', given: GROUPS, gives: '(8, None)' },
      { code: 'ops.bincount(x)', given: GROUPS, gives: '(8, None)' },
    ],
  ),
  records(
    {
      names:
        'tf.math.segment_sum tf.math.segment_mean tf.math.segment_max tf.math.segment_min tf.math.segment_prod tf.segment_sum tf.segment_mean tf.segment_max tf.segment_min tf.segment_prod',
      signature: 'data, segment_ids, **kwargs',
      summary: 'Rows of one group put together',
    },
    segments(false),
    [
      { code: 'tf.math.segment_sum(x, y)', given: GROUPS, gives: '(None, 5)' },
      { code: 'tf.math.segment_sum(x, y)', given: { ...GROUPS, y: '(7,)' }, refused: 'shape-mismatch' },
    ],
  ),
  records(
    {
      names:
        'tf.math.unsorted_segment_sum tf.math.unsorted_segment_mean tf.math.unsorted_segment_max tf.math.unsorted_segment_min tf.math.unsorted_segment_prod tf.math.unsorted_segment_sqrt_n tf.unsorted_segment_sum tf.unsorted_segment_mean tf.unsorted_segment_max tf.unsorted_segment_prod keras.ops.segment_sum keras.ops.segment_max keras.ops.segment_min keras.ops.segment_prod',
      signature: 'data, segment_ids, num_segments=None, **kwargs',
      summary: 'Rows of one group put together',
    },
    segments(true),
    [
      { code: 'tf.math.unsorted_segment_sum(x, y, 3)', given: GROUPS, gives: '(3, 5)' },
      { code: 'ops.segment_sum(x, y)', given: GROUPS, gives: '(None, 5)' },
    ],
  ),
  records(
    {
      names: 'tf.sequence_mask',
      signature: 'lengths, maxlen=None, dtype=None, name=None',
      summary: 'True up to each length',
    },
    mask,
    [
      { code: 'tf.sequence_mask(y, 20)', given: GROUPS, gives: '(8, 20)' },
      { code: 'tf.sequence_mask(y)', given: GROUPS, gives: '(8, None)' },
    ],
  ),
];
