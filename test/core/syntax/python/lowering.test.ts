import assert from 'node:assert/strict';
import { parsePython } from '../../../../src/core/syntax/python/parse';
import { treeText } from '../../../support/tree-text';

/** What it is, the Python, and its tree: one line for each statement. */
const cases: readonly (readonly [name: string, python: string, tree: string])[] = [
  [
    'a call with every kind of argument',
    'f(1, *a, k=2.0, **b)',
    'call(callee: f, args: [(form: "positional", value: 1), (form: "spread", value: a), (form: "keyword", name: "k", value: 2.float), (form: "keywordSpread", value: b)])',
  ],
  [
    'attributes and subscripts',
    'a.b[0].c',
    'attribute(object: subscript(object: attribute(object: a, name: "b"), index: 0), name: "c")',
  ],
  [
    'slices',
    'x[1:, ::2, ..., None]',
    'subscript(object: x, index: sequence(form: "tuple", items: [slice(lower: 1), slice(step: 2), ellipsis, none]))',
  ],
  ['an index with a comma is a tuple', 'x[1,]', 'subscript(object: x, index: sequence(form: "tuple", items: [1]))'],
  [
    'numbers',
    '[1, 2.5, 1e3, 0x10, 1_000, 255.]',
    'sequence(form: "list", items: [1, 2.5.float, 1000.float, 16, 1000, 255.float])',
  ],
  [
    'imaginary numbers',
    '2j',
    'call(callee: complex, args: [(form: "positional", value: 0), (form: "positional", value: 2)])',
  ],
  ['adjacent strings', '\'a\' "b"', '"ab"'],
  ['escapes and raw strings', "'\\n' r'\\n'", '"\\n\\\\n"'],
  [
    'format strings',
    "f'a{x}b{y:02d}{z!r}'",
    'template(parts: ["a", (value: x), "b", (value: y, format: "02d"), (value: z, format: "!r")])',
  ],
  ['format strings that show their expression', "f'{x=}'", 'template(parts: ["x=", (value: x, format: "!r")])'],
  [
    'collections',
    '[1], (2,), {3}, {4: 5, **d}',
    'sequence(form: "tuple", items: [sequence(form: "list", items: [1]), sequence(form: "tuple", items: [2]), sequence(form: "set", items: [3]), dict(entries: [(key: 4, value: 5), (value: d)])])',
  ],
  ['an empty tuple and parentheses', '(), (1)', 'sequence(form: "tuple", items: [sequence(form: "tuple"), 1])'],
  [
    'unary operators',
    '-a, +a, ~a, not a',
    'sequence(form: "tuple", items: [unary(operator: "-", operand: a), unary(operator: "+", operand: a), unary(operator: "~", operand: a), unary(operator: "not", operand: a)])',
  ],
  [
    'binary operators by precedence',
    'a + b * c ** -d @ e // f % g',
    'binary(operator: "+", left: a, right: binary(operator: "%", left: binary(operator: "//", left: binary(operator: "@", left: binary(operator: "*", left: b, right: binary(operator: "**", left: c, right: unary(operator: "-", operand: d))), right: e), right: f), right: g))',
  ],
  [
    'bitwise operators',
    'a | b ^ c & d << 1 >> 2',
    'binary(operator: "|", left: a, right: binary(operator: "^", left: b, right: binary(operator: "&", left: c, right: binary(operator: ">>", left: binary(operator: "<<", left: d, right: 1), right: 2))))',
  ],
  [
    'a chain of comparisons',
    '1 < x <= 2 != y',
    'compare(left: 1, links: [(operator: "<", right: x), (operator: "<=", right: 2), (operator: "!=", right: y)])',
  ],
  [
    'membership and identity',
    'a not in b, a is not None, a in b, a is b',
    'sequence(form: "tuple", items: [compare(left: a, links: [(operator: "not in", right: b)]), compare(left: a, links: [(operator: "is not", right: none)]), compare(left: a, links: [(operator: "in", right: b)]), compare(left: a, links: [(operator: "is", right: b)])])',
  ],
  [
    'and binds closer than or',
    'a or b and not c',
    'logical(operator: "or", left: a, right: logical(operator: "and", left: b, right: unary(operator: "not", operand: c)))',
  ],
  ['a conditional', 'a if b else c', 'conditional(test: b, then: a, otherwise: c)'],
  [
    'a lambda',
    'lambda x, *y, k=1: x',
    'function(definition: functionDefinition(name: "", params: [(target: x, form: "normal"), (target: y, form: "rest"), (target: k, form: "keywordOnly", fallback: 1)], body: [return(value: x)]))',
  ],
  [
    'list comprehensions',
    '[f(x) for x in y if x for z in x]',
    'comprehension(form: "list", element: call(callee: f, args: [(form: "positional", value: x)]), clauses: [(target: x, iterable: y, conditions: [x]), (target: z, iterable: x)])',
  ],
  [
    'dict and set comprehensions and generators',
    '{k: v for k, v in d}, {x for x in y}, g(x for x in y)',
    'sequence(form: "tuple", items: [comprehension(form: "dict", element: k, value: v, clauses: [(target: sequence(form: "tuple", items: [k, v]), iterable: d)]), comprehension(form: "set", element: x, clauses: [(target: x, iterable: y)]), call(callee: g, args: [(form: "positional", value: comprehension(form: "generator", element: x, clauses: [(target: x, iterable: y)]))])])',
  ],
  ['a walrus', '(a := 1)', 'assign(target: a, value: 1)'],
  [
    'several targets',
    'a = b.c = d[0] = 1',
    'assignment(targets: [a, attribute(object: b, name: "c"), subscript(object: d, index: 0)], value: 1)',
  ],
  ['unpacking', 'a, *b = c', 'assignment(targets: [sequence(form: "tuple", items: [a, spread(value: b)])], value: c)'],
  [
    'annotated assignments',
    'x: int = 1\ny: str',
    'assignment(targets: [x], value: 1, annotation: int)\nassignment(targets: [y], annotation: str)',
  ],
  [
    'augmented assignments',
    'x += 1\ny //= 2\nz @= w',
    'augmentedAssignment(operator: "+", target: x, value: 1)\naugmentedAssignment(operator: "//", target: y, value: 2)\naugmentedAssignment(operator: "@", target: z, value: w)',
  ],
  [
    'functions',
    'def f(a, /, b: int = 1, *c, d, **e) -> int:\n  return a',
    'functionDefinition(name: "f", params: [(target: a, form: "positionalOnly"), (target: b, form: "normal", fallback: 1, annotation: int), (target: c, form: "rest"), (target: d, form: "keywordOnly"), (target: e, form: "keywordRest")], body: [return(value: a)], returns: int)',
  ],
  [
    'keyword-only parameters',
    'def f(*, a): pass',
    'functionDefinition(name: "f", params: [(target: a, form: "keywordOnly")], body: [jump(form: "pass")])',
  ],
  [
    'decorators',
    '@d\n@e(1)\ndef f(): pass',
    'functionDefinition(name: "f", body: [jump(form: "pass")], decorators: [d, call(callee: e, args: [(form: "positional", value: 1)])])',
  ],
  [
    'generators',
    'def f():\n  yield 1\n  yield from g',
    'functionDefinition(name: "f", body: [yield(value: 1), yield(value: g, isFrom: true)], isGenerator: true)',
  ],
  [
    'coroutines',
    'async def f():\n  await g()',
    'functionDefinition(name: "f", body: [await(value: call(callee: g))], isAsync: true)',
  ],
  [
    'classes',
    'class A(B, metaclass=M):\n  x = 1\n  def f(self): pass',
    'classDefinition(name: "A", bases: [(form: "positional", value: B), (form: "keyword", name: "metaclass", value: M)], body: [assignment(targets: [x], value: 1), functionDefinition(name: "f", params: [(target: self, form: "normal")], body: [jump(form: "pass")])])',
  ],
  [
    'branches',
    'if a: b\nelif c: d\nelse: e',
    'if(test: a, then: [b], otherwise: [if(test: c, then: [d], otherwise: [e])])',
  ],
  [
    'while',
    'while a:\n  break\n  continue\nelse:\n  b',
    'while(test: a, body: [jump(form: "break"), jump(form: "continue")], otherwise: [b])',
  ],
  [
    'for',
    'for a, b in c:\n  pass\nelse:\n  d',
    'for(target: sequence(form: "tuple", items: [a, b]), iterable: c, body: [jump(form: "pass")], otherwise: [d], over: "values")',
  ],
  ['with', 'with a as b, c(): d', 'with(items: [(context: a, target: b), (context: call(callee: c))], body: [d])'],
  [
    'with in parentheses',
    'with (a as b, c as d):\n  e',
    'with(items: [(context: a, target: b), (context: c, target: d)], body: [e])',
  ],
  [
    'try',
    'try:\n  a\nexcept (B, C) as d:\n  e\nexcept:\n  f\nelse:\n  g\nfinally:\n  h',
    'try(body: [a], handlers: [(type: sequence(form: "tuple", items: [B, C]), target: d, body: [e]), (body: [f])], otherwise: [g], finally: [h])',
  ],
  [
    'return and raise without a value',
    'def f():\n  return\n  raise\n  raise A from b',
    'functionDefinition(name: "f", body: [return(), raise(), raise(value: A)])',
  ],
  [
    'del, global, assert',
    'del a, b[0]\nglobal c, d\nassert e, "no"',
    'delete(targets: [a, subscript(object: b, index: 0)])\nscope(form: "global", names: ["c", "d"])\nassert(test: e)',
  ],
  ['imports', 'import a.b, c as d', 'import(module: "a.b", level: 0)\nimport(module: "c", level: 0, alias: "d")'],
  [
    'imports from modules',
    'from ..a import b as c, d\nfrom . import e\nfrom f import *',
    'import(module: "a", level: 2, names: [(name: "b", alias: "c"), (name: "d")])\nimport(module: "", level: 1, names: [(name: "e")])\nimport(module: "f", level: 0, names: [(name: "*")])',
  ],
  [
    'match',
    'match x:\n  case 1 | "a": a\n  case [p, *q] if p: b\n  case A(k=r): c\n  case {"s": t}: c\n  case [y] as z: d\n  case _: e',
    'match(subject: x, cases: [(pattern: any(options: [value(value: 1), value(value: "a")]), body: [a]), (pattern: items(items: [capture(target: p), capture(target: q)], rest: 1), guard: p, body: [b]), (pattern: class(type: A, parts: [(name: "k", pattern: capture(target: r))]), body: [c]), (pattern: mapping(entries: [(key: "s", pattern: capture(target: t))]), body: [c]), (pattern: capture(target: z, inner: items(items: [capture(target: y)])), body: [d]), (pattern: wildcard(), body: [e])])',
  ],
  ['statements on one line', 'a; b = 1; c', 'a\nassignment(targets: [b], value: 1)\nc'],
  ['type aliases', 'type A = int', 'assignment(targets: [A], value: int)'],
];

