import assert from 'node:assert/strict';
import { type HintSettings, hintsOf } from '../../../src/core/ide/hints';
import { analysed } from '../../support/analyse';

const PLAIN: HintSettings = {
  enabled: true,
  shape: true,
  receptiveField: true,
  parameters: false,
  unknown: false,
  onlyWhereChanged: false,
  maxLength: 60,
};

const CNN = `from keras import Input, layers
x = Input((64, 64, 3))
x = layers.Conv2D(8, 4, padding="same")(x)
x = layers.ReLU()(x)
x = layers.MaxPooling2D(8)(x)
`;

/** `line: label` of every hint. */
function hints(program: string, settings: Partial<HintSettings> = {}): readonly string[] {
  const document = analysed(program);
  return hintsOf(document, { ...PLAIN, ...settings }).map(
    ({ offset, label }) => `${document.lines.line(offset)}: ${label}`,
  );
}

describe('hints', () => {
  it('show shapes and receptive fields', () => {
    assert.deepEqual(hints(CNN), [
      '2: → (None, 64, 64, 3)',
      '3: → (None, 64, 64, 8) · RF 4×4',
      '4: → (None, 64, 64, 8) · RF 4×4',
      '5: → (None, 8, 8, 8) · RF 11×11',
    ]);
  });

  it('show each part only where it is wanted', () => {
    const part = (settings: Partial<HintSettings>): string | undefined => hints(CNN, settings)[1];
    assert.equal(part({ receptiveField: false }), '3: → (None, 64, 64, 8)');
    assert.equal(part({ shape: false }), '4: → RF 4×4');
    assert.equal(part({ parameters: true }), '3: → (None, 64, 64, 8) · RF 4×4 · 392 params');
    assert.deepEqual(hints(CNN, { shape: false, receptiveField: false }), []);
  });

  it('leave out what the shape does not change, when asked to', () => {
    assert.deepEqual(hints(CNN, { onlyWhereChanged: true }), [
      '2: → (None, 64, 64, 3)',
      '3: → (None, 64, 64, 8) · RF 4×4',
      '5: → (None, 8, 8, 8) · RF 11×11',
    ]);
  });

  it('are silent about what is not known, unless asked', () => {
    const program = 'from keras import layers\ny = layers.ReLU()(read_image())\n';
    assert.deepEqual(hints(program), []);
    assert.deepEqual(hints(program, { unknown: true }), ['2: → ?']);
  });

  it('say what is known of an image of unknown size', () => {
    const program = 'from keras import layers\ny = layers.Conv2D(8, 3)(read_image())\n';
    assert.deepEqual(hints(program), ['2: → (?, ?, ?, 8) · RF 3×3']);
  });

  it('stand behind the outermost call of a line', () => {
    const program = 'from keras import Input, layers\ny = layers.ReLU()(layers.Dense(4)(Input((3,))))\n';
    assert.deepEqual(hints(program), ['2: → (None, 4)']);
  });

  it('stand on every line of a call over several', () => {
    const program = `from keras import Sequential, layers
model = Sequential([
    layers.Input((8, 8, 1)),
    layers.Conv2D(4, 3),
    layers.Flatten(),
])
`;
    assert.deepEqual(hints(program), [
      '3: → (None, 8, 8, 1)',
      '4: → (None, 6, 6, 4) · RF 3×3',
      '5: → (None, 144) · RF all',
    ]);
  });

  it('are left out where the user wrote the shape', () => {
    assert.deepEqual(hints('import numpy as np\nx = np.zeros((2, 3))  # shape: (2, 3)\n'), []);
  });

  it('show the common shape of a call that is evaluated in several ways', () => {
    const program = `from keras import Input, layers
def block(x, n):
    return layers.Conv2D(n, 3, padding="same")(x)

x = Input((32, 32, 3))
y = block(block(x, 8), 16)
`;
    const [label = ''] = hints(program, { receptiveField: false });
    assert.match(label, /^3: → \(None, 32, 32, .+\) ×2$/);
  });

  it('carry the derivation in the tooltip', () => {
    const [, conv] = hintsOf(analysed(CNN), PLAIN);
    assert.ok(conv?.tooltip().includes('8 × (48 + 1) = 392 parameters'));
  });
});

describe('shortened hints', () => {
  const LONG = 'from keras import Input\nx = Input((1024, 1024, 256))\n';
  const short = (maxLength: number): string => hints(LONG, { maxLength })[0]?.replace('2: → ', '') ?? '';

  it('never cut a length in half', () => {
    assert.equal(short(60), '(None, 1024, 1024, 256)');
    for (let most = 6; most < 23; most++) {
      const text = short(most);
      assert.ok(text.length <= most, `${text} for ${most}`);
      const kept = text
        .replace(/[()…]/g, '')
        .split(', ')
        .filter((part) => part !== '');
      for (const part of kept) assert.ok(['None', '1024', '256'].includes(part), text);
    }
  });

  it('say that something is left out', () => {
    assert.equal(short(16), '(None, 1024, …)');
    assert.equal(short(6), '(…)');
  });
});
