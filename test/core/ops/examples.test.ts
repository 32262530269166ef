import assert from 'node:assert/strict';
import { formatShape } from '../../../src/core/dims/format';
import { parametersOf } from '../../../src/core/facts/parameters';
import type { Value } from '../../../src/core/graph/value';
import type { Document } from '../../../src/core/ide/document';
import { describe as describeValue } from '../../../src/core/ops/describe';
import type { Example } from '../../../src/core/ops/op';
import { ALL } from '../../../src/core/ops/registry';
import { analysed } from '../../support/analyse';
import { programOf, resultOf } from '../../support/op-example';

/** Every example of every op, worked out by the real interpreter from a program that makes the given tensors first. */
describe('op examples', () => {
  for (const op of ALL) {
    it(op.name, () => {
      for (const example of op.examples) {
        const expected = { code: example.code, ...expectationOf(example) };
        assert.deepEqual({ code: example.code, ...outcomeOf(example) }, expected);
      }
    });
  }
});

interface Outcome {
  readonly gives: string | undefined;
  readonly refused: readonly string[];
  readonly params?: unknown;
}

function expectationOf({ gives, refused, params }: Example): Outcome {
  if (refused !== undefined) return { gives: undefined, refused: [refused] };
  return { gives, refused: [], ...(params === undefined ? {} : { params }) };
}

function outcomeOf(example: Example): Outcome {
  const program = programOf(example);
  const document = analysed(program);
  const at = program.length - example.code.length - 1;
  const problems = document.analysis.problems;
  // A program that cannot make its tensors would say nothing of the op.
  assert.deepEqual(
    problems.filter((each) => each.place.start < at).map((each) => each.text),
    [],
  );
  const refused = [...new Set(problems.map((each) => each.rule))];
  if (0 < refused.length) return { gives: undefined, refused };
  const gives = textOf(resultOf(document));
  return { gives, refused, ...(example.params === undefined ? {} : { params: paramsOf(document, at) }) };
}

function textOf(value: Value | undefined): string {
  if (!value) return 'nothing';
  if (value.kind === 'tensor') return formatShape(value.shape);
  const isGroup = value.kind === 'tuple' || value.kind === 'list';
  return isGroup ? value.items.map(textOf).join('; ') : describeValue(value);
}

/** Of the calls that the example itself makes, those of a call that holds another count once. */
function paramsOf(document: Document, start: number): unknown {
  const own = document.sites.filter((site) => start <= site.place.start);
  return parametersOf(own.flatMap((site) => site.contexts.flatMap(({ call }) => call.weights))).total;
}
