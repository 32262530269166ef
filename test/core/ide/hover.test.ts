import assert from 'node:assert/strict';
import { hoverAt } from '../../../src/core/ide/hover';
import { analyseDocument, type DocumentInput } from '../../../src/core/ide/document';
import { joinCells } from '../../../src/core/syntax/notebook';
import { analysed } from '../../support/analyse';
import { hoverOn } from '../../support/example';

const KERAS = 'from keras import Input, Sequential, layers\n';

/** The markdown of the hover at the cursor `<|>`. */
function hover(marked: string, modules: Readonly<Record<string, string>> = {}): string | undefined {
  const at = marked.indexOf('<|>');
  return hoverAt(analysed(marked.replace('<|>', ''), modules), at)?.markdown;
}

describe('hover of a layer', () => {
  const document = analysed(
    `${KERAS}x = Input((64, 64, 3), batch_size=1)\ny = layers.Conv2D(8, 4, padding="same")(x)\nz = layers.Flatten()(y)\n`,
  );

  it('counts neurons, what each sees, and what they share', () => {
    const { markdown } = hoverOn(document, 'layers.<|>Conv2D');
    for (const text of [
      '**Conv2D** `(1, 64, 64, 3) → (1, 64, 64, 8)` float32',
      'Each of the 4,096 positions × 8 filters = 32,768 neurons sees 4×4×3 = 48 inputs; the 8 filters are shared by all of them: 8 × (48 + 1) = 392 parameters, where a fully connected layer would need 402,685,952',
      '- height: `⌊(64 + 3 − 4)/1⌋ + 1 = 64`, padding 1 before, 2 after, unit 0 sees −1…2, unit 63 sees 62…65',
      '- width: `⌊(64 + 3 − 4)/1⌋ + 1 = 64`, padding 1 before, 2 after',
      'Receptive field: each unit sees 4×4 of the input (stride 1×1, first cell −1, −1)',
      '392 parameters: kernel `(4, 4, 3, 8)`, bias `(8,)`',
      '1,572,864 multiply-adds for one sample',
    ]) {
      assert.ok(markdown.includes(text), `${text}\nin\n${markdown}`);
    }
  });

  it('comes short first, detail below', () => {
    const [first = ''] = hoverOn(document, 'layers.<|>Conv2D').markdown.split('\n\n');
    assert.ok(first.length < 80);
  });

  it('covers the call that it speaks of', () => {
    const { start, end } = hoverOn(document, 'layers.<|>Conv2D');
    assert.equal(document.text.slice(start, end), 'layers.Conv2D(8, 4, padding="same")(x)');
  });

  it('links to the panel where something slides, and only there', () => {
    assert.ok(hoverOn(document, 'layers.<|>Conv2D').markdown.includes('command:tensorLoupe.showKernel'));
    assert.ok(!hoverOn(document, 'layers.<|>Flatten').markdown.includes('showKernel'));
  });

  it('links to the page of the library, and of the rule that it breaks', () => {
    const { markdown } = hoverOn(document, 'layers.<|>Conv2D');
    assert.match(markdown, /\[Documentation\]\(https:\/\/keras\.io\/\S*convolution2d\/\)/);
    assert.ok(!markdown.includes('layer-rank'));
    const broken = hover(`${KERAS}y = layers.<|>Conv2D(8, 3)(Input((9,)))\n`);
    assert.match(broken ?? '', /\[layer-rank\]\(https:\/\/\S*layer-rank\.md\)/);
  });

  it('leads to the cell of a notebook that the call stands in', () => {
    const cells = joinCells(
      [`${KERAS}x = Input((9, 9, 3))`, 'y = layers.Conv2D(8, 3)(x)'].map((text, index) => ({
        index,
        text,
        uri: `cell:${index}`,
      })),
    );
    const input: DocumentInput = { file: 'a.ipynb', text: cells.text, language: 'notebook', cells };
    const notebook = analyseDocument(input, { read: () => undefined });
    const { markdown = '' } = hoverAt(notebook, cells.text.indexOf('Conv2D')) ?? {};
    const [, args = ''] = /command:tensorLoupe\.showKernel\?([^)]*)\)/.exec(markdown) ?? [];
    assert.deepEqual(JSON.parse(decodeURIComponent(args)), ['cell:1', { line: 0, character: 4 }]);
  });

  it('links to the very call, in the words of the editor', () => {
    const { markdown } = hoverOn(document, 'layers.<|>Conv2D');
    const [, args = ''] = /command:tensorLoupe\.showKernel\?([^)]*)\)/.exec(markdown) ?? [];
    assert.deepEqual(JSON.parse(decodeURIComponent(args)), ['program.py', { line: 2, character: 4 }]);
  });

  it('writes the formula with what is open left open', () => {
    const open = (padding: string): string | undefined =>
      hover(`${KERAS}y = layers.<|>Conv2D(8, 3, strides=2, padding="${padding}")(Input((None, 9, 3)))\n`);
    assert.ok(
      open('valid')?.includes('- height: `⌊(None − 3)/2⌋ + 1 = None`\n- width: `⌊(9 − 3)/2⌋ + 1 = 4`'),
      open('valid'),
    );
    assert.ok(open('same')?.includes('- height: `⌈None/2⌉ = None`'), open('same'));
  });

  it('speaks of padding only where there is some', () => {
    const markdown = hover(`${KERAS}y = layers.<|>MaxPooling2D(2)(Input((8, 8, 3)))\n`);
    assert.ok(markdown?.includes('⌊(8 − 2)/2⌋ + 1 = 4'), markdown);
    assert.doesNotMatch(markdown ?? '', /padding/);
  });

  it('counts the neurons of an input: height × width × channels', () => {
    const { markdown } = hoverOn(document, '<|>Input((64');
    assert.ok(markdown.includes('The input layer has 64×64×3 = 12,288 neurons, one for each number'), markdown);
  });

  it('sees the whole image behind the flattening', () => {
    assert.ok(hoverOn(document, 'layers.<|>Flatten').markdown.includes('every unit sees the whole input'));
  });

  it('tells trainable from all parameters', () => {
    const markdown = hover(`${KERAS}y = layers.<|>BatchNormalization()(Input((8, 8, 4)))\n`);
    assert.ok(markdown?.includes('16 parameters, of which 8 trainable: gamma `(4,)`'), markdown);
  });

  it('lists the ways in which one call was evaluated', () => {
    const markdown = hover(
      `${KERAS}def block(x, n):\n    return layers.<|>Conv2D(n, 3)(x)\n\nx = Input((32, 32, 3))\ny = block(block(x, 8), 16)\n`,
    );
    assert.ok(markdown?.includes('evaluated in 2 ways, together `(None, '), markdown);
    assert.ok(markdown?.includes('- `(None, 32, 32, 3) → (None, 30, 30, 8)` float32 (called from line 6)'), markdown);
    assert.ok(markdown?.includes('- `(None, 30, 30, 8) → (None, 28, 28, 16)` float32 (called from line 6)'), markdown);
  });

  it('says why nothing is known, where track was lost, and what would settle it', () => {
    const markdown = hover(`${KERAS}x = read_image()\ny = layers.<|>Conv2D(8, 3)(x)\n`);
    assert.ok(markdown?.includes('shape unknown: '), markdown);
    assert.ok(markdown?.includes('read_image'), markdown);
    assert.ok(markdown?.includes('[line 2](command:tensorLoupe.openPlace?'), markdown);
    assert.ok(markdown?.includes('# shape: ('), markdown);
  });
});

