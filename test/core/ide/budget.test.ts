import assert from 'node:assert/strict';
import { diagnosticsOf } from '../../../src/core/ide/diagnostics';
import { hoverAt } from '../../../src/core/ide/hover';
import { DEFAULT_LIMITS, type Limits } from '../../../src/core/interp/limits';
import { analysed } from '../../support/analyse';

/** The notes of one program, as `line: text`. */
function notes(text: string, limits: Partial<Limits>): readonly string[] {
  const document = analysed(text, {}, { limits: { ...DEFAULT_LIMITS, ...limits } });
  return diagnosticsOf(document).map((each) => {
    assert.deepEqual([each.rule, each.severity], ['budget', 'information']);
    return `${String(document.lines.line(each.start))}: ${each.message}`;
  });
}

describe('a budget that runs out is noted at the place, with its setting', () => {
  const net =
    'from keras import layers, Input\nx = Input((8, 8, 3))\nfor i in range(9):\n    x = layers.Conv2D(i + 1, 1)(x)\n';

  it('steps', () => {
    const [note, ...more] = notes(net, { steps: 40 });
    assert.match(note ?? '', /^\d: the analysis stopped here: the steps .*tensorLoupe\.budget\.steps/);
    assert.deepEqual(more, []);
  });

  it('time', () => {
    const counting = 'def f(n):\n    return n if n < 2 else f(n - 1) + f(n - 2)\nf(30)\n';
    assert.match(notes(counting, { isOutOfTime: () => true }).join('\n'), /tensorLoupe\.budget\.milliseconds/);
  });

  it('call depth', () => {
    const text = 'def f(n):\n    return 0 if n == 0 else f(n - 1)\ny = f(9)\n';
    assert.deepEqual(notes(text, { callDepth: 5 }), [
      '2: calls within calls are followed 5 deep; tensorLoupe.budget.callDepth in the settings says how deep',
    ]);
    assert.deepEqual(notes(text, {}), []);
  });

  it('call depth, once for each file, and not where symbols stand for what nobody gives', () => {
    const two = 'def f(n):\n    return f(n - 1)\ndef g(n):\n    return g(n - 1)\ny = f(9)\nz = g(9)\n';
    assert.equal(notes(two, { callDepth: 5 }).length, 1);
    assert.deepEqual(notes('def f(n: int):\n    return f(n - 1)\n', { callDepth: 5 }), []);
  });

  it('nesting, which ends at the same place however full the stack of the engine is', () => {
    const deep = `def f(x):\n    return ${'f('.repeat(300)}x${')'.repeat(300)}\ny = f(1)\n`;
    const note = (text: string): readonly string[] =>
      diagnosticsOf(analysed(text)).map(({ start, message }) => `${String(start)} ${message}`);
    const first = note(deep);
    assert.match(first.join('\n'), /^[1-9]\d* the analysis stopped here: calls and expressions are nested too deeply/);
    for (let i = 0; i < 20; i++) assert.deepEqual(note(deep), first);
    const flat = `def f(x):\n    return x\ny = ${'f('.repeat(500)}1${')'.repeat(500)}\n`;
    assert.deepEqual(note(flat), []);
  });

  it('of the whole file: then no other is told', () => {
    const text = 'def f(n):\n    return f(n + 1) + f(n + 2)\ny = f(0)\n';
    assert.equal(notes(text, { callDepth: 5, steps: 200 }).length, 1);
    assert.deepEqual(notes(text, { callDepth: 5 }).length, 1);
  });

  it('rounds of a loop, behind which what it changes is unknown', () => {
    assert.deepEqual(notes(net, { loopRounds: 4 }), [
      '3: only 4 rounds of this loop are followed; tensorLoupe.budget.loopRounds in the settings says how many',
    ]);
    const text = `${net}y = x\n`;
    const document = analysed(text, {}, { limits: { ...DEFAULT_LIMITS, loopRounds: 4 } });
    assert.match(hoverAt(document, text.lastIndexOf('x'))?.markdown ?? '', /^\*\*x\*\* shape unknown/);
  });

  it('contexts of a call', () => {
    assert.deepEqual(notes(net, { contextsPerSite: 5 }), [
      '4: only 5 ways of this call are kept apart; tensorLoupe.budget.contextsPerSite in the settings says how many',
    ]);
  });
});
