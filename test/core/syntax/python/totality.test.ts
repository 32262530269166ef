import assert from 'node:assert/strict';
import fc from 'fast-check';
import { children } from '../../../../src/core/syntax/children';
import { parsePython } from '../../../../src/core/syntax/python/parse';
import type { Node } from '../../../../src/core/syntax/tree';
import { statementKinds } from '../../../support/tree-text';

const program = `"""A small network, and what belongs to it."""
import os
import numpy as np
from tensorflow import keras
from tensorflow.keras import layers

BATCH = 32
SIZES = [8, 16, 32]
NAMES = {'a': 1, "b": (2, 3)}


class Block(layers.Layer):
    """Two convolutions.

    They keep the size.
    """

    def __init__(self, filters, kernel=(3, 3), **options):
        super().__init__(**options)
        self.first = layers.Conv2D(filters, kernel, padding='same', activation="relu")
        self.second = layers.Conv2D(
            filters,
            kernel,
            padding='same',
        )

    def call(self, inputs, training=None):
        x = self.first(inputs)
        if training and x.shape[-1] > 3:
            x = layers.Dropout(0.5)(x)
        elif training is None:
            x = x * 255. + inputs[:, ::2, ..., 0]
        else:
            pass
        return self.second(x)


@keras.utils.register
def build(shape: tuple = (28, 28, 1), depth=len(SIZES)) -> keras.Model:
    inputs = x = keras.Input(shape, name=f"input_{depth}")
    for i, size in enumerate(SIZES[:depth]):
        with keras.name_scope('block'):
            x = Block(size)(x)
            x = layers.MaxPooling2D()(x) if i % 2 == 0 else x
    while False:
        break
    try:
        x = layers.Flatten()(x)
    except (ValueError, TypeError) as error:
        raise RuntimeError('no') from error
    finally:
        print(x.shape)
    outputs = layers.Dense(10, kernel_initializer=lambda s, dtype=None: np.zeros(s))(x)
    assert outputs is not None, 'nothing'
    return keras.Model(inputs, [y for y in [outputs] if y is not None])


model = build(depth=2)
model.compile(loss='mse', metrics=["acc"])
model.fit(np.zeros((BATCH, 28, 28, 1)), np.zeros([BATCH, 10]), epochs=3)
os.remove('x')
`;

/** Statements without a block, as where they are and the names of the classes and functions around them. */
function plainStatements(python: string): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (node: Node, scope: string): void => {
    const inside = children(node);
    const name =
      node.kind === 'functionDefinition' || node.kind === 'classDefinition' ? `${scope}.${node.name}` : scope;
    if (statementKinds.has(node.kind) && !inside.some((child) => statementKinds.has(child.kind)))
      found.add(`${String(node.start)}-${String(node.end)}${scope}`);
    for (const child of inside) visit(child, name);
  };
  for (const statement of parsePython(python).module.body) visit(statement, '');
  return found;
}

const whole = plainStatements(program);
const startOf = (key: string): number => Number(key.slice(0, key.indexOf('-')));
const endOf = (key: string): number => Number.parseInt(key.slice(key.indexOf('-') + 1), 10);

/** Parsing takes a few milliseconds; a busy machine may take longer, but nothing may hang. */
const patience = 2000;

function mustParse(python: string): void {
  const before = performance.now();
  const { module } = parsePython(python);
  assert.ok(performance.now() - before < patience);
  const visit = (node: Node, outer: { readonly start: number; readonly end: number }): void => {
    assert.ok(0 <= node.start && node.start <= node.end && node.end <= outer.end, `${node.kind} lies in the text`);
    for (const child of children(node)) visit(child, { start: 0, end: python.length });
  };
  for (const statement of module.body) visit(statement, module);
}

