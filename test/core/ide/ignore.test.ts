import assert from 'node:assert/strict';
import { diagnosticsOf } from '../../../src/core/ide/diagnostics';
import { analysed } from '../../support/analyse';

const WRONG = 'import numpy as np\ny = np.zeros((2, 3)) + np.zeros(4)';

function rules(comment: string): readonly string[] {
  return diagnosticsOf(analysed(`${WRONG}  ${comment}\n`)).map(({ rule }) => rule);
}

describe('ignore comments', () => {
  it('hide every finding of their line, or those of the rules that they name', () => {
    assert.deepEqual(rules('# any other comment'), ['broadcast-mismatch']);
    assert.deepEqual(rules('# shape: ignore'), []);
    assert.deepEqual(rules('# shape: ignore[broadcast-mismatch]'), []);
    assert.deepEqual(rules('# shape: ignore[layer-rank, broadcast-mismatch]'), []);
  });

  it('are findings themselves when they hide nothing', () => {
    assert.deepEqual(rules('# shape: ignore[layer-rank]'), ['broadcast-mismatch', 'unused-ignore']);
  });
});
