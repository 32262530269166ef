/** `x[…]`. */
import { tensor } from '../../graph/make';
import type { Reach } from '../../graph/reach';
import type { TensorValue, Value } from '../../graph/value';
import type { OpGroup } from '../op';
import { type IndexPart, indexedShape, indexParts } from '../shared/indexing';
import { outcome, records, type Rule, SAME } from './record';

const getitem: Rule = (call) => {
  const self = call.tensor(0);
  const index = call.value(1);
  if (index.kind === 'string' && mayHaveNames(self)) return outcome(call.gives(undefined, undefined));
  const picked = pickElement(self, index);
  if (picked) return outcome(picked);
  const indexing = { opName: call.opName, shape: self.shape, library: self.library };
  const parts = indexParts(indexing, index);
  const cells = parts && indexedShape(indexing, parts);
  // An array of objects: each may be a list or an array of its own.
  const shape = self.dtype === 'object' && cells?.length === 0 ? undefined : cells;
  return outcome(
    { ...tensor(shape, self.dtype, self.library), ...slicedElements(self, index) },
    parts ? reachOf(parts) : undefined,
  );
};

/** The arrays of an .npz file, the fields of records, the columns of a table. */
function mayHaveNames({ shape, dtype }: TensorValue): boolean {
  return !shape || dtype === undefined || dtype === 'object';
}

/** Integers out of small vectors whose contents are followed: `tf.shape(x)[0]`. */
function pickElement(self: TensorValue, index: Value): Value | undefined {
  if (!self.elements || self.shape?.length !== 1 || index.kind !== 'int' || typeof index.value !== 'number')
    return undefined;
  return self.elements.at(index.value);
}

function slicedElements(self: TensorValue, index: Value): { readonly elements?: readonly Value[] } {
  if (!self.elements || self.shape?.length !== 1 || index.kind !== 'slice' || index.step.kind !== 'none') return {};
  const [from, to] = [boundOf(index.lower), boundOf(index.upper)];
  return from === 'unknown' || to === 'unknown' ? {} : { elements: self.elements.slice(from, to) };
}

function boundOf(value: Value): number | undefined | 'unknown' {
  if (value.kind === 'none') return undefined;
  return value.kind === 'int' && typeof value.value === 'number' ? value.value : 'unknown';
}

/** Slices keep cells in place up to an offset; picking one index of an axis takes the axis away. */
function reachOf(parts: readonly IndexPart[]): Reach | undefined {
  return parts.every((part) => part.kind === 'slice' && part.lower === undefined && part.step === 1) ? SAME : undefined;
}

export const GETITEM: readonly OpGroup[] = [
  records(
    {
      names: 'op.getitem',
      signature: 'self, index',
      summary: 'Part of an array: integers, slices, masks and integer arrays',
    },
    getitem,
    [
      { code: 'x[:, 0]', given: { x: '(None, 4, 5)' }, gives: '(None, 5)' },
      { code: 'x[..., 1:3, None]', given: { x: '(b, h, 5)' }, gives: '(b, h, 2, 1)' },
      { code: 'x[:, [0, 1, 2], [3, 4, 5]]', given: { x: '(5, 4, 6)' }, gives: '(5, 3)' },
      { code: 'x[[0, 1, 2], :, [3, 4, 5]]', given: { x: '(5, 4, 6)' }, gives: '(3, 4)' },
      { code: 'x[[[0, 1], [2, 3], [3, 4]]]', given: { x: '(5, 4)' }, gives: '(3, 2, 4)' },
      { code: 'x[:, y == 0]', given: { x: '(5, 4)', y: '(5,)' }, refused: 'shape-mismatch' },
      { code: 'x[:, 7]', given: { x: '(None, 4, 5)' }, refused: 'axis-range' },
    ],
  ),
  records({ names: 'keras.ops.get_item', signature: 'x, key', summary: 'Part of an array' }, getitem, [
    { code: 'ops.get_item(x, key=0)', given: { x: '(n, 4)' }, gives: '(4,)' },
  ]),
];
