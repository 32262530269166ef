import { DYNAMIC, type Shape } from '../../dims/dim';
import { formatShape } from '../../dims/format';
import type { TensorValue } from '../../graph/value';
import { type Args, itemsOf } from '../args';
import type { FunctionOp } from '../op';
import { refuse } from '../refusal';
import { asTensor } from '../tensors';
import { define, gives } from './define';

const lookup = define({
  name: 'tf.nn.embedding_lookup',
  signature: "params, ids, partition_strategy='mod', name=None, validate_indices=True, max_norm=None",
  summary: 'One row of the table for each number.',
  examples: [
    {
      code: 'tf.nn.embedding_lookup(e, ids)',
      given: { e: '(50000, 128)', ids: '(None, 20)' },
      gives: '(None, 20, 128)',
    },
    { code: 'tf.nn.embedding_lookup(e, ids)', given: { e: '(v, d)', ids: '(b,)' }, gives: '(b, d)' },
    { code: "tf.nn.embedding_lookup(e, ['a'])", given: { e: '(v, d)' }, refused: 'dtype' },
  ],
  apply: (args) => {
    const table = rows(args);
    const ids = args.tensor('ids');
    refuseIds(args, ids);
    return gives(ids.shape && table.shape && [...ids.shape, ...table.shape.slice(1)], table.dtype);
  },
});

const SPARSE =
  'sp_weights=None, combiner=None, max_norm=None, name=None, default_id=None, partition_strategy=None, **kwargs';

const sparseLookup = define({
  name: 'tf.nn.embedding_lookup_sparse',
  aliases: ['tf.nn.safe_embedding_lookup_sparse', 'tf.contrib.layers.safe_embedding_lookup_sparse'],
  signature: `params, sp_ids, ${SPARSE}`,
  renamed: { embedding_weights: 'params', sparse_ids: 'sp_ids', sparse_weights: 'sp_weights' },
  summary: 'The rows of all numbers of an example, summed or averaged.',
  examples: [
    {
      code: 'tf.nn.embedding_lookup_sparse(e, ids, None)',
      given: { e: '(1000, 16)', ids: '(b, None)' },
      gives: '(b, 16)',
    },
  ],
  apply: (args) => {
    const table = rows(args);
    return gives(table.shape && [args.tensor('sp_ids').shape?.[0] ?? DYNAMIC, ...table.shape.slice(1)], table.dtype);
  },
});

export const EMBEDDING: readonly FunctionOp[] = [lookup, sparseLookup];

/** The table; of a partitioned one the first part, whose rows are as long as all others. */
function rows(args: Args): TensorValue {
  const value = args.value('params');
  const [first] = value.kind === 'list' ? (itemsOf(value) ?? []) : [];
  const table = first?.kind === 'tensor' ? asTensor(first) : args.tensor('params');
  refuseScalarTable(args, table.shape);
  return table;
}

function refuseScalarTable(args: Args, shape: Shape): void {
  if (shape?.length !== 0) return;
  refuse(
    'layer-rank',
    '{op} expects a table of rank 1 or more, got {shape}',
    { op: args.opName, shape: formatShape(shape) },
    { arg: 'params' },
  );
}

function refuseIds(args: Args, ids: TensorValue): void {
  const { dtype } = ids;
  if (dtype !== 'string' && dtype?.startsWith('float') !== true) return;
  refuse(
    'dtype',
    '{op} expects int32 or int64 numbers of rows, got {dtype}',
    { op: args.opName, dtype },
    { arg: 'ids' },
  );
}
