import assert from 'node:assert/strict';
import { allOps, findOp } from '../../../src/core/ops/registry';

describe('the registry of ops', () => {
  it('gives every name and alias to one op only', () => {
    const names = allOps().flatMap((op) => [op.name, ...(op.aliases ?? [])]);
    const twice = names.filter((name, i) => names.indexOf(name) !== i);
    assert.deepEqual(twice, []);
  });

  it('finds an op by its name and by its aliases', () => {
    for (const op of allOps())
      for (const name of [op.name, ...(op.aliases ?? [])]) assert.equal(findOp(name)?.apply, op.apply);
    assert.equal(findOp('keras.layers.Conv9D'), undefined);
  });

  it('shows ops that share a rule under their own names, and other spellings of one op under one', () => {
    assert.equal(findOp('keras.losses.binary_crossentropy')?.name, 'keras.losses.binary_crossentropy');
    assert.equal(findOp('tf.losses.hinge_loss')?.name, 'tf.losses.hinge_loss');
    assert.equal(findOp('keras.layers.MaxPool2D')?.name, 'keras.layers.MaxPooling2D');
  });

  it('answers for namespaces in which nothing has a shape, and for classes beside functions that have one', () => {
    assert.equal(findOp('keras.callbacks.EarlyStopping')?.name, 'opaque');
    assert.equal(findOp('keras.optimizers.schedules.ExponentialDecay')?.name, 'opaque');
    assert.equal(findOp('tf.train.AdamOptimizer.minimize')?.name, 'opaque');
    assert.equal(findOp('tf.train.shuffle')?.name, undefined);
    assert.equal(findOp('keras.callbacks')?.name, undefined);
  });

  it('has a summary, a link and an example of every op', () => {
    for (const op of allOps()) {
      assert.match(op.summary, /^\S.*\S$/, `${op.name}: one line`);
      assert.match(op.link, /^https:\/\/[\w.-]+\/\S*$/, `${op.name}: a link`);
      assert.ok(0 < op.examples.length, `${op.name}: an example`);
    }
  });

  it('expects of every example either a result or a refusal', () => {
    for (const { name, examples } of allOps()) {
      for (const { code, gives, refused } of examples) {
        assert.ok((gives === undefined) !== (refused === undefined), `${name}: ${code}`);
      }
    }
  });
});