describe('hover of what is unknown', () => {
  /** Why, where, and the way out, without the targets of links. */
  const why = (marked: string, modules: Readonly<Record<string, string>> = {}): string =>
    /(?:shape )?unknown: [^]*/.exec(hover(marked, modules) ?? '')?.[0].replace(/\]\([^)]*\)/g, ']') ?? '';
  const told: readonly (readonly [string, string, string])[] = [
    [
      'an undefined name',
      `${KERAS}x = read_image()\ny = layers.<|>Conv2D(8, 3)(x)\n`,
      'shape unknown: read_image is not defined in this file ([line 2])\n\nImport or define it, or add `# shape: (None, …)` at the end of [line 2]',
    ],
    [
      'an import that nobody can read',
      `${KERAS}from lib import load\nx = load()\ny = layers.<|>Dense(3)(x)\n`,
      'shape unknown: load comes from lib, which is not part of this project ([line 2])\n\nOpen the folder that has this module, write a stub for it, or add `# shape: (None, …)` at the end of [line 3]',
    ],
    [
      'what an object of an unknown class gives',
      `${KERAS}from lib import Base\nclass Scene(Base):\n    pass\nscene = Scene()\nstate = scene.view()\ny = layers.<|>Dense(3)(state)\n`,
      'shape unknown: the base class of Scene is not known ([line 5])\n\nOpen the folder that has this module, write a stub for it, or add `# shape: (None, …)` at the end of [line 6]',
    ],
    [
      'an item of an array',
      'import numpy as np\nrows = []\nfor line in open("a"):\n    rows.append(line.split())\nx = <|>np.array(rows)\n',
      'shape unknown: open answers only when the program runs ([line 3])',
    ],
    [
      'data that only exist at run time',
      'import numpy as np\nx = np.load("a.npy")\ny = <|>x\n',
      'shape unknown: np.load reads data that only exist at run time ([line 2])\n\nTo go on from there, add `# shape: (None, …)` at the end of [line 2]',
    ],
    [
      'a condition',
      `${KERAS}import os\nx = Input((8, 3))\nif os.path.exists("a"):\n    x = layers.Flatten()(x)\ny = layers.<|>Dense(3)(x)\n`,
      'shape unknown: it depends on a condition that is not known before the program runs ([line 4])\n\nTo go on from there, add `# shape: (None, …)` at the end of [line 6]',
    ],
    [
      'a parameter',
      `${KERAS}def f(x):\n    return layers.<|>Activation("relu")(x)\n`,
      'shape unknown: nothing in this file says what x is ([line 2])\n\nAdd `# shape: x (None, …)` above the function, or a type hint such as `x: Float[Tensor, "b …"]`',
    ],
    [
      'something in another file',
      `${KERAS}from helper import f\ny = layers.<|>Dense(3)(f(3))\n`,
      'shape unknown: g is not defined in this file ([helper.py, line 2])\n\nImport or define it, or add `# shape: (None, …)` at the end of [line 3]',
    ],
    [
      'a budget',
      'def f(n):\n    return f(n) + 1\ny = f(3)\nz = <|>y\n',
      'shape unknown: calls within calls go too deep here ([line 2])\n\nRaise `tensorLoupe.budget.callDepth` in the settings',
    ],
    [
      'a number',
      'import os\nn = int(os.environ["N"])\nm = <|>n\n',
      'unknown: os.environ answers only when the program runs ([line 2])',
    ],
  ];
  for (const [name, program, text] of told)
    it(`tells of ${name}`, () => {
      assert.ok(
        why(program, { helper: 'def f(x):\n    return g(x)\n' }).startsWith(text),
        why(program, { helper: 'def f(x):\n    return g(x)\n' }),
      );
    });
});

