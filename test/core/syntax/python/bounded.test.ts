import assert from 'node:assert/strict';
import { diagnosticsOf } from '../../../../src/core/ide/diagnostics';
import { analyseDocument } from '../../../../src/core/ide/document';
import { readLength } from '../../../../src/core/syntax/python/bounded';
import { parsePython } from '../../../../src/core/syntax/python/parse';

const line = 'x = f(1, 2)\n';
const long = line.repeat(50_000);

describe('texts that are too long', () => {
  it('reads ordinary files as a whole', () => {
    const text = line.repeat(10_000);
    assert.equal(readLength(text), text.length);
    assert.equal(parsePython(text).unread, undefined);
  });

  it('reads whole statements up to the bound', () => {
    const { module, problems, unread } = parsePython(long);
    assert.deepEqual(problems, []);
    assert.ok(10_000 < module.body.length && module.body.length < 30_000, String(module.body.length));
    assert.deepEqual(unread, { start: module.end, end: module.end + line.length - 1 });
  });

  it('ends before the block that would be cut', () => {
    const block = `def f():\n${`  ${line}`.repeat(20_000)}`;
    assert.equal(readLength(line + block + block), line.length);
  });

  it('says so once, where it ends', () => {
    const document = analyseDocument({ file: 'long.py', text: long, language: 'python' }, { read: () => undefined });
    assert.deepEqual(
      diagnosticsOf(document).map(({ rule, start }) => [rule, start]),
      [['budget', readLength(long)]],
    );
  });
});
