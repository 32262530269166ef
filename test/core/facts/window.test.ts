import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import {
  type AxisRule,
  axisOf,
  hull,
  nominalField,
  reads,
  taps,
  traceBack,
  traceForward,
} from '../../../src/core/facts/window';

const plain = { s: 1, d: 1, padding: 'valid', transposed: false } as const;
const transposed = { d: 1, transposed: true } as const;

/** A number for reading: the tests write `n k s d padding → out, before, after`. */
function row(rule: AxisRule, n: number): readonly number[] {
  const { out, p0, p1 } = axisOf(rule, n);
  return [out, p0, p1];
}

const seen = (rule: AxisRule, n: number, o: number): readonly number[] => taps(axisOf(rule, n), o).map((tap) => tap.i);
const readers = (rule: AxisRule, n: number, i: number): readonly number[] =>
  reads(axisOf(rule, n), i).map((read) => read.o);

describe('window: the axis that a rule makes', () => {
  it('splits SAME padding with the odd one last', () => {
    assert.deepEqual(row({ ...plain, k: 4, padding: 'same' }, 64), [64, 1, 2]);
    assert.deepEqual(row({ ...plain, k: 7, s: 2, padding: 'same' }, 224), [112, 2, 3]);
    assert.deepEqual(row({ ...plain, k: 2, s: 2, padding: 'same' }, 7), [4, 0, 1]);
    assert.deepEqual(row({ ...plain, k: 1, s: 3, padding: 'same' }, 7), [3, 0, 0]);
  });
  it('leaves VALID unpadded and says when the kernel does not fit', () => {
    assert.deepEqual(row({ ...plain, k: 4 }, 66), [63, 0, 0]);
    assert.deepEqual(row({ ...plain, k: 3, d: 2 }, 4), [0, 0, 0]);
  });
  it('pads causally on the left only', () => {
    assert.deepEqual(row({ ...plain, k: 3, d: 8, padding: 'causal' }, 64), [64, 16, 0]);
    assert.deepEqual(row({ ...plain, k: 3, s: 2, padding: 'causal' }, 10), [5, 2, 0]);
  });
  it('takes explicit padding and cropping', () => {
    assert.deepEqual(row({ ...plain, k: 3, s: 2, padding: [0, 1] }, 20), [10, 0, 1]);
    assert.deepEqual(row({ ...plain, k: 1, padding: [-1, -2] }, 10), [7, -1, -2]);
  });
  it('gives transposed axes the sizes of Keras', () => {
    const out = (k: number, s: number, padding: 'same' | 'valid', more: Partial<AxisRule> = {}): number =>
      axisOf({ ...transposed, k, s, padding, ...more }, 7).out;
    assert.equal(out(3, 2, 'valid'), 15);
    assert.equal(out(3, 2, 'same'), 14);
    assert.equal(out(1, 3, 'valid'), 21);
    assert.equal(out(2, 3, 'same', { outputPadding: 1 }), 19);
    assert.equal(out(4, 2, 'valid', { outputPadding: 1 }), 17);
    assert.equal(out(3, 1, 'valid', { d: 2 }), 11);
  });
  it('spans the whole axis for global pooling', () => {
    assert.deepEqual(seen({ ...plain, k: 'all' }, 5, 0), [0, 1, 2, 3, 4]);
    assert.equal(axisOf({ ...plain, k: 'all' }, 5).out, 1);
  });
  it('obeys the law of SAME', () => {
    for (let n = 1; n < 80; n++)
      for (let k = 1; k < 8; k++)
        for (let s = 1; s < 4; s++) {
          const axis = axisOf({ ...plain, k, s, padding: 'same' }, n);
          const where = `n ${n} k ${k} s ${s}`;
          assert.equal(axis.out, Math.ceil(n / s), where);
          assert.ok(axis.p1 - axis.p0 === 0 || axis.p1 - axis.p0 === 1, where);
          assert.ok(axis.p0 + axis.p1 === 0 || (axis.out - 1) * s + k === n + axis.p0 + axis.p1, where);
        }
  });
});

