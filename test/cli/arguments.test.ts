import assert from 'node:assert/strict';
import { ArgumentError, readArguments } from '../../src/cli/arguments';
import { explain } from '../../src/cli/reference';

describe('arguments', () => {
  it('are read into a request', () => {
    assert.deepEqual(
      readArguments(['shapes', 'a.py', 'b', '--format', 'json', '--trace', '12:5', '--unit', '10, 12']),
      {
        command: 'shapes',
        paths: ['a.py', 'b'],
        format: 'json',
        stdinFilename: undefined,
        trace: { line: 12, column: 5, unit: [10, 12] },
        steps: undefined,
        stubs: [],
      },
    );
    assert.equal(readArguments(['check', '--steps', '500']).steps, 500);
    assert.deepEqual(readArguments(['check', '--stubs', 'a', '--stubs', 'b.py']).stubs, ['a', 'b.py']);
    assert.equal(readArguments(['check', '-', '--stdin-filename', 'x.py']).stdinFilename, 'x.py');
  });

  it('ask for help when there are none', () => {
    for (const argv of [[], ['--help'], ['check', '-h']]) assert.equal(readArguments(argv).command, 'help');
  });

  const bad: readonly (readonly [readonly string[], RegExp])[] = [
    [['chek', 'good.py'], /^there is no command chek; the commands are check, shapes/],
    [['check', '--formt', 'json'], /--formt/],
    [['check', '--format', 'xml'], /^--format takes text or json, got xml$/],
    [['check', '--steps', 'many'], /^--steps takes whole numbers, got many$/],
    [['shapes', '--trace', 'x'], /^--trace takes LINE or LINE:COLUMN, got x$/],
    [['shapes', '--trace', '3', '--unit', 'a,b'], /^--unit takes whole numbers, got a$/],
    [['shapes', '--unit', '1,2'], /^--unit goes with --trace/],
  ];
  for (const [argv, why] of bad) {
    it(`are refused with a reason: ${argv.join(' ')}`, () => {
      assert.throws(
        () => readArguments(argv),
        (it) => it instanceof ArgumentError && why.test(it.message),
      );
    });
  }

  it('of explain name a rule', () => {
    const why =
      (argv: readonly string[]): (() => unknown) =>
      () =>
        explain(readArguments(argv));
    assert.throws(why(['explain']), /explain takes the id of a rule/);
    assert.throws(why(['explain', 'no-such-rule']), /there is no rule no-such-rule/);
  });
});
