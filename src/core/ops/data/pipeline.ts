/** tf.data: what one element of a Dataset is, step by step through its pipeline. */
import { ceilDivide, floorDivide } from '../../dims/arithmetic';
import { decide } from '../../dims/compare';
import { DYNAMIC, UNKNOWN } from '../../dims/dim';
import { formatDim } from '../../dims/format';
import { tensor, tuple } from '../../graph/make';
import type { DatasetValue, Value } from '../../graph/value';
import type { Args } from '../args';
import type { FunctionOp, OpContext, Outcome } from '../op';
import { refuse } from '../refusal';
import { mapShapes, withBatch, withoutBatch } from '../tensorflow/structure';
import { dataset, gives, record, scalar } from './dataset';

/** The dataset that a method is called on; an unknown one where the receiver is something else. */
function self(args: Args): DatasetValue {
  const value = args.value('self');
  return value.kind === 'dataset' ? value : dataset(tensor(undefined, undefined, 'tf'));
}

/** A tuple is handed over as several arguments. Source: tensorflow/python/data/ops/structured_function.py. */
function mapped(args: Args, context: OpContext, name = 'map_func'): Value {
  const { element } = self(args);
  return context.call(args.value(name), element.kind === 'tuple' ? element.items : [element]);
}

function batched(args: Args, { element, length } = self(args)): Outcome {
  const size = args.int('batch_size');
  if (decide(size, '<', 1) === 'yes')
    refuse(
      'bad-argument',
      '{op} needs a batch_size of at least 1, got {size}',
      { op: args.opName, size: formatDim(size) },
      { arg: 'batch_size' },
    );
  const drops = args.bool('drop_remainder') === true;
  const count = drops ? floorDivide(length, size) : ceilDivide(length, size);
  // The last batch may be shorter, unless the length is known to be a multiple of the batch size.
  return gives(
    dataset(
      mapShapes(element, (shape) => withBatch(shape, drops ? size : DYNAMIC)),
      count,
    ),
  );
}

function paddedBatch(args: Args): Outcome {
  const { element } = self(args);
  const size = args.bool('drop_remainder') === true ? args.int('batch_size') : DYNAMIC;
  const padded = mapShapes(
    element,
    (shape) => shape && [size, ...shape.map((dim) => (dim === UNKNOWN ? DYNAMIC : dim))],
  );
  return gives(dataset(padded));
}

/** Steps that leave each element as it is. */
const KEEPING: Readonly<Record<string, string>> = {
  shuffle: 'buffer_size=None, seed=None, reshuffle_each_iteration=None',
  repeat: 'count=None',
  prefetch: 'buffer_size=None',
  cache: "filename=''",
  take: 'count=None',
  skip: 'count=None',
  filter: 'predicate=None',
  shard: 'num_shards=None, index=None',
  with_options: 'options=None',
  concatenate: 'dataset=None',
  take_while: 'predicate=None',
  ignore_errors: 'log_warning=False',
  as_numpy_iterator: '',
  make_one_shot_iterator: '',
  make_initializable_iterator: 'shared_name=None',
  snapshot: 'path=None',
};

