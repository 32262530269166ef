import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { dimToJson, shapeToJson } from '../../src/core/dims/format';
import { parametersOf } from '../../src/core/facts/parameters';
import type { Value } from '../../src/core/graph/value';
import type { Document } from '../../src/core/ide/document';
import { analysed } from '../support/analyse';

/** One layer in one configuration, applied by real Keras 3.16 to inputs of given shapes. */
interface Row {
  readonly id: string;
  readonly layer: string;
  /** The text of the constructor. */
  readonly py: string;
  readonly call: 'single' | 'list' | 'args' | 'initial_state' | 'cell' | 'stacked_cell' | 'bbox' | 'input' | 'text';
  /** The call as it is written, `$L` for the layer: of `text`. */
  readonly call_text?: string;
  readonly call_kwargs?: Readonly<Record<string, boolean>>;
  readonly input_shapes: readonly JsonShape[];
  readonly input_dtype?: string;
  /** One for each input. */
  readonly input_dtypes?: readonly (string | null)[];
  readonly ok: boolean;
  readonly output_shapes: readonly JsonShape[] | null;
  readonly output_structure?: unknown;
  readonly params: number | null;
  readonly trainable_params: number | null;
  readonly error_message?: string;
  /** `match`: real tensors gave the same shapes. An object: they did not, and the answer is not to be trusted. */
  readonly eager?: unknown;
}

type JsonShape = readonly (number | null)[];

/**
 * The second file: configurations changed at random, of the first file and of layers, arguments and calls that it has not. Run
 * through Keras 3.16 with its NumPy backend; rows where a run with arrays fails or differs are left out.
 */
const FILES = [
  { file: 'keras-layer-vectors.jsonl.gz', classes: 150, invalidRows: 1000 },
  { file: 'keras-layers-random.jsonl.gz', classes: 152, invalidRows: 1000 },
];

type Verdict = 'exact' | 'inexact' | 'refused' | 'accepted';

interface Judged {
  readonly row: Row;
  readonly verdict: Verdict;
  readonly said: string;
}

for (const { file, classes, invalidRows } of FILES)
  describe(`oracle: single layers of Keras, ${file}`, () => {
    let valid: readonly Judged[];
    let invalid: readonly Judged[];

    before(function () {
      this.timeout(120_000);
      const rows = rowsOf(join('test', 'oracle', file)).filter(isTrusted);
      valid = rows.filter((row) => row.ok).map(judgeValid);
      invalid = rows.filter((row) => !row.ok).map(judgeInvalid);
    });

    it('has answers for every class of layer', () => {
      assert.equal(new Set(valid.map(({ row }) => row.layer)).size, classes);
      assert.ok(invalidRows < invalid.length);
    });

    it('refuses no layer that Keras accepts', () => {
      const refused = valid.filter(({ verdict }) => verdict === 'refused');
      assert.equal(refused.length, 0, report(refused));
    });

    it('gives shapes, parameters and trainable parameters as Keras does', () => {
      const inexact = valid.filter(({ verdict }) => verdict === 'inexact');
      assert.equal(inexact.length, 0, report(inexact));
    });

    it('refuses what Keras refuses', () => {
      const accepted = invalid.filter(({ verdict }) => verdict === 'accepted');
      assert.equal(accepted.length, 0, report(accepted));
    });
  });

function rowsOf(file: string): readonly Row[] {
  const lines = gunzipSync(readFileSync(file)).toString('utf8').trim().split('\n');
  // The lines are written by one script that gives each the fields of Row.
  return lines.map((line) => JSON.parse(line) as Row);
}

/** Keras works shapes out without running anything; where a run fails or differs, its answer is no yardstick. */
function isTrusted({ eager }: Row): boolean {
  return typeof eager !== 'object' || eager === null;
}

function judgeValid(row: Row): Judged {
  const document = analysed(programOf(row));
  const [problem] = document.analysis.problems;
  if (problem) return { row, verdict: 'refused', said: problem.text };
  const found = { shapes: shapesIn(resultOf(document)), ...countsOf(document) };
  const expected = { shapes: row.output_shapes, total: row.params, trainable: row.trainable_params };
  const said = JSON.stringify(found);
  return { row, verdict: said === JSON.stringify(expected) ? 'exact' : 'inexact', said };
}

