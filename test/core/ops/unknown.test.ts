import assert from 'node:assert/strict';
import { formatShape } from '../../../src/core/dims/format';
import type { Value } from '../../../src/core/graph/value';
import type { Example } from '../../../src/core/ops/op';
import { allOps } from '../../../src/core/ops/registry';
import { analysed } from '../../support/analyse';
import { programOf, resultOf } from '../../support/op-example';

/**
 * Whatever an op says when it knows less must also be true of the call that it knows in full: with one tensor or all
 * of unknown rank, or one argument unknown, it may say less, but not refuse, and not say something else.
 */
describe('ops that know less', () => {
  const share = { known: 0, all: 0 };

  for (const op of allOps()) {
    it(op.name, () => {
      for (const example of op.examples) {
        if (example.refused !== undefined) continue;
        const full = shapesIn(answerOf(programOf(example)).result);
        for (const program of vaguer(example)) checkVaguer(program, full, share);
      }
    });
  }

  it('still knows the rank of a quarter of all results', () => {
    assert.ok(0.25 < share.known / share.all, `${String(share.known)} of ${String(share.all)}`);
  });
});

type Shapes = readonly (string | undefined)[];

function checkVaguer(program: string, full: Shapes, share: { known: number; all: number }): void {
  const { result, problems } = answerOf(program);
  assert.deepEqual(problems, [], program);
  const vague = shapesIn(result);
  if (vague.length !== full.length) return;
  vague.forEach((shape, i) => {
    const exact = full[i];
    if (exact === undefined) return;
    share.all++;
    if (shape === undefined) return;
    share.known++;
    assert.ok(isTrueOf(shape, exact), `${shape} is not true of ${exact}:\n${program}`);
  });
}

/** Of the same rank, and of the same lengths where both are numbers. */
function isTrueOf(vague: string, exact: string): boolean {
  const [ours, theirs] = [vague, exact].map((text) =>
    text
      .slice(1, -1)
      .split(/,\s*/)
      .filter((length) => length !== ''),
  );
  if (ours?.length !== theirs?.length) return false;
  return (
    ours?.every((length, i) => !isNumber(length) || !isNumber(theirs?.[i] ?? '') || length === theirs?.[i]) ?? false
  );
}

function isNumber(text: string): boolean {
  return /^\d+$/.test(text);
}

/** The programs of an example with one thing less that is known. */
function vaguer({ code, given }: Example): readonly string[] {
  const tensors = Object.entries(given).filter(([, text]) => text.startsWith('('));
  const lost = [...tensors.map(([name]) => [name]), tensors.map(([name]) => name)];
  const ofAnyRank = lost.map((names) => {
    const unknown = Object.fromEntries(names.map((name) => [name, '?']));
    return programOf({ code, given: { ...given, ...unknown } });
  });
  const withoutArgument = [...code.matchAll(LITERAL)].map(
    ({ 0: text, index }) =>
      `anything = load()\n${programOf({ code: `${code.slice(0, index)}anything${code.slice(index + text.length)}`, given })}`,
  );
  return [...ofAnyRank, ...withoutArgument];
}

/** Flat lists and tuples, numbers, truth values and texts, where a value may stand. */
const LITERAL = /(?<=[(=,] ?)(?:\[[-\d, ]*\]|\([-\d, ]+\)|-?\d+(?:\.\d+)?|True|False|'[^']*')(?=[,)])/g;

interface Answer {
  readonly result: Value | undefined;
  readonly problems: readonly string[];
}

function answerOf(program: string): Answer {
  const document = analysed(program);
  const errors = document.analysis.problems.filter((problem) => problem.severity === 'error');
  return { result: resultOf(document), problems: errors.map((problem) => problem.text) };
}

function shapesIn(value: Value | undefined): Shapes {
  if (value?.kind === 'tensor') return [value.shape && formatShape(value.shape)];
  return value?.kind === 'tuple' || value?.kind === 'list' ? value.items.flatMap(shapesIn) : [];
}
