import assert from 'node:assert/strict';
import { nameIndex } from '../../../src/core/ops/name-index';
import type { FunctionOp } from '../../../src/core/ops/op';
import { refuse } from '../../../src/core/ops/refusal';

const op = (name: string, ...aliases: readonly string[]): FunctionOp => ({
  kind: 'function',
  name,
  aliases,
  signature: 'x',
  summary: name,
  link: 'https://example.org/',
  examples: [],
  apply: () => refuse('broadcast-mismatch', 'Not called'),
});

describe('ops by the texts that list their names', () => {
  const made: string[] = [];
  const group = (names: string, ...ops: readonly FunctionOp[]) => ({ names, ops: () => (made.push(names), ops) });
  const index = nameIndex([
    group('np.abs np.sign', op('np.abs'), op('np.sign')),
    // What bundles make of `tf.abs tf.math.abs tf.math.sign`.
    group('tf.abs tf.math. .sign', op('tf.abs', 'tf.math.abs'), op('tf.math.sign')),
    group('np.absolute', op('np.absolute')),
  ]);

  it('makes a group when one of its names is asked for, once', () => {
    assert.equal(index.find('np.absolute')?.name, 'np.absolute');
    assert.equal(index.find('np.absolute')?.name, 'np.absolute');
    assert.deepEqual(made, ['np.absolute']);
  });

  it('reads names that say only how they differ from the one before', () => {
    assert.equal(index.find('tf.math.abs')?.name, 'tf.abs');
    assert.equal(index.find('tf.math.sign')?.name, 'tf.math.sign');
    assert.equal(index.find('np.sign')?.name, 'np.sign');
  });

  it('finds nothing by a part of a name', () => {
    for (const name of ['np.ab', 'abs', 'tf.sign', 'x.np.abs', '']) assert.equal(index.find(name), undefined, name);
  });

  it('tells all', () => assert.equal(index.all().length, 5));
});
