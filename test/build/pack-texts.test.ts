import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

interface Packed {
  readonly packed: readonly string[];
  readonly parts: readonly string[];
  readonly marks: string;
}

interface PackTexts {
  packTexts(texts: readonly string[]): Packed;
  unpackSource(packed: Packed): string;
}

const BLOCK = 'x = layers.Conv2D(filters, 3, padding="same")(x)\nx = layers.BatchNormalization(axis=axis)(x)\n';

describe('packed texts', () => {
  let build: PackTexts;
  before(async () => {
    // The build scripts are plain JavaScript; these are the functions that the file exports.
    build = (await import(pathToFileURL(resolve('src/build/pack-texts.mjs')).href)) as PackTexts;
  });

  function unpacked(packed: Packed): readonly string[] {
    // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- the program that the build writes
    const unpack: unknown = new Function(`${build.unpackSource(packed)} return unpack;`)();
    assert.ok(typeof unpack === 'function');
    return packed.packed.map((text) => String(Reflect.apply(unpack, undefined, [text])));
  }

  it('come back as they were', () => {
    const texts = [BLOCK.repeat(5), `def stem(x):\n ${BLOCK}`, '', 'aaaa aaaa aaaa aaaa', '^ $ ? are no marks here'];
    assert.deepEqual(unpacked(build.packTexts(texts)), texts);
  });

  it('are smaller where texts repeat', () => {
    const { packed, parts } = build.packTexts([BLOCK.repeat(10), BLOCK.repeat(10)]);
    assert.ok([...packed, ...parts].join('').length < BLOCK.length * 4);
  });
});
