import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { type CommandLine, commandLine, type Outcome } from './command-line';

const GOOD = `import keras
from keras import layers

model = keras.Sequential([
    keras.Input(shape=(28, 28, 1)),
    layers.Conv2D(8, 3),
    layers.Flatten(),
    layers.Dense(10),
])
`;
const BAD = `import numpy as np
a = np.zeros((2, 3))
b = a + np.zeros(4)
`;

describe('the command line', function () {
  this.timeout(60_000);
  let tool: CommandLine;
  const run: CommandLine['run'] = (args, options) => tool.run(args, options);

  before(() => {
    tool = commandLine();
    tool.write('good.py', GOOD);
    tool.write('bad.py', BAD);
  });
  after(() => {
    tool.remove();
  });

  /** It did not run: exit code 2, one line on stderr that says why, nothing on stdout. */
  function refused(outcome: Outcome, why: RegExp): void {
    assert.deepEqual({ code: outcome.code, out: outcome.out }, { code: 2, out: '' }, outcome.err);
    assert.match(outcome.err, /^tensor-loupe: .+\n$/);
    assert.match(outcome.err, why);
  }

  describe('check', () => {
    it('exits with 0 where there is no error, and says how much was understood', () => {
      const { code, out, err } = run(['check', 'good.py']);
      assert.deepEqual([code, out, err], [0, '0 findings in 1 file; shapes known for 4 of 4 calls\n', '']);
    });

    it('exits with 1 where there is one, and prints where and what', () => {
      const { code, out } = run(['check', 'bad.py']);
      assert.equal(code, 1);
      assert.match(
        out,
        /^bad\.py:3:5: error: \+ cannot combine shapes \(2, 3\) and \(4,\).* \[broadcast-mismatch\]\n1 finding in 1 file; /,
      );
    });

    it('exits with 0 on findings that are no errors', () => {
      tool.write('note.py', 'n, f, pad, stride = 64, 4, 1, 1\nout = (n - f + 2 * pad) // stride + 1\n');
      const { code, out } = run(['check', 'note.py']);
      assert.equal(code, 0);
      assert.match(out, /^note\.py:2:7: information: .* \[numpy-same-padding\]\n/);
    });

    it('never calls code clean that it did not understand', () => {
      tool.write('open.py', 'from keras import layers\ny = layers.ReLU()(read())\n');
      assert.match(run(['check', 'open.py']).out, /shapes known for 0 of 1 call\n/);
    });

    it('reads other modules of the project', () => {
      tool.write('net/parts.py', 'from keras import layers\ndef head(x):\n    return layers.Dense(10)(x)\n');
      tool.write(
        'net/main.py',
        'from keras import Input\nfrom parts import head\ny = head(Input((5,)))\nz = y + Input((7,))\n',
      );
      const { code, out } = run(['check', 'net/main.py']);
      assert.equal(code, 1);
      assert.match(out, /^net\/main\.py:4:5: error: .*\(None, 10\).*\(None, 7\)/);
    });
  });

  describe('shapes', () => {
    it('prints every fact and exits with 0, also where there are errors', () => {
      const good = run(['shapes', 'good.py']);
      assert.equal(good.code, 0);
      assert.ok(good.out.includes('good.py:6:5: keras.layers.Conv2D → (None, 26, 26, 8)\n'), good.out);
      const bad = run(['shapes', 'bad.py']);
      assert.equal(bad.code, 0);
      assert.ok(bad.out.includes('bad.py:2:5: a = np.zeros → (2, 3)\n'), bad.out);
    });

    it('says why a shape is not known', () => {
      tool.write('open.py', 'from keras import layers\ny = layers.ReLU()(read())\n');
      assert.match(run(['shapes', 'open.py']).out, /^open\.py:2:5: y = keras\.layers\.ReLU → \? \(.*read.*\)\n$/);
    });
  });

  describe('shapes --trace', () => {
    const CONV = `from keras import Input, layers
inputs = Input((64, 64, 3))
x = layers.Conv2D(8, 4, padding="same")(inputs)
y = layers.MaxPooling2D(8)(x)
z = layers.Dense(10)(layers.Flatten()(y))
`;
    const seen = (args: readonly string[]): string => run(['shapes', 'conv.py', '--trace', ...args]).out;

    it('prints the cells that one unit sees, back to the input', () => {
      tool.write('conv.py', CONV);
      assert.equal(
        seen(['4', '--unit', '0,7']),
        'conv.py:4: y sees 0 × 7\nconv.py:3: x sees 0…7 × 56…63\nconv.py:2: inputs sees 0…9 padding -1 × 55…63 padding 64…65\n',
      );
    });

    it('takes the first unit where none is given, and a column', () => {
      assert.match(
        seen(['3:5']),
        /^conv\.py:3: x sees 0 × 0\nconv\.py:2: inputs sees 0…2 padding -1 × 0…2 padding -1\n$/,
      );
    });

    it('sees everything through a fully connected layer', () => {
      assert.match(
        seen(['5']),
        /^conv\.py:5: z\n[\s\S]*: inputs sees 0…63 padding -1, 64…65 × 0…63 padding -1, 64…65\n$/,
      );
    });

    it('is part of the JSON report', () => {
      const { out } = run(['shapes', 'conv.py', '--format', 'json', '--trace', '3', '--unit', '63,0']);
      assert.ok(
        out
          .replace(/\s+/g, '')
          .includes(
            '{"input":"inputs","line":2,"axes":[{"cells":[62,63],"padding":[64,65]},{"cells":[0,1,2],"padding":[-1]}]}',
          ),
        out,
      );
    });

    it('refuses a line without a call, and a unit that is not there', () => {
      refused(run(['shapes', 'conv.py', '--trace', '1']), /there is no call that yields a tensor at conv\.py:1/);
      refused(run(['shapes', 'conv.py', '--trace', '4', '--unit', '8,0']), /conv\.py:4 has no unit 8,0/);
    });
  });

  describe('files', () => {
    it('are taken from folders, without what .gitignore names and without other languages', () => {
      tool.write('tree/a.py', BAD);
      tool.write('tree/deep/b.py', BAD);
      tool.write('tree/deep/notes.txt', BAD);
      tool.write('tree/build/c.py', BAD);
      tool.write('tree/node_modules/d.py', BAD);
      tool.write('tree/.gitignore', 'build/\n');
      const files = (outcome: Outcome): readonly string[] =>
        outcome.out.split('\n').flatMap((line) => /^\S+\.py/.exec(line) ?? []);
      assert.deepEqual(files(run(['check', 'tree'])), ['tree/a.py', 'tree/deep/b.py']);
      assert.deepEqual(files(run(['check', 'tree/build/c.py'])), ['tree/build/c.py']);
      assert.deepEqual(files(run(['check', 'tree/**/b.py'])), ['tree/deep/b.py']);
      assert.deepEqual(files(run(['check'], { cwd: join(tool.folder, 'tree') })), ['a.py', 'deep/b.py']);
    });

    it('obey the .gitignore of the repository above an absolute folder too', () => {
      tool.write('repository/.git/HEAD', '');
      tool.write('repository/.gitignore', 'made.py\n');
      tool.write('repository/src/made.py', BAD);
      const { code, out } = run(['check', join(tool.folder, 'repository', 'src')]);
      assert.deepEqual([code, out], [0, '0 findings in 0 files; shapes known for 0 of 0 calls\n']);
    });

    it('are read from standard input', () => {
      const { code, out } = run(['check', '-', '--stdin-filename', 'typed.py'], { input: BAD });
      assert.equal(code, 1);
      assert.match(out, /^typed\.py:3:5: error: /);
    });

    it('may hold half a program', () => {
      tool.write('half.py', `${BAD}c = np.zeros((`);
      const { code, out } = run(['check', 'half.py']);
      assert.equal(code, 1);
      assert.match(out, /^half\.py:3:5: error: /);
    });

    it('may begin with a byte order mark, and end their lines as Windows does', () => {
      tool.write('windows.py', `\uFEFF${BAD.replaceAll('\n', '\r\n')}`);
      assert.match(run(['check', 'windows.py']).out, /^windows\.py:3:5: error: /);
      tool.write('first.py', '\uFEFFx = "a" @ b\n');
      assert.equal(run(['shapes', 'first.py']).code, 0);
    });

    it('may hold bytes that are no UTF-8', () => {
      const latin = Buffer.from(`# caf\u00e9\n${BAD}`, 'latin1');
      tool.write('latin.py', latin);
      const { code, out, err } = run(['check', 'latin.py']);
      assert.deepEqual([code, err], [1, '']);
      assert.match(out, /^latin\.py:4:5: error: /);
      tool.write(
        'noise.py',
        Uint8Array.from({ length: 4096 }, (_, i) => (i * 167 + 13) % 256),
      );
      assert.equal(run(['check', 'noise.py']).code, 0);
    });

    it('may be empty', () => {
      tool.write('empty.py', '');
      assert.deepEqual([run(['check', 'empty.py']).code, run(['shapes', 'empty.py']).out], [0, '']);
    });

    it('that are missing stop the run', () => {
      refused(run(['check', 'nowhere.py']), /there is no file nowhere\.py/);
      refused(run(['shapes', 'good.py', 'nowhere/*.py']), /nowhere/);
      symlinkSync('gone.py', join(tool.folder, 'dangling.py'));
      refused(run(['check', 'dangling.py']), /dangling\.py/);
    });

    it('that cannot be read stop the run', async () => {
      // A socket is there, but nobody, not even root, can open it as a file.
      const server = createServer();
      await new Promise<void>((resolve) => server.listen(join(tool.folder, 'socket.py'), resolve));
      refused(run(['check', 'socket.py']), /socket\.py cannot be read: \w+/);
      await new Promise((resolve) => server.close(resolve));
      tool.write('broken.ipynb', '{"cells": ');
      refused(run(['check', 'broken.ipynb']), /broken\.ipynb is not a notebook/);
    });

    it('that are imported and cannot be read are unknown', () => {
      mkdirSync(join(tool.folder, 'imports', 'parts.py'), { recursive: true });
      tool.write('imports/main.py', 'from parts import head\ny = head(3)\n');
      const { code, err } = run(['check', 'imports/main.py']);
      assert.deepEqual([code, err], [0, '']);
    });
  });

  describe('library stubs', () => {
    const program = 'import numpy as np\nfrom mylib import twice\ny = twice(np.zeros((2, 3)))\n';
    const stub = 'import tensorflow as tf\ndef twice(x):\n    return tf.concat([x, x], -1)\n';

    it('come from the nearest folder upwards', () => {
      tool.write('stubs/deep/main.py', program);
      tool.write('stubs/.tensorloupe/stubs/mylib.py', stub);
      const { out, err } = run(['shapes', 'stubs/deep/main.py']);
      assert.match(out, /main\.py:3:5: y = mylib\.twice → \(2, 6\)\n/);
      assert.equal(err, '');
      assert.match(run(['check', 'stubs']).out, / in 1 file;/);
    });

    it('come from the command line', () => {
      tool.write('apart/main.py', program);
      tool.write('other/mylib.py', stub);
      for (const path of ['other', 'other/mylib.py'])
        assert.match(run(['shapes', 'apart/main.py', '--stubs', path]).out, /mylib\.twice → \(2, 6\)\n/);
    });

    it('that are no Python say so once and are left out', () => {
      tool.write('broken/main.py', program);
      tool.write('broken/more.py', program);
      tool.write('broken/.tensorloupe/stubs/mylib.py', 'def twice(x):\n    return x +\n');
      const { code, out, err } = run(['check', 'broken']);
      assert.deepEqual([code, out], [0, '0 findings in 2 files; shapes known for 2 of 2 calls\n']);
      assert.match(
        err,
        /^tensor-loupe: broken\/\.tensorloupe\/stubs\/mylib\.py:2:\d+: .* stub of mylib is not used .*\n$/,
      );
    });

    it('that were asked for have to be there', () => {
      refused(run(['check', 'good.py', '--stubs', 'nowhere']), /--stubs nowhere cannot be read: /);
    });
  });

  it('refuses bad arguments', () => {
    refused(run(['check', '--formt', 'json']), /--formt/);
    refused(run(['explain', 'no-such-rule']), /there is no rule no-such-rule/);
  });

  describe('reference', () => {
    it('explains a rule with its page', () => {
      const page = readFileSync(join('src', 'core', 'rules', 'layer-rank.md'), 'utf8');
      assert.deepEqual([run(['explain', 'layer-rank']).out, run(['explain', 'layer-rank']).code], [page, 0]);
    });

    it('lists rules and ops', () => {
      assert.match(run(['rules']).out, /^layer-rank +The input has the wrong number of axes/m);
      assert.match(run(['ops']).out, /^keras\.Input, keras\.layers\.Input\n {4}The start of a functional model/m);
    });

    it('shows how it is used', () => {
      const { code, out } = run([]);
      assert.equal(code, 0);
      assert.match(out, /tensor-loupe check {2}\[PATH/);
    });
  });
});