function judgeInvalid(row: Row): Judged {
  const { problems } = analysed(programOf(row)).analysis;
  return { row, verdict: problems.length === 0 ? 'accepted' : 'refused', said: problems[0]?.text ?? '' };
}

function programOf(row: Row): string {
  const inputs = row.input_shapes.map((shape, i) => `x${String(i)} = keras.Input(${inputArguments(row, shape, i)})`);
  return ['import keras', ...inputs, `y = ${callOf(row)}`, ''].join('\n');
}

function inputArguments({ input_dtype, input_dtypes }: Row, shape: JsonShape, i: number): string {
  const dtype = input_dtypes?.[i] ?? input_dtype;
  const lengths = shape.map((length) => length ?? 'None').join(', ');
  const batchShape = `batch_shape=(${lengths}${shape.length === 1 ? ',' : ''})`;
  return dtype === undefined ? batchShape : `${batchShape}, dtype='${dtype}'`;
}

function callOf(row: Row): string {
  const [first = '', ...rest] = row.input_shapes.map((_, i) => `x${String(i)}`);
  const options = Object.entries(row.call_kwargs ?? {}).map(([name, value]) => `${name}=${value ? 'True' : 'False'}`);
  switch (row.call) {
    case 'input':
      return row.py;
    case 'single':
    case 'args':
      return `${row.py}(${[first, ...rest, ...options].join(', ')})`;
    case 'list':
      return `${row.py}(${[`[${[first, ...rest].join(', ')}]`, ...options].join(', ')})`;
    case 'initial_state':
      return `${row.py}(${first}, initial_state=[${rest.join(', ')}])`;
    case 'cell':
      return `${row.py}(${first}, [${rest.join(', ')}])`;
    case 'stacked_cell':
      return `${row.py}(${first}, ${nested(row, rest)})`;
    case 'text':
      return (row.call_text ?? '').replace('$L', () => row.py);
    case 'bbox':
      return `${row.py}({'boxes': ${first}, 'labels': ${rest.join('')}})`;
  }
}

/** States go in as they come out: grouped by cell. */
function nested({ output_structure }: Row, names: readonly string[]): string {
  const left = [...names];
  const write = (part: unknown): string => {
    if (!Array.isArray(part)) return '';
    return part.every((item) => !Array.isArray(item)) ? (left.shift() ?? '') : `[${part.map(write).join(', ')}]`;
  };
  const states: unknown = Array.isArray(output_structure) ? output_structure[1] : undefined;
  const text = write(states);
  return text.startsWith('[') ? text : `[${text}]`;
}

function resultOf({ analysis }: Document): Value | undefined {
  const last = analysis.source.module.body.at(-1);
  return last?.kind === 'assignment' && last.value ? analysis.values.get(last.value) : undefined;
}

/** All tensors of a result, whatever it nests them in. */
function shapesIn(value: Value | undefined): readonly unknown[] {
  switch (value?.kind) {
    case 'tensor':
      return [shapeToJson(value.shape)];
    case 'tuple':
    case 'list':
      return value.items.flatMap(shapesIn);
    case 'dict':
      return [...value.entries.values()].flatMap((slot) => shapesIn(slot.value));
    default:
      return [value?.kind ?? 'nothing'];
  }
}

function countsOf(document: Document): { readonly total: unknown; readonly trainable: unknown } {
  const weights = document.sites.flatMap((site) => site.contexts.flatMap(({ call }) => call.weights));
  const { total, trainable } = parametersOf(weights);
  return { total: dimToJson(total), trainable: dimToJson(trainable) };
}

/** One line a row. */
function report(judged: readonly Judged[]): string {
  const lines = judged.map(({ row, said }) => {
    const expected = row.ok
      ? `${JSON.stringify(row.output_shapes)} ${String(row.params)}/${String(row.trainable_params)}`
      : (row.error_message ?? '').slice(0, 150).replaceAll('\n', ' ');
    return `${row.py} ${row.call} ${JSON.stringify(row.input_shapes)}: ${said}; Keras: ${expected}`;
  });
  return `${String(judged.length)} rows\n${lines.slice(0, 100).join('\n')}`;
}
