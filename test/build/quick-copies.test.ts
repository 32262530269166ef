import assert from 'node:assert/strict';
import { runInNewContext } from 'node:vm';
import { withQuickCopies } from '../../src/build/quick-copies.mjs';

const programs = [
  '({ ...one, b: 3 })',
  '({ a: 0, ...one })',
  '({ b: 0, ...one, ...two, c: 5, d })',
  '({ ...one, ...(d ? { a: { ...two, e: 6 } } : {}), })',
  '[1, 2].map((a) => ({ ...one, a }))',
  '(() => { return{...one,f(){return 1}}.b })()',
  '(() => { const { a, ...rest } = { ...one, ...two }; return rest; })()',
  '(() => { let a, rest; ({ a, ...rest } = { ...one }); return [a, rest]; })()',
  '({ ...undefined, ...null, ...one })',
  'Object.keys({ ...one, get g() { return 1; } })',
];

describe('copies of objects in the bundles', () => {
  for (const program of programs)
    it(`are the same in ${program}`, () => {
      const quick = withQuickCopies(program);
      assert.deepEqual(run(quick), run(program));
    });

  it('are written with Object.assign', () => {
    assert.match(withQuickCopies('x = { ...one, b: 3 };'), /^var (\S+)=Object\.assign;x =\s+\1\(\{\},one,\{b: 3\}\);$/);
  });

  it('stand behind the line that names the interpreter', () => {
    assert.match(
      withQuickCopies('#!/usr/bin/env node\n"use strict";x={...y};'),
      /^#!\/usr\/bin\/env node\n"use strict";var /,
    );
  });
});

/** As text: objects of another context have other prototypes. */
function run(program: string): string {
  return JSON.stringify(runInNewContext(program, { one: { a: 1, b: 2 }, two: { b: 4, c: 4 }, d: true }));
}