export const PIPELINE_OPS: readonly FunctionOp[] = [
  ...Object.entries(KEEPING).map(([method, parameters]) =>
    record({
      name: `Dataset.${method}`,
      signature: `self, ${parameters}${parameters ? ', ' : ''}name=None`,
      summary: 'Leaves each element as it is.',
      apply: (args) => gives(dataset(self(args).element)),
      examples: [
        {
          code: `next(iter(tf.data.Dataset.from_tensor_slices(x).${method}()))`,
          given: { x: '(5, 3)' },
          gives: '(3,)',
        },
      ],
    }),
  ),
  record({
    name: 'Dataset.map',
    aliases: ['Dataset.map_with_legacy_function'],
    signature: 'self, map_func, num_parallel_calls=None, deterministic=None, **kwargs',
    summary: 'Applies a function to each element.',
    apply: (args, context) => {
      const result = mapped(args, context);
      return gives(dataset(result.kind === 'list' ? tuple(result.items) : result, self(args).length));
    },
    examples: [
      {
        code: 'next(iter(tf.data.Dataset.from_tensor_slices(x).map(lambda r: r[:10]).batch(4)))',
        given: { x: '(100, 28)' },
        gives: '(None, 10)',
      },
    ],
  }),
  record({
    name: 'Dataset.flat_map',
    aliases: ['Dataset.interleave'],
    signature: 'self, map_func, *args, **kwargs',
    summary: 'Puts the datasets that a function makes one behind the other.',
    apply: (args, context) => {
      const result = mapped(args, context);
      return gives(result.kind === 'dataset' ? dataset(result.element) : dataset(result));
    },
    examples: [
      {
        code: 'next(iter(tf.data.Dataset.from_tensor_slices(x).flat_map(lambda r: tf.data.Dataset.from_tensor_slices(r))))',
        given: { x: '(5, 3, 4)' },
        gives: '(4,)',
      },
    ],
  }),
  record({
    name: 'Dataset.apply',
    signature: 'self, transformation_func',
    summary: 'Applies a function to the whole dataset.',
    apply: (args, context) => {
      const result = context.call(args.value('transformation_func'), [self(args)]);
      return gives(result.kind === 'dataset' ? result : self(args));
    },
    examples: [
      {
        code: 'next(iter(tf.data.Dataset.from_tensor_slices(x).apply(lambda d: d.batch(2))))',
        given: { x: '(5, 3)' },
        gives: '(None, 3)',
      },
    ],
  }),
  record({
    name: 'Dataset.batch',
    signature: 'self, batch_size, drop_remainder=False, num_parallel_calls=None, deterministic=None, name=None',
    summary: 'Puts elements together into batches.',
    apply: (args) => batched(args),
    examples: [
      {
        code: 'next(iter(tf.data.Dataset.from_tensor_slices(x).batch(4, drop_remainder=True)))',
        given: { x: '(n, 28)' },
        gives: '(4, 28)',
      },
      { code: 'tf.data.Dataset.from_tensor_slices(x).batch(0)', given: { x: '(100, 28)' }, refused: 'bad-argument' },
    ],
  }),
  record({
    name: 'Dataset.padded_batch',
    signature: 'self, batch_size, padded_shapes=None, padding_values=None, drop_remainder=False, name=None',
    summary: 'Batches of elements made equally long.',
    apply: paddedBatch,
    examples: [
      {
        code: 'next(iter(tf.data.Dataset.from_tensor_slices(x).padded_batch(2)))',
        given: { x: '(5, 3)' },
        gives: '(None, 3)',
      },
    ],
  }),
  record({
    name: 'Dataset.rebatch',
    signature: 'self, batch_size, drop_remainder=False, name=None',
    summary: 'Batches of another size.',
    apply: (args) => batched(args, dataset(mapShapes(self(args).element, withoutBatch))),
    examples: [
      {
        code: 'next(iter(tf.data.Dataset.from_tensor_slices(x).batch(4).rebatch(3, drop_remainder=True)))',
        given: { x: '(n, 28)' },
        gives: '(3, 28)',
      },
    ],
  }),
  record({
    name: 'Dataset.unbatch',
    signature: 'self, name=None',
    summary: 'The rows of each element as elements.',
    apply: (args) => gives(dataset(mapShapes(self(args).element, withoutBatch))),
    examples: [
      { code: 'next(iter(tf.data.Dataset.from_tensor_slices(x).unbatch()))', given: { x: '(5, 3, 4)' }, gives: '(4,)' },
    ],
  }),
  record({
    name: 'Dataset.enumerate',
    signature: 'self, start=0, name=None',
    summary: 'Numbers the elements.',
    apply: (args) => gives(dataset(tuple([scalar('int64'), self(args).element]), self(args).length)),
    examples: [
      {
        code: 'next(iter(tf.data.Dataset.from_tensor_slices(x).enumerate()))[1]',
        given: { x: '(5, 3)' },
        gives: '(3,)',
      },
    ],
  }),
  record({
    name: 'Dataset.window',
    signature: 'self, size, shift=None, stride=1, drop_remainder=False, name=None',
    summary: 'Datasets of neighbouring elements.',
    apply: (args) => gives(dataset(dataset(self(args).element, args.int('size')))),
    examples: [
      {
        code: 'next(iter(next(iter(tf.data.Dataset.from_tensor_slices(x).window(2)))))',
        given: { x: '(5, 3)' },
        gives: '(3,)',
      },
    ],
  }),
  record({
    name: 'Dataset.get_next',
    signature: 'self, name=None',
    summary: 'The next element of an iterator.',
    apply: (args) => gives(self(args).element),
    examples: [
      {
        code: 'tf.data.Dataset.from_tensor_slices(x).make_one_shot_iterator().get_next()',
        given: { x: '(5, 3)' },
        gives: '(3,)',
      },
    ],
  }),
  record({
    name: 'Dataset.element_spec',
    isProperty: true,
    signature: 'self',
    summary: 'What one element is.',
    apply: (args) => gives(self(args).element),
    examples: [{ code: 'tf.data.Dataset.from_tensor_slices(x).element_spec', given: { x: '(5, 3)' }, gives: '(3,)' }],
  }),
  record({
    name: 'Dataset.cardinality',
    signature: 'self',
    summary: 'The number of elements.',
    apply: () => gives(scalar('int64')),
    examples: [{ code: 'tf.data.Dataset.from_tensor_slices(x).cardinality()', given: { x: '(5, 3)' }, gives: '()' }],
  }),
];