describe('hover of a value', () => {
  it('shows a number with its formula', () => {
    assert.equal(
      hover('n = 64\nf = 4\n<|>out = (n - f) // 2 + 1\n'),
      '**out** = `31`\n\n`(n - f) // 2 + 1\n= (64 - 4) // 2 + 1`',
    );
  });

  it('shows a tensor with the call that made it', () => {
    const markdown = hover('import numpy as np\nx = np.zeros((2, 3))\ny = <|>x\n');
    assert.ok(markdown?.startsWith('**x** `(2, 3)` float64 from [line 2]'), markdown);
    const [, args = ''] = /command:tensorLoupe\.openPlace\?([^)]*)\)/.exec(markdown ?? '') ?? [];
    assert.deepEqual(JSON.parse(decodeURIComponent(args)), ['program.py', { line: 1, character: 4 }]);
  });

  it('shows a comparison', () => {
    assert.equal(hover('n = 3\nsmall = n <|>< 4\n'), '**n < 4** = `True`');
  });

  it('is silent where nothing stands', () => {
    assert.equal(hover('n = 3\n\n<|>\n# end of it\n'), undefined);
    assert.equal(hover('n = 3\n# what a <|>comment says\n'), undefined);
  });

  it('does not mistake places in other files for places in this one', () => {
    const helper = 'def twice(n):\n    return n * 2 + 1 - 1\n';
    const program = `from helper import twice\n# a comment that is as long as the helper\nx = twice(4)\n`;
    const document = analysed(program, { helper });
    const comment = { start: program.indexOf('#'), end: program.indexOf('\nx =') };
    for (let at = comment.start + 1; at < comment.end; at++)
      assert.equal(hoverAt(document, at), undefined, `offset ${at}`);
  });
});
