import assert from 'node:assert/strict';
import { sum } from '../../../src/core/dims/arithmetic';
import type { Dim } from '../../../src/core/dims/dim';
import type { TensorValue, Value } from '../../../src/core/graph/value';
import type { Op, Outcome } from '../../../src/core/ops/op';
import { allOps } from '../../../src/core/ops/registry';
import { expectationOf, outcomeOf } from '../../support/op-outcome';
import { outcomesOf, withApply } from '../../support/op-spy';

/** Examples are worth something when they fail: each record is broken on purpose, and one of its own examples has to notice. */
describe('broken ops', () => {
  for (const op of allOps()) {
    it(`${op.name} is noticed by its examples`, () => {
      const outcomes = outcomesOf(op);
      assert.ok(0 < outcomes.length, 'an example applies it');
      for (const mutation of MUTATIONS) {
        if (outcomes.some(mutation.applies))
          assert.ok(isNoticed(op, mutation), `no example fails with ${mutation.name}`);
      }
    });
  }
});

interface Mutation {
  readonly name: string;
  readonly applies: (outcome: Outcome) => boolean;
  readonly broken: (outcome: Outcome) => Outcome;
}

const MUTATIONS: readonly Mutation[] = [
  onTensors('another first length', 1, (shape) => [longer(shape[0]), ...shape.slice(1)]),
  onTensors('another last length', 1, (shape) => [...shape.slice(0, -1), longer(shape.at(-1))]),
  onTensors('another length in the middle', 3, (shape) => shape.with(1, longer(shape[1]))),
  onTensors('an axis too many', 0, (shape) => [1, ...shape]),
  onTensors('an unknown shape', 0, () => undefined),
  {
    name: 'one result fewer',
    applies: ({ result }) => isGroup(result) && 0 < result.items.length,
    broken: (outcome) => {
      const { result } = outcome;
      return isGroup(result) ? { ...outcome, result: { ...result, items: result.items.slice(1) } } : outcome;
    },
  },
  {
    name: 'something known',
    applies: ({ result }) => result.kind === 'unknown' || (result.kind === 'tensor' && !result.shape),
    broken: (outcome) => ({ ...outcome, result: { kind: 'tensor', shape: [97], dtype: undefined, library: 'tf' } }),
  },
  {
    name: 'another value',
    applies: ({ result }) => result.kind !== 'tensor' && !isGroup(result),
    broken: (outcome) => ({ ...outcome, result: { kind: 'string', value: 'something else' } }),
  },
  {
    name: 'no weights',
    applies: ({ weights = [] }) => 0 < weights.length,
    broken: (outcome) => ({ ...outcome, weights: [] }),
  },
  {
    name: 'one weight fewer',
    applies: ({ weights = [] }) => 1 < weights.length,
    broken: (outcome) => ({ ...outcome, weights: outcome.weights?.slice(1) ?? [] }),
  },
  {
    name: 'a larger weight',
    applies: ({ weights = [] }) => weights.some(({ shape }) => 0 < (shape?.length ?? 0)),
    broken: (outcome) => ({
      ...outcome,
      weights: (outcome.weights ?? []).map((weight) => ({ ...weight, shape: weight.shape?.map(longer) })),
    }),
  },
];

/** Breaks the shapes of all tensors in the result that have enough axes. */
function onTensors(name: string, least: number, change: (shape: readonly Dim[]) => TensorValue['shape']): Mutation {
  return {
    name,
    applies: ({ result }) => tensorsIn(result).some(({ shape }) => shape && least <= shape.length),
    broken: (outcome) => ({
      ...outcome,
      result: changed(outcome.result, ({ elements: _, ...it }) =>
        it.shape && least <= it.shape.length ? { ...it, shape: change(it.shape) } : it,
      ),
    }),
  };
}

function longer(dim: Dim = 0): Dim {
  return typeof dim === 'number' || dim.kind === 'expression' ? sum([dim, 1]) : 97;
}

type Group = Extract<Value, { kind: 'tuple' | 'list' }>;

function isGroup(value: Value): value is Group {
  return value.kind === 'tuple' || value.kind === 'list';
}

function tensorsIn(value: Value): readonly TensorValue[] {
  return value.kind === 'tensor' ? [value] : isGroup(value) ? value.items.flatMap(tensorsIn) : [];
}

function changed(value: Value, change: (it: TensorValue) => TensorValue): Value {
  if (value.kind === 'tensor') return change(value);
  return isGroup(value) ? { ...value, items: value.items.map((item) => changed(item, change)) } : value;
}

function isNoticed(op: Op, { applies, broken }: Mutation): boolean {
  const isWrong = (): boolean =>
    op.examples.some((example) => {
      try {
        assert.deepEqual(outcomeOf(example), expectationOf(example));
        return false;
      } catch {
        return true;
      }
    });
  return withApply(op, (outcome) => (applies(outcome) ? broken(outcome) : outcome), isWrong);
}