describe('python: the tree of each construct', () => {
  for (const [name, python, tree] of cases)
    it(name, () => {
      const { module, problems } = parsePython(python);
      assert.deepEqual(problems, []);
      assert.equal(module.body.map(treeText).join('\n'), tree);
    });
});

describe('python: ranges', () => {
  const rangeOfValue = (python: string): string => {
    const [statement] = parsePython(python).module.body;
    if (statement?.kind !== 'expressionStatement') return `a statement of kind ${statement?.kind ?? 'none'}`;
    return python.slice(statement.value.start, statement.value.end);
  };

  it('parentheses around an expression do not belong to it', () => {
    assert.equal(rangeOfValue('((a + b))'), 'a + b');
    assert.equal(rangeOfValue('(f)(x)'), '(f)(x)');
    assert.equal(rangeOfValue('( a.b )'), 'a.b');
  });

  it('the parentheses of a tuple and its last comma do', () => {
    assert.equal(rangeOfValue('((1, 2))'), '(1, 2)');
    assert.equal(rangeOfValue('1, 2 ,'), '1, 2 ,');
  });

  it('columns are UTF-16: a letter outside the basic plane counts twice', () => {
    assert.equal(rangeOfValue("'𝒙' + f(1)"), "'𝒙' + f(1)");
  });

  it('a decorated function starts at its first decorator', () => {
    const [statement] = parsePython('\n@d\ndef f():\n  pass\n').module.body;
    assert.equal(statement?.start, 1);
  });
});

describe('python: comments', () => {
  const commentsOf = (python: string): readonly string[] =>
    parsePython(python).module.comments.map(({ start, end, text }) => `${python.slice(start, end)} → ${text}`);

  it('have their sign in the range and not in the text', () => {
    assert.deepEqual(commentsOf('x = f(  # shape: (None, 3)\n  1)  #  shape: ignore[dtype]  \n'), [
      '# shape: (None, 3) → shape: (None, 3)',
      '#  shape: ignore[dtype]   → shape: ignore[dtype]',
    ]);
  });

  it('are none inside strings', () => {
    assert.deepEqual(commentsOf('x = "# no"\ny = """\n# no\n"""\n'), []);
  });

  it('keep their places where the repair puts something in', () => {
    assert.deepEqual(commentsOf('def f(x  # one\n  y = g(  # two\n  return (x.  # three\nz = 1  # four'), [
      '# one → one',
      '# two → two',
      '# three → three',
      '# four → four',
    ]);
  });
});
