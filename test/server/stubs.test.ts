import assert from 'node:assert/strict';
import { openStubs, type Stubs } from '../../src/server/stubs';

const ROOT = 'vscode-vfs://host/project';
const FOLDER = `${ROOT}/.tensorloupe/stubs`;

/** Stubs over files that a client has somewhere, by URI. */
function stubsOver(files: Record<string, string>): Stubs {
  return openStubs({
    list: (uri) => {
      const found = Object.keys(files).filter((each) => each === uri || each.startsWith(`${uri}/`));
      const name = (each: string): string =>
        each === uri ? each.slice(each.lastIndexOf('/') + 1) : each.slice(uri.length + 1);
      return Promise.resolve(found.length === 0 ? null : found.map((each) => ({ uri: each, path: name(each) })));
    },
    read: (uri) => Promise.resolve(files[uri] ?? null),
  });
}

describe('library stubs of the server', () => {
  const text = (stubs: Stubs, module: string, file = `${ROOT}/main.py`): string | undefined =>
    stubs.of(file).get(module)?.text;

  it('come from the roots of any file system, each for its own files', async () => {
    const stubs = stubsOver({ [`${FOLDER}/mylib/layers.py`]: 'N = 1\n' });
    assert.deepEqual(await stubs.load([ROOT], []), []);
    assert.equal(text(stubs, 'mylib.layers'), 'N = 1\n');
    assert.equal(text(stubs, 'mylib.layers', 'vscode-vfs://host/other/main.py'), undefined);
  });

  it('come from the paths of the settings, which go first', async () => {
    const stubs = stubsOver({
      [`${FOLDER}/a.py`]: 'N = 1\n',
      [`${ROOT}/tools/a.py`]: 'N = 2\n',
      'vscode-vfs://host/shared/b.py': 'N = 3\n',
      'file:///c.py': 'N = 4\n',
    });
    assert.deepEqual(await stubs.load([ROOT], ['tools', '/shared/b.py', 'file:///c.py']), []);
    assert.deepEqual(
      ['a', 'b', 'c'].map((module) => text(stubs, module)),
      ['N = 2\n', 'N = 3\n', 'N = 4\n'],
    );
  });

  it('name the paths that cannot be read', async () => {
    assert.deepEqual(await stubsOver({}).load([ROOT], ['nowhere']), ['nowhere']);
  });

  it('follow the open editor, and leave out what is no Python', async () => {
    const stubs = stubsOver({ [`${FOLDER}/a.py`]: 'N = 1\n' });
    await stubs.load([ROOT], []);
    assert.equal(stubs.setOpen(`${FOLDER}/a.py`, 'N = 5\n'), true);
    assert.equal(text(stubs, 'a'), 'N = 5\n');
    stubs.setOpen(`${FOLDER}/a.py`, 'N = (\n');
    assert.equal(text(stubs, 'a'), undefined);
    assert.ok(stubs.at(`${FOLDER}/a.py`)?.problem);
    assert.equal(stubs.setOpen(`${ROOT}/main.py`, ''), false);
  });

  it('know which changes concern them', async () => {
    const stubs = stubsOver({ [`${ROOT}/tools/a.py`]: '' });
    await stubs.load([ROOT], ['tools']);
    assert.deepEqual(
      [`${FOLDER}/new.py`, `${ROOT}/tools/b.py`, `${ROOT}/main.py`].map((uri) => stubs.concerns(uri)),
      [true, true, false],
    );
  });
});
