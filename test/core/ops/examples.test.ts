import assert from 'node:assert/strict';
import { allOps } from '../../../src/core/ops/registry';
import { expectationOf, outcomeOf } from '../../support/op-outcome';

/** Every example of every op, worked out by the real interpreter from a program that makes the given tensors first. */
describe('op examples', () => {
  for (const op of allOps()) {
    it(op.name, () => {
      for (const example of op.examples) {
        const expected = { code: example.code, ...expectationOf(example) };
        assert.deepEqual({ code: example.code, ...outcomeOf(example) }, expected);
      }
    });
  }
});
