import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { toJson } from '../../src/core/facts/rational';
import { receptiveFields } from '../../src/core/facts/receptive-field';
import { spanOf } from '../../src/core/facts/region';
import { type SeenLayer, trace } from '../../src/core/facts/trace';
import type { Call } from '../../src/core/graph/call';
import { analysed } from '../support/analyse';

/** The input cells that gradients of real Keras say one output unit depends on, found by brute force. */
interface Model {
  readonly id: string;
  readonly source: string;
  readonly input_shape: readonly [number, number, number];
  readonly output_shape: readonly number[];
  readonly units: readonly Unit[];
  /** Only of models without branches. */
  readonly rf_textbook: { readonly size: readonly number[]; readonly jump: readonly number[] } | null;
}

interface Unit {
  readonly unit: readonly [number, number];
  /** First and last row, first and last column; null where no cell is seen. */
  readonly range: readonly number[] | null;
  /** Fewer than the range where the set has holes. */
  readonly n_rows: number;
  readonly n_cols: number;
  readonly n_pixels: number;
}

describe('oracle: what one unit sees', () => {
  const models = modelsOf(join('test', 'oracle', 'receptive-field.jsonl.gz'));

  it('has all recorded models, four units each', () => {
    assert.equal(models.length, 84);
    for (const { units } of models) assert.equal(units.length, 4);
  });

  for (const model of models) {
    it(`${model.id}: exactly the recorded cells`, () => {
      const last = lastCall(model);
      for (const unit of model.units) {
        const input = trace(last, unit.unit, receptiveFields())?.at(-1);
        assert.ok(input, 'it is traced');
        const { unit: _, range, n_rows, n_cols, n_pixels } = unit;
        assert.deepEqual(seen(input), { range, n_rows, n_cols, n_pixels });
      }
    });
  }

  for (const model of models) {
    if (!model.rf_textbook) continue;
    const { size, jump } = model.rf_textbook;
    it(`${model.id}: the size and stride of the textbook`, () => {
      const field = receptiveFields().of(lastCall(model));
      assert.ok(field.kind === 'local');
      const axes = [1, 2].map((axis) => field.axes.get(axis));
      assert.deepEqual(
        axes.map((axis) => [axis?.size ?? 1, axis ? Number(toJson(axis.stride)) : 1]),
        [0, 1].map((i) => [size[i], jump[i]]),
      );
    });
  }
});

function modelsOf(file: string): readonly Model[] {
  const lines = gunzipSync(readFileSync(file)).toString('utf8').trim().split('\n');
  // The file is recorded once and has this form on every line.
  return lines.map((line) => JSON.parse(line) as Model);
}

/** The call that makes the output of the model, whose shape has to be right before anything else is. */
function lastCall({ source, output_shape }: Model): Call {
  const { models } = analysed(source).analysis;
  const output = models[0]?.state.outputs[0];
  assert.deepEqual(output?.shape?.slice(1), output_shape);
  assert.ok(output.producer);
  return output.producer;
}

function seen(input: SeenLayer): Omit<Unit, 'unit'> {
  const [rows = [], cols = []] = spanOf(input);
  const pixels = new Set(
    input.boxes.flatMap(([r = new Set<number>(), c = new Set<number>()]) =>
      [...r].flatMap((row) => [...c].map((col) => `${row} ${col}`)),
    ),
  );
  const range = [rows.at(0), rows.at(-1), cols.at(0), cols.at(-1)].filter((index) => index !== undefined);
  return { range: range.length === 4 ? range : null, n_rows: rows.length, n_cols: cols.length, n_pixels: pixels.size };
}
