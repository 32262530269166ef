import assert from 'node:assert/strict';
import { mochaResult } from './suite';

describe('counting a mocha run', () => {
  it('takes the counts that mocha prints', () => {
    assert.deepEqual(mochaResult({ code: 0, output: '\n  12 passing (3s)\n' }), { passed: 12, failed: 0 });
    assert.deepEqual(mochaResult({ code: 2, output: '\n  12 passing (3s)\n  2 failing\n' }), { passed: 12, failed: 2 });
  });

  it('does not believe a good count when the run ended badly', () => {
    assert.deepEqual(mochaResult({ code: 1, output: '\n  12 passing (3s)\n' }), { passed: 12, failed: 1 });
  });

  it('counts a run without tests, or broken off before them, as a failure', () => {
    assert.deepEqual(mochaResult({ code: 0, output: '\n  0 passing (1ms)\n' }), { passed: 0, failed: 1 });
    assert.deepEqual(mochaResult({ code: 1, output: 'SyntaxError' }), { passed: 0, failed: 1 });
  });
});