describe('window: what an output sees and who reads an input', () => {
  const question: AxisRule = { ...plain, k: 4, padding: 'same' };
  it('answers the question: first unit −1…2, last unit 62…65', () => {
    assert.deepEqual(seen(question, 64, 0), [-1, 0, 1, 2]);
    assert.deepEqual(seen(question, 64, 63), [62, 63, 64, 65]);
    assert.deepEqual(
      taps(axisOf(question, 64), 63).map((tap) => tap.pad),
      [false, false, true, true],
    );
  });
  it('finds the readers of a pixel', () => {
    assert.deepEqual(readers(question, 64, 10), [8, 9, 10, 11]);
    assert.deepEqual(readers(question, 64, 0), [0, 1]);
  });
  it('skips what a stride steps over', () => assert.deepEqual(readers({ ...plain, k: 1, s: 2 }, 8, 3), []));
  it('keeps the gaps of a dilated window', () =>
    assert.deepEqual(seen({ ...plain, k: 3, d: 4, padding: 'same' }, 32, 2), [-2, 2, 6]));
  it('lists only inputs that are there on a transposed axis', () =>
    assert.deepEqual(seen({ ...transposed, k: 4, s: 2, padding: 'same' }, 16, 7), [4, 3]));
  it('reads one cell when it up-samples', () =>
    assert.deepEqual(seen({ ...transposed, k: 3, s: 3, padding: 'valid' }, 4, 7), [2]));
});

const anyRule: fc.Arbitrary<AxisRule> = fc
  .record({
    k: fc.integer({ min: 1, max: 7 }),
    s: fc.integer({ min: 1, max: 4 }),
    d: fc.integer({ min: 1, max: 3 }),
    transposed: fc.boolean(),
    padding: fc.oneof(
      fc.constantFrom('same' as const, 'valid' as const, 'causal' as const),
      fc.tuple(fc.integer({ min: -2, max: 4 }), fc.integer({ min: -2, max: 4 })),
    ),
  })
  .filter((rule) => !(rule.transposed && rule.padding === 'causal'));

describe('window: both directions', () => {
  it('are transposes of each other', () =>
    fc.assert(
      fc.property(anyRule, fc.integer({ min: 1, max: 40 }), (rule, n) => {
        const axis = axisOf(rule, n);
        const there: string[] = [];
        const back: string[] = [];
        for (let o = 0; o < axis.out; o++)
          for (const tap of taps(axis, o)) if (!tap.pad) there.push(`${tap.i} ${tap.u} ${o}`);
        for (let i = 0; i < n; i++) for (const read of reads(axis, i)) back.push(`${i} ${read.u} ${read.o}`);
        assert.deepEqual(there.sort(), back.sort());
      }),
      { numRuns: 1500 },
    ));
});

describe('window: traces', () => {
  const causal = (d: number): AxisRule => ({ ...plain, k: 3, d, padding: 'causal' });
  const stack = [axisOf(causal(4), 64), axisOf(causal(8), 64)];
  it('keep the exact set of a dilated causal stack', () => {
    const [image] = traceBack(stack, 9);
    assert.deepEqual(
      [...(image ?? [])].sort((a, b) => a - b),
      [-7, -3, 1, 5, 9],
    );
    assert.deepEqual(hull(image ?? []), [-7, 9]);
    assert.deepEqual(nominalField(stack), { size: 25, stride: 1 });
  });
  it('drop padding between layers', () =>
    assert.deepEqual(
      [...(traceBack(stack, 9)[1] ?? [])].sort((a, b) => a - b),
      [1, 9],
    ));
  it('reach forward to exactly the units that see the pixel', () => {
    const [, , last] = traceForward(stack, 5);
    const expected = Array.from({ length: 64 }, (_, o) => o).filter((o) => traceBack(stack, o)[0]?.has(5));
    assert.deepEqual(
      [...(last ?? [])].sort((a, b) => a - b),
      expected,
    );
  });
  it('have no hull when nothing is seen', () => assert.equal(hull([]), undefined));
});

interface RecordedLayer {
  readonly id: string;
  readonly op: string;
  readonly in: readonly string[];
  readonly kernel_size?: number | readonly [number, number];
  readonly strides?: number | readonly [number, number] | null;
  readonly dilation_rate?: number;
  readonly padding?: 'same' | 'valid';
  readonly pad?: readonly (readonly [number, number])[];
  readonly crop?: readonly (readonly [number, number])[];
  readonly size?: readonly [number, number];
}
interface RecordedModel {
  readonly id: string;
  readonly layers: readonly RecordedLayer[];
  readonly input_shape: readonly [number, number, number];
  readonly output_shape: readonly [number, number, number];
  readonly units: readonly {
    readonly unit: readonly [number, number];
    readonly range: readonly number[] | null;
    readonly n_rows: number;
    readonly n_cols: number;
    readonly n_pixels: number;
  }[];
  readonly rf_textbook: { readonly size: readonly number[]; readonly jump: readonly number[] } | null;
}

