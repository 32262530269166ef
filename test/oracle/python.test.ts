/**
 * Small programs of plain Python, with what CPython 3 answered to `repr(r)` after each; and programs with conditions that nobody
 * knows, with its answers for the one and the other.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Value } from '../../src/core/graph/value';
import { analysed } from '../support/analyse';

interface Row {
  readonly code: string;
  readonly want: string;
}

interface Ways {
  readonly code: string;
  readonly wants: readonly string[];
}

const rows = linesOf('python').map((line): Row => JSON.parse(line) as Row); // The file holds one such row in each line.
const ways = linesOf('python-ways').map((line): Ways => JSON.parse(line) as Ways); // And this one, one of these.

function linesOf(name: string): readonly string[] {
  return readFileSync(`test/oracle/${name}.jsonl`, 'utf8').trim().split('\n');
}

describe('oracle: plain Python', () => {
  for (const { code, want } of rows)
    it(code, () => {
      assert.equal(answerTo(code), want);
    });

  for (const { code, wants } of ways)
    it(`${code} may be ${wants.join(' or ')}`, () => {
      assert.ok(!wants.includes(answerTo(code) ?? ''));
    });
});

function answerTo(code: string): string | undefined {
  const text = `${code}\nr\n`;
  const { analysis } = analysed(text);
  const last = [...analysis.values].filter(([node]) => node.start === text.length - 2).at(-1)?.[1];
  return last && repr(last);
}

/** The text that Python's `repr` gives. */
function repr(value: Value): string {
  switch (value.kind) {
    case 'none':
      return 'None';
    case 'bool':
      return value.value ? 'True' : 'False';
    case 'int':
      return typeof value.value === 'number' ? String(value.value) : 'an int';
    case 'float':
      return Number.isInteger(value.value) ? `${String(value.value)}.0` : String(value.value);
    case 'string':
      return value.value.includes("'") ? `"${value.value}"` : `'${value.value}'`;
    case 'list':
      return `[${value.items.map(repr).join(', ')}${value.rest ? ', …' : ''}]`;
    case 'tuple':
      return `(${value.items.map(repr).join(', ')}${value.items.length === 1 ? ',' : ''})`;
    case 'set':
      return `{${value.items.map(repr).join(', ')}${value.rest ? ', …' : ''}}`;
    case 'dict':
      return `{${[...value.entries.values()].map((slot) => `${repr(slot.key)}: ${repr(slot.value)}`).join(', ')}}`;
    default:
      return value.kind === 'unknown' ? value.reason.text : value.kind;
  }
}
