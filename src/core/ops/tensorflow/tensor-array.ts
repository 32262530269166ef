/** tf.TensorArray: a list of tensors that loops fill. Each object knows what its entries are so far. */
import { type Dim, type Shape, UNKNOWN } from '../../dims/dim';
import { int, NONE } from '../../graph/make';
import type { InstanceValue, TensorValue, Value } from '../../graph/value';
import { multiply } from '../../dims/arithmetic';
import type { Args } from '../args';
import type { FunctionOp, Outcome } from '../op';
import { libraryInstance } from '../shared/opaque';
import { asTensor } from '../tensors';
import { define, dtypeOf, result, tf } from './define';
import { joined, withoutBatch } from './structure';

const NAME = 'tf.TensorArray';
const METHODS = [
  'write',
  'unstack',
  'scatter',
  'split',
  'read',
  'stack',
  'gather',
  'concat',
  'size',
  'identity',
  'mark_used',
  'close',
  'grad',
];

interface State {
  readonly length: Dim;
  /** Undefined until something was written. */
  readonly element: TensorValue | undefined;
  readonly dtype: string | undefined;
}

/** The object as a value: its methods carry the object's state with them. */
function arrayOf(state: State): InstanceValue {
  const own: Value = {
    kind: 'tuple',
    items: [
      int(state.length),
      state.element ?? NONE,
      state.dtype === undefined ? NONE : { kind: 'dtype', name: state.dtype },
    ],
  };
  const method = (name: string): Value => ({
    kind: 'method',
    target: { kind: 'op', name: `${NAME}.${name}` },
    args: [own],
    keywords: new Map(),
  });
  return libraryInstance('TensorArray', Object.fromEntries(METHODS.map((name) => [name, method(name)])));
}

function stateOf(args: Args): State {
  const own = args.value('self');
  const [length, element, dtype] = own.kind === 'tuple' ? own.items : [];
  return {
    length: length?.kind === 'int' ? length.value : UNKNOWN,
    element: element?.kind === 'tensor' ? element : undefined,
    dtype: dtype?.kind === 'dtype' ? dtype.name : undefined,
  };
}

function withEntry(state: State, entry: TensorValue, length = state.length): Outcome {
  const { elements: _, ...plain } = entry;
  const both = state.element ? joined(state.element, plain) : plain;
  return result(arrayOf({ ...state, length, element: both.kind === 'tensor' ? both : plain }));
}

const entryShape = ({ element }: State): Shape => element?.shape;

function stack(args: Args): Outcome {
  const state = stateOf(args);
  const shape = entryShape(state);
  return result(tf(shape && [state.length, ...shape], state.element?.dtype ?? state.dtype));
}

const method = (
  name: string,
  signature: string,
  spec: Pick<FunctionOp, 'summary' | 'examples' | 'apply'>,
): FunctionOp =>
  define({
    name: `${NAME}.${name}`,
    signature: `self${signature}, name=None`,
    link: 'https://www.tensorflow.org/api_docs/python/tf/TensorArray',
    ...spec,
  });

const WRITTEN = 'tf.TensorArray(tf.float32, size=5).write(0, x)';

