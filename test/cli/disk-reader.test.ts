import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { diskReader } from '../../src/cli/disk-reader';

describe('the reader of the command line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tensor-loupe-reader-'));
  const [main, blocks] = [join(folder, 'main.py'), join(folder, 'blocks.py')];
  const text = 'width = 3\n';
  before(() => writeFileSync(blocks, text));
  after(() => rmSync(folder, { recursive: true }));

  it('parses a file once that is imported and then read itself', () => {
    const reader = diskReader();
    assert.equal(reader.parsed(blocks, text), undefined, 'nothing has imported it yet');
    const source = reader.read('blocks', 0, main);
    assert.equal(reader.parsed(blocks, text)?.module, source?.module);
    assert.equal(source?.module.body.length, 1);
  });

  it('does not take the tree of another text', () => {
    const reader = diskReader();
    reader.read('blocks', 0, main);
    assert.equal(reader.parsed(blocks, 'width = 3\nheight = 4\n'), undefined);
  });
});
