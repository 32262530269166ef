import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { type Judged, judged, type RecordedCall } from '../support/recorded-calls';

/**
 * Random calls with what real NumPy 2.4.6 answered, and what Keras 3.16 (NumPy backend) answered on symbolic tensors and on arrays: a
 * spread over all functions, more of what was wrong once. Left out are calls on which Keras's symbolic tensors and its arrays differ.
 * `tf-ops` are calls of plain TensorFlow with the shapes that TensorFlow.js 4.22 (CPU) gave for the same ones; left out is what
 * TensorFlow.js alone refuses or takes (windows wider than the input), and its types of positions.
 */
const FILES = [
  { file: 'numpy-ops', least: 1800, known: 0.9, refused: 0.45 },
  { file: 'keras-ops', least: 1300, known: 0.95, refused: 0.4 },
  // Two lines and more: items that are set, arithmetic in place, generators, loops, mapped functions, segments, einsum of every form.
  { file: 'numpy-programs', least: 700, known: 0.9, refused: 0.6 },
  // What is written as stubs and what is seldom called: triangles, blocks, bits, polynomials, histograms, numbered einsum, grids.
  { file: 'numpy-seldom', least: 400, known: 0.9, refused: 0.6 },
  { file: 'tf-ops', least: 500, known: 0.97, refused: 0.95 },
  { file: 'keras-ops-programs', least: 350, known: 0.95, refused: 0.4 },
];

for (const { file, least, known, refused } of FILES)
  describe(`oracle: ${file}`, () => {
    let all: readonly Judged[];

    before(function () {
      this.timeout(60_000);
      all = recorded(`test/oracle/${file}.jsonl.gz`).map(judged);
    });

    const those = (...verdicts: readonly string[]): readonly Judged[] =>
      all.filter(({ verdict }) => verdicts.includes(verdict));

    it('has all of them', () => {
      assert.ok(least < all.length, String(all.length));
    });

    for (const [what, verdict] of [
      ['contradicts none in a shape', 'wrong'],
      ['refuses none that works', 'alarm'],
    ] as const)
      it(what, () => {
        const found = those(verdict).map(({ call, said }) => `${call.code}: ${said}`);
        assert.deepEqual(found, []);
      });

    it('contradicts hardly any in a dtype', () => {
      assert.ok(those('dtype').length < 0.02 * all.length, told(those('dtype')));
    });

    it('works most of them out', () => {
      const working = those('exact', 'lost', 'dtype');
      assert.ok(known <= those('exact').length / working.length, told(those('lost')));
    });

    it('refuses a share of those that fail', () => {
      const failing = those('refused', 'missed');
      assert.ok(refused <= those('refused').length / failing.length, told(those('missed')));
    });
  });

function told(judgements: readonly Judged[]): string {
  return judgements.map(({ call, said }) => `${call.code}: ${said}`).join('\n');
}

function recorded(path: string): readonly RecordedCall[] {
  const text = gunzipSync(readFileSync(path)).toString('utf8').trim();
  // The file is recorded once and has this form on every line.
  return text.split('\n').map((line) => JSON.parse(line) as RecordedCall);
}
