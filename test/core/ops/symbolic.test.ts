import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decide } from '../../../src/core/dims/compare';
import { type Dim, UNKNOWN } from '../../../src/core/dims/dim';
import { formatDim } from '../../../src/core/dims/format';
import { substitute } from '../../../src/core/dims/substitute';
import type { Value } from '../../../src/core/graph/value';
import type { Example } from '../../../src/core/ops/op';
import { allOps } from '../../../src/core/ops/registry';
import { analysed } from '../../support/analyse';
import { programOf, resultOf } from '../../support/op-example';
import { chain, type Chain } from './chain';
import { composed, type Step, STEPS } from './pairs';

/**
 * The lengths of an op's inputs may be symbols. Whatever it then says must be what it says of the numbers, once these are put in the
 * place of the symbols; it may say less, but not refuse what it takes with numbers.
 */
describe('symbolic lengths', () => {
  const share = { known: 0, all: 0 };

  for (const op of allOps()) {
    if (op.examples.length === 0) continue;
    it(op.name, () => {
      for (const example of op.examples) checkExample(example, share);
    });
  }

  it('keeps 80 % of the lengths of all examples readable', () => {
    assert.ok(0.8 < share.known / share.all, `${String(share.known)} of ${String(share.all)}`);
  });

  it('goes through random programs over all ops', () => {
    const own = { known: 0, all: 0 };
    const partner = fc.sample(fc.nat(), { numRuns: 2 * PROGRAMS_PER_OP * STEPS.length, seed: 11 }).values();
    for (const first of STEPS) {
      for (let i = 0; i < PROGRAMS_PER_OP; i++) {
        const second = chosen(first.outputRank, partner.next().value ?? 0);
        const third = second && chosen(second.outputRank, partner.next().value ?? 0);
        const code = [second, third].reduce((made, step) => (step ? composed(made, step) : made), first.code);
        checkExample({ code, given: { [first.input]: first.shape } }, own);
      }
    }
    assert.ok(700 < STEPS.length && 0.7 < own.known / own.all, `${String(own.known)} of ${String(own.all)}`);
  }).timeout(60_000);

  it('goes through chains of layers and functions', () => {
    const own = { known: 0, all: 0 };
    fc.assert(
      fc.property(chain, (it) => {
        checkChain(it, own);
      }),
      { numRuns: 300, seed: 4 },
    );
    assert.ok(0.9 < own.known / own.all, `${String(own.known)} of ${String(own.all)}`);
  }).timeout(60_000);
});

const PROGRAMS_PER_OP = 4;

/** A step that takes tensors of this rank. */
function chosen(rank: number, index: number): Step | undefined {
  const fitting = STEPS.filter(({ inputRank }) => inputRank === rank);
  return fitting[index % fitting.length];
}

interface Share {
  known: number;
  all: number;
}

type Lengths = ReadonlyMap<string, number>;

function checkExample({ code, given }: Example, share: Share): void {
  const { symbolic, lengths } = withSymbols(given);
  if (lengths.size === 0) return;
  const general = answerOf(programOf({ code, given: symbolic }));
  for (const step of [0, 1, 2, 3]) {
    // The lengths of the example itself, and others near them: the op may refuse these.
    const chosen = new Map([...lengths].map(([name, length], i) => [name, length + ((step * (i + 1)) % 4)]));
    const special = answerOf(programOf({ code, given: withNumbers(symbolic, chosen) }));
    compare(
      { general, special, lengths: chosen, what: `${code} ${JSON.stringify(symbolic)}` },
      step === 0 ? share : undefined,
    );
  }
}

function checkChain({ code, size }: Chain, share: Share): void {
  const names = [...size.keys()];
  const general = answerOf(
    `lengths = load()  # shape: (${names.join(', ')})\n${names.join(', ')} = lengths.shape\n${code}`,
  );
  const special = answerOf([...size].map(([name, length]) => `${name} = ${String(length)}\n`).join('') + code);
  compare({ general, special, lengths: size, what: code }, share);
}

/** Every number among the lengths of the given tensors becomes a symbol of its own. */
function withSymbols(given: Example['given']): { symbolic: Example['given']; lengths: Lengths } {
  const lengths = new Map<string, number>();
  const entries = Object.entries(given).map(([name, text]): [string, string] => {
    if (!text.startsWith('(')) return [name, text];
    return [
      name,
      text.replace(/(?<=[(,]\s*)\d+(?=\s*[,)])/g, (digits) =>
        Number(digits) === 0 ? digits : named(lengths, Number(digits)),
      ),
    ];
  });
  return { symbolic: Object.fromEntries(entries), lengths };
}

function named(lengths: Map<string, number>, length: number): string {
  const name = `q${String(lengths.size)}`;
  lengths.set(name, length);
  return name;
}

function withNumbers(symbolic: Example['given'], lengths: Lengths): Example['given'] {
  const entries = Object.entries(symbolic).map(([name, text]): [string, string] => [
    name,
    text.replace(/\bq\d+\b/g, (symbol) => String(lengths.get(symbol) ?? symbol)),
  ]);
  return Object.fromEntries(entries);
}

interface Answer {
  /** The lengths of all tensors in the result, one list for each; undefined for a rank that is not known. */
  readonly shapes: readonly (readonly Dim[] | undefined)[];
  readonly refused: readonly string[];
}

function answerOf(program: string): Answer {
  const document = analysed(program);
  const errors = document.analysis.problems.filter((problem) => problem.severity === 'error');
  return { shapes: shapesOf(resultOf(document)), refused: errors.map((problem) => problem.text) };
}

function shapesOf(value: Value | undefined): readonly (readonly Dim[] | undefined)[] {
  if (value?.kind === 'tensor') return [value.shape];
  if (value?.kind === 'int') return [[value.value]];
  return value?.kind === 'tuple' || value?.kind === 'list' ? value.items.flatMap(shapesOf) : [];
}

interface Comparison {
  readonly general: Answer;
  readonly special: Answer;
  readonly lengths: Lengths;
  readonly what: string;
}

function compare({ general, special, lengths, what }: Comparison, share: Share | undefined): void {
  const where = `${what} with ${[...lengths].map(([name, length]) => `${name} = ${String(length)}`).join(', ')}`;
  if (special.refused.length > 0) return;
  assert.deepEqual(general.refused, [], `only the symbols are refused: ${where}`);
  special.shapes.forEach((shape, i) => {
    const other = general.shapes.length === special.shapes.length ? general.shapes[i] : undefined;
    if (shape && other) assert.equal(other.length, shape.length, `another rank: ${where}`);
    shape?.forEach((dim, axis) => {
      if (!isFull(dim)) return;
      const symbolic = substitute(other?.[axis] ?? UNKNOWN, (name) => lengths.get(name));
      if (share) share.all++;
      if (share && isFull(symbolic)) share.known++;
      if (isFull(symbolic)) assertEqual(symbolic, dim, where);
    });
  });
}

/** A number, or an expression of lengths. */
function isFull(dim: Dim): boolean {
  return typeof dim === 'number' || dim.kind === 'expression';
}

function assertEqual(symbolic: Dim, dim: Dim, where: string): void {
  assert.notEqual(decide(symbolic, '=', dim), 'no', `${formatDim(symbolic)} for ${formatDim(dim)}: ${where}`);
  if (typeof dim === 'number') assert.equal(symbolic, dim, where);
}
