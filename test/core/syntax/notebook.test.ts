import assert from 'node:assert/strict';
import { joinCells } from '../../../src/core/syntax/notebook';
import { readNotebook } from '../../../src/core/syntax/notebook-json';
import { parsePython } from '../../../src/core/syntax/python/parse';

const program = (...cells: readonly string[]): string =>
  joinCells(cells.map((text, index) => ({ index, text }))).text.replace(/ +$/gm, '');

describe('notebook: cells as one program', () => {
  it('puts the cells one below the other', () => {
    assert.equal(program('a = 1', 'b = 2\n'), 'a = 1\nb = 2\n\n');
  });

  const magics: readonly (readonly [name: string, cell: string, python: string])[] = [
    ['shell lines', '!pip install "x\na = 1', '\na = 1\n'],
    ['shell lines over several lines', '!ls \\\n  -l\na = 1', '\n\na = 1\n'],
    ['line magics', '%matplotlib inline\na = 1', '\na = 1\n'],
    ['line magics in a block', 'if a:\n  %cd x\nb = 1', 'if a:\n  0\nb = 1\n'],
    ['line magics that run Python', '%time a = f(1)', '0    ;a = f(1)\n'],
    ['line magics with options', '%timeit -n1 -r 3 f()', '0               ;f()\n'],
    ['assigned magics', 'a = !ls\nb = %pwd', 'a = _\nb = _\n'],
    ['help', 'f?\n?g\nf.g??\na = 1', '\n\n\na = 1\n'],
    ['cells of other languages', '%%bash\nls (', '\n\n'],
    ['cell magics that run Python', '%%time\na = 1', '\na = 1\n'],
    ['remainders and formats stay', 'a = b % c\nd = (e\n% f)', 'a = b % c\nd = (e\n% f)\n'],
    ['strings stay', 'a = """\n!b\n%c?\n"""', 'a = """\n!b\n%c?\n"""\n'],
  ];
  for (const [name, cell, python] of magics)
    it(name, () => {
      assert.equal(program(cell), python);
    });

  it('keeps every offset', () => {
    const cells = ['%%time -n 1\n%time x = f(1)\n', '!a\r\nb?\r\nc = 1 # d\r\n'];
    const { text } = joinCells(cells.map((each, index) => ({ index, text: each })));
    assert.equal(text.length, cells.join('\n').length + 1);
    assert.equal(text.indexOf('c = 1'), cells.join('\n').indexOf('c = 1'));
    assert.deepEqual(parsePython(text).problems, []);
  });
});

describe('notebook: the way back to the cells', () => {
  const cells = [
    { index: 1, text: 'a = 1\nb = 2' },
    { index: 2, text: '' },
    { index: 5, text: 'c = f(1)' },
  ];
  const joined = joinCells(cells);

  it('leads to the cell, and the line and column in it', () => {
    assert.deepEqual(joined.position(joined.text.indexOf('b')), { cell: 1, line: 2, column: 1 });
    assert.deepEqual(joined.position(joined.text.indexOf('f(')), { cell: 5, line: 1, column: 5 });
  });

  it('leads from each offset to a place and back', () => {
    for (let offset = 0; offset < joined.text.length; offset++)
      assert.equal(joined.offset(joined.position(offset)), offset);
  });

  it('knows no place in a cell that is not there', () => {
    assert.equal(joined.offset({ cell: 3, line: 1, column: 1 }), undefined);
    assert.deepEqual(joinCells([]).position(0), { cell: 0, line: 1, column: 1 });
  });
});

describe('notebook: files', () => {
  const code = (source: unknown): object => ({ cell_type: 'code', source });

  it('have their code cells read, counted with the others', () => {
    const json = JSON.stringify({ cells: [{ cell_type: 'markdown', source: '# A' }, code(['a\n', 'b']), code('c')] });
    assert.deepEqual(readNotebook(json), {
      ok: true,
      cells: [
        { index: 1, text: 'a\nb' },
        { index: 2, text: 'c' },
      ],
      language: 'python',
    });
  });

  it('of nbformat 3 have their cells in worksheets', () => {
    const json = JSON.stringify({ worksheets: [{ cells: [{ cell_type: 'code', input: ['a'] }] }] });
    assert.deepEqual(readNotebook(json), { ok: true, cells: [{ index: 0, text: 'a' }], language: 'python' });
  });

  it('tell their language', () => {
    const read = readNotebook('{"cells": [], "metadata": {"kernelspec": {"language": "R"}}}');
    assert.equal(read.ok && read.language, 'r');
  });

  it('that are broken give a reason', () => {
    const reason = (json: string): string => {
      const read = readNotebook(json);
      return read.ok ? 'it was read' : read.problem;
    };
    assert.match(reason('{"cells": ['), /^it is not JSON: /);
    assert.equal(reason('{}'), 'it has no list of cells');
    assert.equal(reason('null'), 'it has no list of cells');
    assert.equal(reason('{"cells": [1, null, {"cell_type": "code", "source": {}}]}'), 'it was read');
  });
});
