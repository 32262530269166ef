import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { DEFAULT_LIMITS } from '../../src/core/interp/limits';
import { DEFAULT_SETTINGS, readSettings } from '../../src/server/settings';

/** `{ a: { b: 1 } }` → `[['a.b', 1]]` */
function flat(value: unknown, path = ''): readonly (readonly [string, unknown])[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [[path, value]];
  return Object.entries(value).flatMap(([key, inner]) => flat(inner, path === '' ? key : `${path}.${key}`));
}

describe('settings', () => {
  it('have the defaults that the manifest shows', () => {
    const manifest: unknown = JSON.parse(readFileSync('package.json', 'utf8'));
    const shown = flat(manifest).flatMap(([path, value]) => {
      const name = /^contributes\.configuration\.properties\.tensorLoupe\.(.+)\.default$/.exec(path)?.[1];
      return name === undefined ? [] : [[name, value]];
    });
    assert.deepEqual(Object.fromEntries(shown), Object.fromEntries(flat(DEFAULT_SETTINGS)));
  });

  it('give the editor the budgets of the command line', () => {
    const { milliseconds: _, ...budget } = DEFAULT_SETTINGS.budget;
    assert.deepEqual(budget, DEFAULT_LIMITS);
  });

  it('fall back where the client sends something else', () => {
    assert.deepEqual(readSettings(null), DEFAULT_SETTINGS);
    const read = readSettings({ budget: { steps: 'many', callDepth: 3 }, stubPaths: ['a', 3] });
    assert.deepEqual([read.budget.steps, read.budget.callDepth], [DEFAULT_LIMITS.steps, 3]);
    assert.deepEqual(read.stubPaths, ['a']);
    assert.deepEqual(readSettings({ stubPaths: 'a' }).stubPaths, []);
  });
});