const models = gunzipSync(readFileSync('test/oracle/receptive-field.jsonl.gz'))
  .toString('utf8')
  .trim()
  .split('\n')
  // The file is recorded once and has this form on every line.
  .map((line) => JSON.parse(line) as RecordedModel);

const pick = (value: number | readonly [number, number] | null | undefined, axis: number, otherwise: number): number =>
  typeof value === 'number' ? value : (value?.[axis] ?? otherwise);

function ruleOf(layer: RecordedLayer, axis: number): AxisRule {
  if (layer.pad) return { ...plain, k: 1, padding: layer.pad[axis] as [number, number] }; // Recorded with both axes.
  const crop = layer.crop?.[axis];
  if (crop) return { ...plain, k: 1, padding: [-crop[0], -crop[1]] };
  if (layer.size) return { ...plain, k: pick(layer.size, axis, 1), s: pick(layer.size, axis, 1), transposed: true };
  const k = pick(layer.kernel_size, axis, 1);
  const s = pick(layer.strides, axis, layer.op.includes('Pooling') ? k : 1);
  const padding = layer.padding ?? 'valid';
  return { k, s, d: layer.dilation_rate ?? 1, padding, transposed: layer.op === 'Conv2DTranspose' };
}

type Route = readonly RecordedLayer[];

/** Every way from the image to a layer; a model without branches has one. */
function routes(model: RecordedModel, id: string): readonly Route[] {
  const layer = model.layers.find((candidate) => candidate.id === id);
  return layer ? layer.in.flatMap((from) => routes(model, from).map((route) => [...route, layer])) : [[]];
}

function axesAlong(route: Route, n: number, axis: number): ReturnType<typeof axisOf>[] {
  let length = n;
  return route.map((layer) => {
    const made = axisOf(ruleOf(layer, axis), length);
    length = made.out;
    return made;
  });
}

/** The pixels that one output unit depends on, as `row col`. */
function pixels(model: RecordedModel, unit: readonly [number, number]): ReadonlySet<string> {
  const ways = routes(model, model.layers.at(-1)?.id ?? '');
  return new Set(ways.flatMap((route) => product(seenAlong(model, route, unit, 0), seenAlong(model, route, unit, 1))));
}

function seenAlong(
  model: RecordedModel,
  route: Route,
  unit: readonly [number, number],
  axis: 0 | 1,
): readonly number[] {
  const n = model.input_shape[axis];
  const [image] = traceBack(axesAlong(route, n, axis), unit[axis]);
  return [...(image ?? [])].filter((index) => 0 <= index && index < n);
}

function product(rows: readonly number[], cols: readonly number[]): readonly string[] {
  return rows.flatMap((row) => cols.map((col) => `${row} ${col}`));
}

const column = (cells: ReadonlySet<string>, axis: 0 | 1): ReadonlySet<number> =>
  new Set([...cells].map((cell) => Number(cell.split(' ')[axis])));

describe('window: what real Keras gradients depend on', () => {
  it('has the recorded models', () => assert.equal(models.length, 84));
  for (const model of models)
    it(`${model.id} sees exactly the recorded pixels`, () => {
      for (const { unit, range, ...recorded } of model.units) {
        const cells = pixels(model, unit);
        const rows = column(cells, 0);
        const cols = column(cells, 1);
        const counts = { n_rows: rows.size, n_cols: cols.size, n_pixels: cells.size };
        assert.deepEqual(counts, { n_rows: recorded.n_rows, n_cols: recorded.n_cols, n_pixels: recorded.n_pixels });
        assert.deepEqual(cells.size === 0 ? null : [...(hull(rows) ?? []), ...(hull(cols) ?? [])], range);
      }
    });
  for (const model of models.filter((candidate) => candidate.rf_textbook))
    it(`${model.id} has the textbook size and stride`, () => {
      const [route] = routes(model, model.layers.at(-1)?.id ?? '');
      const fields = [0, 1].map((axis) => nominalField(axesAlong(route ?? [], model.input_shape[axis] ?? 0, axis)));
      assert.deepEqual(
        fields.map((field) => field.size),
        model.rf_textbook?.size,
      );
      assert.deepEqual(
        fields.map((field) => field.stride),
        model.rf_textbook?.jump,
      );
    });
});