export const TENSOR_ARRAY: readonly FunctionOp[] = [
  define({
    name: NAME,
    signature:
      'dtype, size=None, dynamic_size=None, clear_after_read=None, tensor_array_name=None, handle=None, flow=None, infer_shape=True, element_shape=None, colocate_with_first_write_call=True, name=None',
    summary: 'A list of tensors of one shape that loops fill.',
    examples: [
      { code: `${WRITTEN}.stack()`, given: { x: '(3, 4)' }, gives: '(5, 3, 4)' },
      { code: 'tf.TensorArray(tf.float32, size=n).write(0, x).stack()', given: { n: 'n', x: '(k,)' }, gives: '(n, k)' },
    ],
    apply: (args) => {
      const dtype = dtypeOf(args, 'dtype', undefined);
      const grows = args.isNone('size') || (!args.isNone('dynamic_size') && args.bool('dynamic_size') !== false);
      const shape = args.isNone('element_shape') ? undefined : args.shape('element_shape');
      return result(arrayOf({ length: grows ? UNKNOWN : args.int('size'), element: shape && tf(shape, dtype), dtype }));
    },
  }),
  method('write', ', index, value', {
    summary: 'The array with one more entry.',
    examples: [{ code: `${WRITTEN}.read(0)`, given: { x: '(3, 4)' }, gives: '(3, 4)' }],
    apply: (args) => withEntry(stateOf(args), asTensor(args.value('value'))),
  }),
  method('unstack', ', value', {
    summary: 'The array with the rows of a tensor as entries.',
    examples: [
      { code: 'tf.TensorArray(tf.float32, size=0).unstack(x).read(0)', given: { x: '(n, 4)' }, gives: '(4,)' },
    ],
    apply: (args) => {
      const value = asTensor(args.value('value'));
      const entry = { ...value, shape: withoutBatch(value.shape) };
      return withEntry(stateOf(args), entry, value.shape?.[0] ?? UNKNOWN);
    },
  }),
  method('scatter', ', indices, value', {
    summary: 'The array with the rows of a tensor at the given places.',
    examples: [
      {
        code: 'tf.TensorArray(tf.float32, size=3).scatter([0, 1], x).stack()',
        given: { x: '(2, 4)' },
        gives: '(3, 4)',
      },
    ],
    apply: (args) => {
      const value = asTensor(args.value('value'));
      return withEntry(stateOf(args), { ...value, shape: withoutBatch(value.shape) });
    },
  }),
  method('split', ', value, lengths', {
    summary: 'The array with parts of a tensor as entries.',
    examples: [
      { code: 'tf.TensorArray(tf.float32, size=2).split(x, [1, 3]).read(0)', given: { x: '(4, 5)' }, gives: '(?, 5)' },
    ],
    apply: (args) => {
      const value = asTensor(args.value('value'));
      return withEntry(stateOf(args), { ...value, shape: value.shape && [UNKNOWN, ...value.shape.slice(1)] });
    },
  }),
  method('read', ', index', {
    summary: 'One entry.',
    examples: [{ code: `${WRITTEN}.read(2)`, given: { x: '(n,)' }, gives: '(n,)' }],
    apply: (args) => {
      const state = stateOf(args);
      return result(state.element ?? tf(undefined, state.dtype));
    },
  }),
  method('stack', '', {
    summary: 'All entries along a new first axis.',
    examples: [{ code: `${WRITTEN}.stack()`, given: { x: '(n,)' }, gives: '(5, n)' }],
    apply: stack,
  }),
  method('gather', ', indices', {
    summary: 'Some entries along a new first axis.',
    examples: [{ code: `${WRITTEN}.gather([0, 1])`, given: { x: '(n,)' }, gives: '(2, n)' }],
    apply: (args) => {
      const state = stateOf(args);
      const [count = UNKNOWN] = asTensor(args.value('indices')).shape ?? [];
      const shape = entryShape(state);
      return result(tf(shape && [count, ...shape], state.dtype));
    },
  }),
  method('concat', '', {
    summary: 'All entries behind each other.',
    examples: [{ code: `${WRITTEN}.concat()`, given: { x: '(3, 4)' }, gives: '(15, 4)' }],
    apply: (args) => {
      const state = stateOf(args);
      const shape = entryShape(state);
      const [first = UNKNOWN, ...rest] = shape ?? [];
      return result(tf(shape && [multiply(state.length, first), ...rest], state.dtype));
    },
  }),
  method('size', '', {
    summary: 'The number of entries.',
    examples: [{ code: `${WRITTEN}.size()`, given: { x: '(n,)' }, gives: '()' }],
    apply: () => result(tf([], 'int32')),
  }),
  method('identity', '', {
    summary: 'The array itself.',
    examples: [{ code: `${WRITTEN}.identity().read(2)`, given: { x: '(n,)' }, gives: '(n,)' }],
    apply: (args) => result(arrayOf(stateOf(args))),
  }),
];
