/** What public code calls, counted: nearly all of it is known, and each known name has a test that calls it. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { countedNames, coveredShare } from '../../src/cli/api-coverage';
import { canonical } from '../../src/core/interp/canonical';
import { findOp } from '../../src/core/ops/registry';

describe('oracle: what public code calls', () => {
  const names = countedNames();

  it('is all of what was counted', () => {
    assert.equal(names.length, 809);
    assert.equal(
      names.reduce((sum, { calls }) => sum + calls, 0),
      28797,
    );
  });

  it('is known to 98.5 % of the calls', () => {
    const share = coveredShare(names);
    assert.ok(98.5 <= share, share.toFixed(2));
  });

  it('is known where it is called three times or more, but for other libraries and what few call', () => {
    const missing = names.filter(({ isCovered, calls }) => !isCovered && 3 <= calls).map(({ name }) => name);
    const unexpected = missing.filter((name) => !/^keras_(cv|nlp|hub)\./.test(name) && !NOT_KNOWN.includes(name));
    assert.deepEqual(unexpected, []);
  });

  it('has an example in its record, or a test that calls it', () => {
    const called = calledNames();
    const untested = names.filter(({ name, isCovered }) => isCovered && !hasTest(canonical(name), called));
    assert.deepEqual(
      untested.map(({ name }) => name),
      [],
    );
  });
});

/** Parts of other programs, and what has no shape that could be told. */
const NOT_KNOWN: readonly string[] = `keras.applications.resnet.stack_residual_blocks_v2 keras.backend.ctc_decode
  keras.backend.Variable tf.core.protobuf.rewriter_config_pb2.RewriterConfig slim.nets.resnet_utils.conv2d_same
  keras.applications.ResNet slim.nets.inception.inception_v3 tf.distributions.Beta tf.xla.experimental.compile`.split(
  /\s+/,
);

/** Records have examples, see registry.test.ts. */
function hasTest(name: string, called: ReadonlySet<string>): boolean {
  return findOp(name) !== undefined || called.has(name.slice(name.lastIndexOf('.') + 1));
}

/** The last parts of all names that texts of tests call. */
function calledNames(): ReadonlySet<string> {
  const files = ['test', join('src', 'core', 'rules')].flatMap((folder) =>
    readdirSync(folder, { recursive: true })
      .map((path) => join(folder, String(path)))
      .filter((path) => /\.(md|test\.ts)$/.test(path)),
  );
  const texts = files.map((file) => readFileSync(file, 'utf8'));
  return new Set(texts.flatMap((text) => text.match(/\b\w+(?=\()/g) ?? []));
}