describe('python: every text can be read', () => {
  it('each beginning of a program keeps the statements above the cut', () => {
    for (let cut = 0; cut <= program.length; cut += 2) {
      const line = program.lastIndexOf('\n', cut - 1) + 1;
      const known = plainStatements(program.slice(0, cut));
      const lost = [...whole].filter((key) => endOf(key) < line && !known.has(key));
      assert.deepEqual(lost, [], `cut at ${String(cut)}, behind ${JSON.stringify(program.slice(line, cut))}`);
    }
  });

  it('a program without the rest of one line keeps the statements above and below', () => {
    let all = 0;
    let kept = 0;
    for (let cut = 0; cut < program.length; cut += 7) {
      const end = program.indexOf('\n', cut);
      const line = program.lastIndexOf('\n', cut - 1) + 1;
      const known = plainStatements(program.slice(0, cut) + program.slice(end));
      for (const key of whole) {
        if (line <= endOf(key) && startOf(key) <= end) continue;
        all++;
        if (known.has(end < startOf(key) ? moved(key, cut - end) : key)) kept++;
      }
    }
    assert.ok(0.97 * all < kept, `kept ${String(kept)} of ${String(all)}`);
  });

  it('a program with tokens missing', () => {
    const tokens = program.match(/\w+|\s+|[^\w\s]/g) ?? [];
    const missing = fc.uniqueArray(fc.nat(tokens.length - 1), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(missing, (places) => {
        mustParse(tokens.filter((_, i) => !places.includes(i)).join(''));
      }),
      { numRuns: 100 },
    );
  });

  it('a program with its pieces in any order', () => {
    const pieces = program.match(/\w+|[ \n]+|[^\w\s]|"""/g) ?? [];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 120 }), (some) => {
        mustParse(some.join(''));
      }),
      { numRuns: 100 },
    );
  });

  it('any characters, with any last good text', () => {
    const text = fc.string({ unit: 'binary', maxLength: 200 });
    fc.assert(
      fc.property(text, text, (python, good) => {
        mustParse(python);
        parsePython(python, { text: good });
      }),
      { numRuns: 100 },
    );
  });
});

function moved(key: string, by: number): string {
  const [, start = '', end = '', scope = ''] = /^(\d+)-(\d+)(.*)$/.exec(key) ?? [];
  return `${String(Number(start) + by)}-${String(Number(end) + by)}${scope}`;
}

describe('python: deep nesting is bounded', () => {
  const deep: Readonly<Record<string, (n: number) => string>> = {
    brackets: (n) => '('.repeat(n) + ')'.repeat(n),
    'open brackets': (n) => '[('.repeat(n),
    calls: (n) => 'f(\n'.repeat(n),
    signs: (n) => `${'-'.repeat(n)}1`,
    attributes: (n) => `a${'.b'.repeat(n)}`,
    operators: (n) => `${'a + '.repeat(n)}b`,
    lambdas: (n) => `${'lambda: '.repeat(n)}1`,
    conditionals: (n) => `${'1 if x else '.repeat(n)}2`,
    branches: (n) => `if a:\n  b\n${'elif c:\n  d\n'.repeat(n)}`,
    patterns: (n) => `match x:\n  case ${'['.repeat(n)}${']'.repeat(n)}:\n    pass`,
    'format specifications': (n) => `f"${'{a:'.repeat(n)}${'}'.repeat(n)}"`,
    'format strings': (n) => 'f"{'.repeat(n),
    comprehensions: (n) => `${'[x for x in '.repeat(n)}y${']'.repeat(n)}`,
    blocks: (n) => Array.from({ length: Math.min(n, 600) }, (_, i) => `${' '.repeat(i)}if a:`).join('\n'),
    quotes: (n) => `'"`.repeat(n),
    'triple quotes': (n) => 'f("""\n'.repeat(n),
  };
  /** Nothing tells that the statement below is not inside them. */
  const swallowing = new Set(['blocks', 'quotes', 'triple quotes', 'format strings']);

  for (const [name, build] of Object.entries(deep))
    it(`${name} neither overflow the stack nor hang, and the statement below stays`, () => {
      for (const n of [150, 1000, 4000]) {
        const python = `${build(n)}\n`;
        mustParse(python);
        if (swallowing.has(name)) continue;
        const { module } = parsePython(`${python}zz = 1\n`);
        assert.ok(
          module.body.some(
            (it) => it.kind === 'assignment' && it.targets.some((t) => t.kind === 'name' && t.name === 'zz'),
          ),
          `${name} × ${String(n)}`,
        );
      }
    });

  it('says so', () => {
    for (const name of ['brackets', 'signs', 'lambdas']) {
      const { problems } = parsePython(deep[name]?.(4000) ?? '');
      assert.ok(
        problems.some((problem) => problem.text === 'This is nested too deeply to be read'),
        name,
      );
    }
  });
});
