import assert from 'node:assert/strict';
import { children } from '../../../../src/core/syntax/children';
import { parsePython } from '../../../../src/core/syntax/python/parse';
import { repair } from '../../../../src/core/syntax/python/repair/repair';
import type { Node } from '../../../../src/core/syntax/tree';
import { outline } from '../../../support/tree-text';

/** What is half-typed, the Python, and what the repair reads instead. */
const repaired: readonly (readonly [name: string, python: string, read: string])[] = [
  ['a call', 'x = f(\ny = 1', 'x = f( _)\ny = 1'],
  ['a call behind its comma', 'x = f(1, \ny = 1', 'x = f(1, _) \ny = 1'],
  ['a call whose argument has no value', 'x = f(a, k=)(y)', 'x = f(a, k= _)(y)'],
  ['a call over several lines', 'x = f(\n  1,\n  2\ny = 1', 'x = f(\n  1,\n  2)\ny = 1'],
  ['a call above a keyword', 'x = f(\n    return y', 'x = f( _)\n    return y'],
  ['a call inside a call', 'x = f(g(1)\ny = 1', 'x = f(g(1))\ny = 1'],
  ['a call in a list', 'm = S([\n  f(3, (1, 2),\n  g(),\n])', 'm = S([\n  f(3, (1, 2)),\n  g(),\n])'],
  ['a missing comma', 'x = f(1 k=2)', 'x = f(1, k=2)'],
  ['a name behind a point', 'm.add(layers.', 'm.add(layers. _)'],
  ['a name behind a point, with a line below', 'm = [\n  layers.\n  f()]', 'm = [\n  layers. _,\n  f()]'],
  ['an operand', 'x = a +\ny = 1', 'x = a + _\ny = 1'],
  ['a value', 'x =\ny = 1', 'x = _\ny = 1'],
  ['the value of a key', "x = {'a':\ny = 1", "x = {'a': _}\ny = 1"],
  ['an index', 'x = a[\ny = 1', 'x = a[ _]\ny = 1'],
  ['an index that stops in a call', 'x = f(a[1)', 'x = f(a[1])'],
  ['a bracket too many', 'x = f(1))\ny = 1', 'x = f(1) \ny = 1'],
  ['a string', "x = 'abc\ny = 1", "x = 'abc'\ny = 1"],
  ['a string in a call', "x = f(3, 'relu)\ny = 1", "x = f(3, 'relu')\ny = 1"],
  ['a format string', 'x = f"{a}\ny = 1', 'x = f"{a}"\ny = 1'],
  ['a docstring', 'def f():\n  """Doc\n  x = g()\n  return x', 'def f():\n  """Doc"""\n  x = g()\n  return x'],
  [
    'a docstring above another',
    'def f():\n  """A\n  return 1\ndef g():\n  """B."""\n  return 2',
    'def f():\n  """A\n  return 1"""\ndef g():\n  """B."""\n  return 2',
  ],
  ['a function', 'def f(x\n  return x', 'def f(x):\n  return x'],
  ['a function with its colon', 'def f(x, y:\n  return x', 'def f(x, y):\n  return x'],
  ['a function without parameters', 'def f\n  return 1', 'def f():\n  return 1'],
  ['a function without a name', 'def\n  return 1', 'def _():\n  return 1'],
  ['a class', 'class A(\n  def f(self):\n    pass', 'class A():\n  def f(self):\n    pass'],
  ['a loop', 'for i in range(3\n  x = 1', 'for i in range(3):\n  x = 1'],
  ['a loop without `in`', 'for i\n  x = 1', 'for i in _:\n  x = 1'],
  ['a condition', 'if\n  x = 1\nelif a ==\n  y = 2', 'if _:\n  x = 1\nelif a == _:\n  y = 2'],
  ['a context', 'with f() as\n  x = 1', 'with f() as _:\n  x = 1'],
  ['a line at the margin', 'def f():\n  a = 1\nb\n  c = 2', 'def f():\n  a = 1\n  b\n  c = 2'],
  ['a line between two levels', 'def f():\n    a = 1\n  b = 2\n    c = 3', 'def f():\n    a = 1\n    b = 2\n    c = 3'],
];

