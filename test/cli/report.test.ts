import assert from 'node:assert/strict';
import { type CommandLine, commandLine, type Outcome } from './command-line';

const BAD = `import numpy as np
from keras import Input, layers
a = np.zeros((2, 3))
b = a + np.zeros(4)
conv = layers.Conv2D(8, 3, padding='smae')
shared = layers.Dense(5)
x = shared(Input((7,), name='one'))
y = shared(Input((7,), name='two'))
z = layers.ReLU()(read())
`;

/** What may stand at a place of the report; the keys of an object are exactly those that it lists. */
type Form = (it: unknown, at: string) => void;

const text: Form = (it, at) => {
  assert.equal(typeof it, 'string', at);
};
const count: Form = (it, at) => {
  assert.ok(Number.isSafeInteger(it) && 0 <= Number(it), at);
};
const whole: Form = (it, at) => {
  assert.ok(Number.isSafeInteger(it), at);
};
const flag: Form = (it, at) => {
  assert.equal(typeof it, 'boolean', at);
};
const nothing: Form = (it, at) => {
  assert.equal(it, null, at);
};
const one =
  (...words: readonly unknown[]): Form =>
  (it, at) => {
    assert.ok(words.includes(it), `${at}: ${String(it)}`);
  };
const list =
  (item: Form): Form =>
  (it, at) => {
    assert.ok(Array.isArray(it), at);
    it.forEach((each, i) => {
      item(each, `${at}[${i}]`);
    });
  };
const either =
  (...forms: readonly Form[]): Form =>
  (it, at) => {
    const fits = forms.some((form) => {
      try {
        form(it, at);
        return true;
      } catch {
        return false;
      }
    });
    assert.ok(fits, `${at}: ${JSON.stringify(it)}`);
  };
const object =
  (keys: Readonly<Record<string, Form>>, optional: Readonly<Record<string, Form>> = {}): Form =>
  (it, at) => {
    assert.ok(typeof it === 'object' && it !== null, at);
    const entries = Object.entries(it);
    for (const key of Object.keys(keys)) assert.ok(key in it, `${at}.${key} is missing`);
    for (const [key, value] of entries) {
      const form = keys[key] ?? optional[key];
      assert.ok(form, `${at}.${key} is not of the format`);
      form(value, `${at}.${key}`);
    }
  };

const position = object({ line: count, column: count });
const range = object({ start: position, end: position });
const dim = either(whole, text, nothing);
const shape = either(nothing, list(dim));
const field = either(
  nothing,
  object({ global: one(true) }),
  object({ global: one(false), size: list(count), stride: list(either(count, text)), start: list(whole) }),
);
const context = object({
  count,
  stack: list(count),
  inputs: list(shape),
  outputs: either(nothing, list(shape)),
  dtype: either(nothing, text),
  params: dim,
  trainableParams: dim,
  macs: dim,
  receptiveField: field,
  unknown: either(nothing, object({ reason: text, range: either(nothing, range) })),
});
const report = object({
  schemaVersion: one(1),
  tool: object({ name: one('tensor-loupe'), version: text }),
  files: list(
    object({
      path: text,
      language: one('python', 'javascript', 'typescript', 'notebook'),
      facts: list(
        object(
          { api: text, range, constructorRange: range, target: either(nothing, text), contexts: list(context) },
          { cell: count },
        ),
      ),
      models: list(
        object(
          {
            name: either(nothing, text),
            range,
            class: text,
            inputs: list(shape),
            outputs: list(shape),
            params: dim,
            trainableParams: dim,
            macs: dim,
            layers: count,
          },
          { cell: count },
        ),
      ),
      diagnostics: list(
        object(
          {
            rule: text,
            severity: one('error', 'warning', 'information', 'hint'),
            range,
            message: text,
            docs: text,
            related: list(object({ range, message: text }, { path: text, cell: count })),
            fixes: list(
              object({ title: text, safe: flag, edits: list(object({ range, newText: text }, { cell: count })) }),
            ),
          },
          { cell: count },
        ),
      ),
      coverage: object({ calls: count, known: count, unknown: count }),
    }),
  ),
});

describe('the report in JSON', function () {
  this.timeout(60_000);
  let tool: CommandLine;
  let examples: Outcome;

  before(() => {
    tool = commandLine();
    tool.write('bad.py', BAD);
    examples = tool.run(['shapes', '--format', 'json', 'media/examples'], { cwd: process.cwd() });
  });
  after(() => {
    tool.remove();
  });

  it('has the fixed format', () => {
    assert.equal(examples.code, 0);
    report(JSON.parse(examples.out), 'report');
  });

  it('is the same, byte for byte, from the same text', () => {
    const again = tool.run(['shapes', '--format', 'json', 'media/examples'], { cwd: process.cwd() });
    assert.equal(again.out, examples.out);
  });

  it('is printed by check too, which then exits by what it found', () => {
    const { code, out } = tool.run(['check', '--format', 'json', 'bad.py']);
    assert.equal(code, 1);
    const made: unknown = JSON.parse(out);
    report(made, 'report');
    assert.equal(tool.run(['shapes', '--format', 'json', 'bad.py']).out, out);
  });

  it('tells everything of a file', () => {
    const { out } = tool.run(['shapes', '--format', 'json', './bad.py']);
    const [file] =
      // The test above checked the form.
      (JSON.parse(out) as { files: { path: string; facts: Fact[]; diagnostics: Finding[]; coverage: object }[] }).files;
    assert.equal(file?.path, './bad.py');
    const add = file.facts.find(({ api }) => api === 'op.add');
    assert.deepEqual(add?.range, { start: { line: 4, column: 5 }, end: { line: 4, column: 20 } });
    assert.deepEqual(add.contexts[0]?.outputs, null);
    assert.equal(add.target, 'b');
    const shared = file.facts.filter(({ api }) => api === 'keras.layers.Dense');
    assert.deepEqual(
      shared.map(({ target, range, constructorRange, contexts }) => [
        target,
        range.start.line,
        constructorRange.start.line,
        contexts[0]?.params,
        contexts[0]?.outputs,
      ]),
      [
        ['x', 7, 6, 40, [[null, 5]]],
        ['y', 8, 6, 0, [[null, 5]]],
      ],
    );
    const lost = file.facts.find(({ target }) => target === 'z')?.contexts[0];
    assert.deepEqual([lost?.outputs, lost?.unknown?.range?.start.line], [null, 9]);
    assert.deepEqual(file.coverage, { calls: 9, known: 6, unknown: 3 });
    assert.deepEqual(
      file.diagnostics.map(({ rule, range }) => [rule, range.start.line]),
      [
        ['broadcast-mismatch', 4],
        ['bad-padding', 5],
      ],
    );
  });

  it('counts columns in UTF-16 units, as editors do', () => {
    tool.write('wide.py', 'import numpy as np\ns = "😀é"; a = np.zeros((2, 3)) + np.zeros(4)\n');
    const { out } = tool.run(['check', '--format', 'json', 'wide.py']);
    assert.match(
      out.replace(/\s+/g, ''),
      /"rule":"broadcast-mismatch","severity":"error","range":\{"start":\{"line":2,"column":16\}/,
    );
  });
});

interface Range {
  readonly start: { readonly line: number; readonly column: number };
}
interface Fact {
  readonly api: string;
  readonly range: Range;
  readonly constructorRange: Range;
  readonly target: string | null;
  readonly contexts: readonly {
    readonly params: number | null;
    readonly outputs: unknown;
    readonly unknown: { readonly range: Range | null } | null;
  }[];
}
interface Finding {
  readonly rule: string;
  readonly range: Range;
}
