/** tf.feature_column and DenseFeatures: columns of a table as numbers. Source: tensorflow/python/feature_column/feature_column_v2.py (2.15). */
import { add, multiply, product, sum } from '../../dims/arithmetic';
import { type Dim, UNKNOWN } from '../../dims/dim';
import { int } from '../../graph/make';
import type { Weight } from '../../graph/call';
import type { Value } from '../../graph/value';
import { type Args, itemsOf } from '../args';
import type { FunctionOp, LayerOp } from '../op';
import { libraryInstance } from '../shared/opaque';
import { define, result } from '../tensorflow/define';
import { layer, output } from './layer';
import { trained } from './weights';

/** `width`: how many numbers the column makes of each row; `buckets`: how many categories it has; `dimension`: of its vectors. */
type Told = Readonly<Partial<Record<'width' | 'buckets' | 'dimension', Dim>>>;

const read = (column: Value, name: keyof Told): Dim => {
  const found = column.kind === 'instance' ? column.attributes.get(name) : undefined;
  return found?.kind === 'int' ? found.value : UNKNOWN;
};

const count = (value: Value): Dim => itemsOf(value)?.length ?? UNKNOWN;
const of = (args: Args, name: keyof Told): Dim => read(args.value('column'), name);

const COLUMNS: readonly (readonly [name: string, signature: string, tell: (args: Args) => Told])[] = [
  ['numeric_column', 'key, shape=(1,)', (args) => ({ width: product(args.shape('shape') ?? [UNKNOWN]) })],
  [
    'bucketized_column',
    'column, boundaries',
    (args) => {
      const buckets = add(count(args.value('boundaries')), 1);
      return { buckets, width: multiply(of(args, 'width'), buckets) };
    },
  ],
  ['categorical_column_with_identity', 'key, num_buckets', (args) => ({ buckets: args.int('num_buckets') })],
  [
    'categorical_column_with_hash_bucket',
    'key, hash_bucket_size',
    (args) => ({ buckets: args.int('hash_bucket_size') }),
  ],
  ['crossed_column', 'keys, hash_bucket_size', (args) => ({ buckets: args.int('hash_bucket_size') })],
  [
    'categorical_column_with_vocabulary_list',
    'key, vocabulary_list, dtype=None, default_value=-1, num_oov_buckets=0',
    (args) => ({ buckets: add(count(args.value('vocabulary_list')), args.int('num_oov_buckets')) }),
  ],
  ['indicator_column', 'column', (args) => ({ width: of(args, 'buckets') })],
  [
    'embedding_column',
    'column, dimension',
    (args) => ({ width: args.int('dimension'), dimension: args.int('dimension'), buckets: of(args, 'buckets') }),
  ],
];

/** Vectors of a table for each embedding column. */
function tablesOf(columns: readonly Value[]): readonly Weight[] {
  return columns.flatMap((column) =>
    column.kind === 'instance' && column.attributes.has('dimension')
      ? [trained('embedding_weights', [read(column, 'buckets'), read(column, 'dimension')])]
      : [],
  );
}

const CALLED = 'tf.feature_column.';
const LIST = `['a', 'b', 'c']`;
const CATEGORY = `${CALLED}categorical_column_with_vocabulary_list('k', ${LIST})`;

/** A dense column of each kind, and how many numbers it has. */
const DENSE_COLUMNS: Readonly<Record<string, readonly [code: string, width: number]>> = {
  numeric_column: [`${CALLED}numeric_column('k', shape=(2, 3))`, 6],
  bucketized_column: [`${CALLED}bucketized_column(${CALLED}numeric_column('k'), [1, 5, 9])`, 4],
  indicator_column: [`${CALLED}indicator_column(${CATEGORY})`, 3],
  embedding_column: [`${CALLED}embedding_column(${CATEGORY}, dimension=8)`, 8],
  categorical_column_with_identity: [indicated("identity('k', num_buckets=5)"), 5],
  categorical_column_with_hash_bucket: [indicated("hash_bucket('k', 100)"), 100],
  categorical_column_with_vocabulary_list: [indicated(`vocabulary_list('k', ${LIST}, num_oov_buckets=2)`), 5],
  crossed_column: [`${CALLED}indicator_column(${CALLED}crossed_column(['a', 'b'], 50))`, 50],
};

function indicated(call: string): string {
  return `${CALLED}indicator_column(${CALLED}categorical_column_with_${call})`;
}

/** The columns of a list, or the only one. */
const listed = (value: Value): readonly Value[] => itemsOf(value) ?? [value];

export const DENSE_FEATURES: LayerOp = layer({
  name: 'DenseFeatures',
  signature: 'feature_columns',
  summary: 'The columns of a table side by side, as numbers.',
  page: 'preprocessing_layers',
  examples: [
    {
      code: `layers.DenseFeatures([${CALLED}numeric_column('a'), ${CALLED}embedding_column(${CATEGORY}, 8)])({'a': x, 'k': x})`,
      given: { x: '(b, 1)' },
      gives: '(b, 9)',
      params: 24,
    },
    { code: 'layers.DenseFeatures(columns)(x)', given: { x: '(b, 1)', columns: 'load()' }, gives: '(b, ?)' },
  ],
  apply: (call) => {
    const columns = listed(call.args.value('feature_columns'));
    const rows = call.inputs.find(({ shape }) => shape)?.shape?.[0] ?? UNKNOWN;
    const width = sum(columns.map((column) => read(column, 'width')));
    return { result: output(call, [rows, width]), weights: tablesOf(columns) };
  },
});

export const FEATURE_COLUMNS: readonly FunctionOp[] = COLUMNS.map(([name, signature, tell]) =>
  define({
    name: CALLED + name,
    signature: `${signature}, *args, **kwargs`,
    renamed: { source_column: 'column', categorical_column: 'column' },
    summary: 'What becomes of a column of a table.',
    examples: [
      {
        code: `layers.DenseFeatures(${DENSE_COLUMNS[name]?.[0] ?? ''})(x)`,
        given: { x: '(b, 1)' },
        gives: `(b, ${String(DENSE_COLUMNS[name]?.[1])})`,
      },
    ],
    apply: (args) => {
      const told = Object.entries(tell(args)).map(([key, dim]): [string, Value] => [key, int(dim)]);
      return result(libraryInstance('FeatureColumn', Object.fromEntries(told)));
    },
  }),
);