/** Correct Python that a repair could take for broken. */
const correct: readonly (readonly [name: string, python: string])[] = [
  ['arguments at the margin', 'm = S([\nf(1),\ng(2),\n])\n'],
  ['keyword arguments at the margin', 'x = f(\nunits=3,\nname="a")\n'],
  ['signs that are parameters', 'def f(a, /, *, b): pass\nfrom x import *\n'],
  ['slices', 'x[:, ::2, 1:] = y[:-1]\n'],
  ['numbers that end in a point', 'x = 255. * a[0].b / 1.\n'],
  ['quotes inside a format string', 'x = f"{a["b"]}" + f\'{c!r:>{d}}\' + f"{{"\n'],
  ['docstrings with code', 'def f():\n    """Doc.\n\n    x = g()\n    """\n    return 1\n'],
  ['lambdas in headers', 'if (lambda x: x)(1): pass\nwhile lambda: 1: pass\n'],
  ['a statement over lines with backslashes', 'x = a + \\\n  b\nwith a, \\\n  b: pass\n'],
  ['names that are keywords elsewhere', 'match = case = type = 1\nmatch.case(type)\n'],
  ['matrix products at the start of a line', 'x = (a\n@ b)\n'],
  ['Python 2', 'print "loss", loss\nprint >>f, x\n'],
  ['an unfinished block behind a comment', 'if a:\n    # later\n    pass\n'],
];

describe('python: what is missing is put in', () => {
  for (const [name, python, read] of repaired)
    it(name, () => {
      assert.equal(repair(python)?.text, read);
    });
});

describe('python: correct code is left alone', () => {
  for (const [name, python] of correct)
    it(name, () => {
      assert.equal(repair(python)?.text, undefined);
    });
});

describe('python: the tree of half-typed code', () => {
  it('has every other statement in its place', () => {
    const python = 'def f(x):\n  a = g(1)\n  x = layers.Conv2D(\n  y = Dense(3)(x)\n  return y\nz = f(3)\n';
    assert.deepEqual(outline(python, parsePython(python).module.body), [
      'def f(x):',
      '  a = g(1)',
      '  x = layers.Conv2D(',
      '  y = Dense(3)(x)',
      '  return y',
      'z = f(3)',
    ]);
  });

  it('has ranges of the text as it is', () => {
    const python = 'x = f(a.\ny = g(k=, b = h(1 2\nz = i(3)';
    assert.deepEqual(callsOf(python), ['f(a.', 'g(k=, b = h(1 2', 'h(1 2', 'i(3)']);
  });

  it('has no names that nobody wrote', () => {
    const python = 'x = f(a.\ndef\n  y = 1\nfor\n  z =\n';
    const names = nodesOf(python).flatMap((node) => (node.kind === 'name' ? [node.name] : []));
    assert.deepEqual(names, ['x', 'f', 'a', 'y', 'z']);
  });

  it('tells the problems of the text as it is', () => {
    const python = 'x = f(\ny = 1\n';
    const { problems } = parsePython(python);
    assert.notEqual(problems.length, 0);
    for (const { start, end } of problems) assert.ok(0 <= start && start <= end && end <= python.length);
  });
});

describe('python: the last good text', () => {
  const good = 'with scope("a"):\n  x = f(1)\n  y = f(2)\n';

  it('keeps what a statement being typed leaves open from reaching into the lines below', () => {
    const typed = 'with scope(\n  f(0)\n  y = f(2)\n';
    assert.deepEqual(
      outline(typed, parsePython(typed, { text: 'with scope("a"):\n  f(0)\n  y = f(2)\n' }).module.body),
      ['with scope(', '  f(0)', '  y = f(2)'],
    );
  });

  it('does no harm where the change is inside a larger statement', () => {
    const before = 'm = S([\n  f(1),\n  g(2),\n])\n';
    const typed = 'm = S([\n  f(1, (2,\n  g(2),\n])\n';
    const calls = nodesOf(typed, before).flatMap((node) =>
      node.kind === 'call' ? [typed.slice(node.start, node.end)] : [],
    );
    assert.deepEqual(calls.slice(1), ['f(1, (2', 'g(2)']);
  });

  it('changes nothing in correct code', () => {
    assert.deepEqual(parsePython(good, { text: 'x = 1\n' }), parsePython(good));
  });
});

function nodesOf(python: string, previous?: string): readonly Node[] {
  const found: Node[] = [];
  const visit = (node: Node): void => {
    found.push(node);
    children(node).forEach(visit);
  };
  parsePython(python, previous === undefined ? undefined : { text: previous }).module.body.forEach(visit);
  return found;
}

function callsOf(python: string): readonly string[] {
  return nodesOf(python).flatMap((node) => (node.kind === 'call' ? [python.slice(node.start, node.end)] : []));
}
