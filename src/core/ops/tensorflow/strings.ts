/** tf.strings: a text or number for each text. */
import { type Dim, DYNAMIC } from '../../dims/dim';
import { list } from '../../graph/make';
import type { FunctionOp } from '../op';
import { dataStructure, leavesOf, mapShapes, namedTuple } from './structure';
import { define, dtypeOf, gives, result, tf } from './define';

const RENAMED = { string_tensor: 'input', source: 'input', tensor: 'input', x: 'input', strings: 'input' };

/** What comes of each text, and the functions of which it does. */
const ROWS: readonly (readonly [dtype: string, names: string])[] = [
  [
    'string',
    'strings.lower strings.upper strings.strip strings.regex_replace strings.as_string strings.substr as_string substr regex_replace encode_base64 decode_base64 io.encode_base64 io.decode_base64 io.decode_compressed read_file io.read_file',
  ],
  ['int32', 'strings.length strings.unicode_script'],
  ['int64', 'strings.to_hash_bucket strings.to_hash_bucket_fast strings.to_hash_bucket_strong'],
  ['bool', 'strings.regex_full_match image.is_jpeg io.is_jpeg'],
];

const each: readonly FunctionOp[] = ROWS.map(([dtype, names]) => {
  const [name = '', ...aliases] = names.split(' ').map((short) => `tf.${short}`);
  return define({
    name,
    aliases,
    isFamily: true,
    signature: 'input, *args, **kwargs',
    renamed: { ...RENAMED, contents: 'input', filename: 'input', bytes: 'input' },
    summary: 'Something of each text.',
    examples: [{ code: `${name}(x)`, given: { x: '(b, 3)' }, gives: '(b, 3)' }],
    apply: (args) => gives(args.tensor('input').shape, dtype),
  });
});

export const STRINGS: readonly FunctionOp[] = [
  ...each,
  define({
    name: 'tf.strings.to_number',
    aliases: ['tf.string_to_number'],
    signature: 'input, out_type=None, name=None',
    renamed: RENAMED,
    summary: 'Numbers that are written in texts.',
    examples: [{ code: 'tf.strings.to_number(x, tf.int32)', given: { x: '(b,)' }, gives: '(b,)' }],
    apply: (args) => gives(args.tensor('input').shape, dtypeOf(args, 'out_type', 'float32')),
  }),
  define({
    name: 'tf.io.decode_raw',
    aliases: ['tf.decode_raw'],
    signature: 'input_bytes, out_type, *args, **kwargs',
    renamed: { bytes: 'input_bytes' },
    summary: 'The numbers in bytes, along a new axis.',
    examples: [{ code: 'tf.io.decode_raw(x, tf.uint8)', given: { x: '(b,)' }, gives: '(b, None)' }],
    apply: (args) => {
      const { shape } = args.tensor('input_bytes');
      return gives(shape && [...shape, DYNAMIC], dtypeOf(args, 'out_type', undefined));
    },
  }),
  define({
    name: 'tf.audio.decode_wav',
    signature: 'contents, desired_channels=-1, desired_samples=-1, name=None',
    summary: 'The samples of a sound file, and how many there are in a second.',
    examples: [
      { code: "tf.audio.decode_wav('f')", given: {}, gives: '(None, None); ()' },
      { code: "tf.audio.decode_wav('f', desired_channels=1).audio", given: {}, gives: '(None, 1)' },
    ],
    apply: (args) => {
      const told = (name: string): Dim => (args.int(name) === -1 ? DYNAMIC : args.int(name));
      const audio = tf([told('desired_samples'), told('desired_channels')], 'float32');
      return result(namedTuple({ audio, sample_rate: tf([], 'int32') }));
    },
  }),
  define({
    name: 'tf.io.decode_csv',
    aliases: ['tf.decode_csv'],
    signature: 'records, record_defaults, *args, **kwargs',
    summary: 'The columns of lines.',
    examples: [{ code: 'tf.io.decode_csv(x, [[0.0], [0]])', given: { x: '(b,)' }, gives: '(b,); (b,)' }],
    apply: (args) => {
      const { shape } = args.tensor('records');
      const defaults = args.tensors('record_defaults');
      return result(defaults ? list(defaults.map(({ dtype }) => tf(shape, dtype))) : list([], tf(shape, undefined)));
    },
  }),
  define({
    name: 'tf.io.FixedLenFeature',
    aliases: ['tf.FixedLenFeature'],
    signature: 'shape, dtype, default_value=None',
    summary: 'A feature of a record with a known shape.',
    examples: [{ code: 'tf.io.FixedLenFeature([28, 28], tf.float32)', given: {}, gives: '(28, 28)' }],
    apply: (args) => gives(args.shape('shape'), dtypeOf(args, 'dtype', undefined)),
  }),
  define({
    name: 'tf.io.VarLenFeature',
    aliases: ['tf.VarLenFeature', 'tf.io.RaggedFeature', 'tf.io.SparseFeature', 'tf.SparseFeature'],
    isFamily: true,
    signature: '*args, **kwargs',
    summary: 'A feature of a record that may have any length.',
    examples: [{ code: 'tf.io.VarLenFeature(tf.int64)', given: {}, gives: '(None,)' }],
    apply: () => gives([DYNAMIC], undefined),
  }),
  define({
    name: 'tf.io.FixedLenSequenceFeature',
    aliases: ['tf.FixedLenSequenceFeature'],
    signature: 'shape, dtype, *args, **kwargs',
    summary: 'A feature of a record with a row for each step.',
    examples: [{ code: 'tf.io.FixedLenSequenceFeature([28], tf.float32)', given: {}, gives: '(None, 28)' }],
    apply: (args) => {
      const shape = args.shape('shape');
      return gives(shape && [DYNAMIC, ...shape], dtypeOf(args, 'dtype', undefined));
    },
  }),
  ...(['single_example', 'example'] as const).map((name) =>
    define({
      name: `tf.io.parse_${name}`,
      aliases: [`tf.parse_${name}`],
      signature: 'serialized, features, *args, **kwargs',
      summary: 'The features of records.',
      examples: [
        {
          code: `tf.io.parse_${name}(x, {'image': tf.io.FixedLenFeature([28, 28], tf.float32)})['image']`,
          given: { x: name === 'example' ? '(b,)' : '()' },
          gives: name === 'example' ? '(b, 28, 28)' : '(28, 28)',
        },
      ],
      apply: (args) => {
        const batch = name === 'example' ? args.tensor('serialized').shape : [];
        const made = mapShapes(
          dataStructure(args.value('features')),
          (shape) => batch && shape && [...batch, ...shape],
        );
        return result(leavesOf(made).length === 0 ? tf(undefined, undefined) : made);
      },
    }),
  ),
];
