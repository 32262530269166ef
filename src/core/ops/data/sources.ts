/** tf.data: where a Dataset comes from. */
import { decide } from '../../dims/compare';
import { type Dim, DYNAMIC, UNKNOWN } from '../../dims/dim';
import { formatDim } from '../../dims/format';
import { tensor, tuple } from '../../graph/make';
import type { Value } from '../../graph/value';
import { type Args, itemsOf } from '../args';
import type { FunctionOp, Outcome } from '../op';
import { refuse } from '../refusal';
import { dataStructure, firstLength, leavesOf, mapShapes, withoutBatch } from '../tensorflow/structure';
import { asTensor } from '../tensors';
import { dataset, gives, record, scalar } from './dataset';

export const SOURCE_OPS: readonly FunctionOp[] = [
  record({
    ...named('Dataset.from_tensor_slices experimental.from_tensor_slices'),
    signature: 'tensors, name=None',
    summary: 'A dataset of the rows of tensors.',
    apply: fromSlices,
    examples: [
      {
        code: 'next(iter(tf.data.Dataset.from_tensor_slices((x, y)).batch(4)))[0]',
        given: { x: '(100, 28, 28)', y: '(100,)' },
        gives: '(None, 28, 28)',
      },
      {
        code: 'tf.data.Dataset.from_tensor_slices((x, y))',
        given: { x: '(100, 28)', y: '(90,)' },
        refused: 'data-size',
      },
    ],
  }),
  record({
    ...named('Dataset.from_tensors'),
    signature: 'tensors, name=None',
    summary: 'A dataset of one element.',
    apply: (args) => gives(dataset(dataStructure(args.value('tensors')), 1)),
    examples: [{ code: 'next(iter(tf.data.Dataset.from_tensors(x)))', given: { x: '(5, 3)' }, gives: '(5, 3)' }],
  }),
  record({
    ...named('Dataset.range'),
    signature: '*args, output_type=None, name=None',
    summary: 'A dataset of whole numbers.',
    apply: () => gives(dataset(scalar('int64'))),
    examples: [{ code: 'next(iter(tf.data.Dataset.range(10).batch(2)))', given: {}, gives: '(None,)' }],
  }),
  record({
    ...named('Dataset.zip'),
    signature: '*datasets, name=None',
    summary: 'Elements of several datasets side by side.',
    apply: (args) => {
      const items = itemsOf(args.value('datasets')) ?? [];
      const [only] = items;
      return gives(dataset(zipped(items.length === 1 && only ? only : tuple(items))));
    },
    examples: [
      {
        code: 'next(iter(tf.data.Dataset.zip((tf.data.Dataset.from_tensor_slices(x), tf.data.Dataset.from_tensor_slices(x)))))[1]',
        given: { x: '(5, 3)' },
        gives: '(3,)',
      },
    ],
  }),
  record({
    ...named('Dataset.from_generator'),
    signature: 'generator, output_types=None, output_shapes=None, args=None, output_signature=None, name=None',
    summary: 'A dataset of what a Python generator yields.',
    apply: fromGenerator,
    examples: [
      {
        code: 'next(iter(tf.data.Dataset.from_generator(lambda: 0, tf.float32, (None, 3))))',
        given: {},
        gives: '(None, 3)',
      },
    ],
  }),
  record({
    ...named('Dataset.list_files TextLineDataset TFRecordDataset FixedLengthRecordDataset'),
    isFamily: true,
    signature: '*args, **kwargs',
    summary: 'A dataset of texts: file names, lines or records.',
    apply: () => gives(dataset(scalar('string'))),
    examples: [{ code: "next(iter(tf.data.Dataset.list_files('*.png').batch(2)))", given: {}, gives: '(None,)' }],
  }),
  record({
    ...named('experimental.CsvDataset'),
    signature: 'filenames, record_defaults, *args, select_cols=None, **kwargs',
    summary: 'A dataset of the rows of text files: one number or text for each column.',
    apply: (args) => {
      const columns = itemsOf(args.value('record_defaults'));
      const column = (each: Value): Value => tensor([], asTensor(each).dtype, 'tf');
      return gives(dataset(columns ? tuple(columns.map(column)) : tensor(undefined, undefined, 'tf')));
    },
    examples: [
      {
        code: "next(iter(tf.data.experimental.CsvDataset('f.csv', [float()] * 3).batch(8)))",
        given: {},
        gives: '(None,); (None,); (None,)',
      },
    ],
  }),
];

/** The canonical name and its aliases, which stand in `tf.data` too. */
function named(names: string): { readonly name: string; readonly aliases: readonly string[] } {
  const [name = '', ...aliases] = names.split(' ').map((each) => `tf.data.${each}`);
  return { name, aliases };
}

/** Source: tensorflow/python/data/ops/from_tensor_slices_op.py: all parts have the same first length. */
function fromSlices(args: Args): Outcome {
  const data = dataStructure(args.value('tensors'));
  const length = firstLength(data);
  for (const leaf of leavesOf(data)) {
    const other = leaf.kind === 'tensor' ? (leaf.shape?.[0] ?? UNKNOWN) : UNKNOWN;
    if (decide(length, '=', other) === 'no')
      refuse(
        'data-size',
        '{op} slices all parts along their first axis, but one has {a} entries and another {b}',
        { op: args.opName, a: formatDim(length), b: formatDim(other) },
        { arg: 'tensors' },
      );
  }
  return gives(dataset(mapShapes(data, withoutBatch), length));
}

function zipped(value: Value): Value {
  if (value.kind === 'dataset') return value.element;
  const items = itemsOf(value);
  return items ? tuple(items.map(zipped)) : tensor(undefined, undefined, 'tf');
}

/** Structure of tf.TensorSpec or of dtypes with shapes. */
function fromGenerator(args: Args): Outcome {
  const signature = args.value('output_signature');
  if (signature.kind !== 'none') return gives(dataset(dataStructure(signature)));
  return gives(dataset(typed(args.value('output_types'), args.value('output_shapes'))));
}

function typed(types: Value, shapes: Value): Value {
  if (types.kind === 'tuple' || types.kind === 'list') {
    const parts = itemsOf(shapes);
    return tuple(types.items.map((type, i) => typed(type, parts?.[i] ?? { kind: 'none' })));
  }
  const dims = itemsOf(shapes)?.map((item): Dim => (item.kind === 'int' ? item.value : DYNAMIC));
  return tensor(dims, types.kind === 'dtype' ? types.name : undefined, 'tf');
}
