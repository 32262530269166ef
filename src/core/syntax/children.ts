import type { Argument, Expression, FunctionDefinition, Node, Parameter, Pattern } from './tree';

/** The nodes directly inside a node, in the order in which they are evaluated. */
export function children(node: Node): readonly Node[] {
  // The table's row for a kind takes nodes of that kind.
  const inside = byKind[node.kind] as (node: Node) => readonly (Node | undefined)[];
  return inside(node).filter((child) => child !== undefined);
}

type ByKind = { readonly [N in Node as N['kind']]: (node: N) => readonly (Node | undefined)[] };

const byKind: ByKind = {
  name: none,
  number: none,
  string: none,
  constant: none,
  template: ({ parts }) => parts.map((part) => (typeof part === 'string' ? undefined : part.value)),
  sequence: ({ items }) => items,
  dict: ({ entries }) => entries.flatMap(({ key, value }) => [key, value]),
  attribute: ({ object }) => [object],
  subscript: ({ object, index }) => [object, index],
  slice: ({ lower, upper, step }) => [lower, upper, step],
  call: ({ callee, args }) => [callee, ...values(args)],
  unary: ({ operand }) => [operand],
  binary: ({ left, right }) => [left, right],
  logical: ({ left, right }) => [left, right],
  compare: ({ left, links }) => [left, ...links.map((link) => link.right)],
  conditional: ({ then, test, otherwise }) => [then, test, otherwise],
  function: ({ definition }) => [definition],
  comprehension: ({ element, value, clauses }) => [
    element,
    value,
    ...clauses.flatMap(({ target, iterable, conditions }) => [target, iterable, ...conditions]),
  ],
  spread: ({ value }) => [value],
  assign: ({ target, value }) => [target, value],
  await: ({ value }) => [value],
  yield: ({ value }) => [value],
  default: ({ target, value }) => [target, value],
  error: ({ parts }) => parts,
  expressionStatement: ({ value }) => [value],
  assignment: ({ targets, annotation, value }) => [...targets, annotation, value],
  augmentedAssignment: ({ target, value }) => [target, value],
  functionDefinition: insideFunction,
  classDefinition: ({ decorators, bases, body }) => [...decorators, ...values(bases), ...body],
  if: ({ test, then, otherwise }) => [test, ...then, ...otherwise],
  while: ({ test, body, otherwise }) => [test, ...body, ...otherwise],
  for: ({ target, iterable, body, otherwise }) => [target, iterable, ...body, ...otherwise],
  classicFor: ({ init, test, update, body }) => [...init, test, ...update, ...body],
  with: ({ items, body }) => [...items.flatMap(({ context, target }) => [context, target]), ...body],
  try: (node) => [
    ...node.body,
    ...node.handlers.flatMap(({ type, target, body }) => [type, target, ...body]),
    ...node.otherwise,
    ...node.finally,
  ],
  return: ({ value }) => [value],
  raise: ({ value }) => [value],
  jump: none,
  delete: ({ targets }) => targets,
  scope: none,
  assert: ({ test }) => [test],
  import: none,
  match: ({ subject, cases }) => [
    subject,
    ...cases.flatMap(({ pattern, guard, body }) => [...insidePattern(pattern), guard, ...body]),
  ],
  block: ({ body }) => body,
};

function none(): readonly Node[] {
  return [];
}

function values(args: readonly Argument[]): readonly Expression[] {
  return args.map((arg) => arg.value);
}

function insideFunction(node: FunctionDefinition): readonly (Node | undefined)[] {
  return [...node.decorators, ...node.params.flatMap(insideParameter), node.returns, ...node.body];
}

function insideParameter({ target, annotation, fallback }: Parameter): readonly (Expression | undefined)[] {
  return [target, annotation, fallback];
}

function insidePattern(pattern: Pattern): readonly Expression[] {
  switch (pattern.kind) {
    case 'value':
      return [pattern.value];
    case 'capture':
      return [...(pattern.inner === undefined ? [] : insidePattern(pattern.inner)), pattern.target];
    case 'any':
      return pattern.options.flatMap(insidePattern);
    case 'items':
      return pattern.items.flatMap(insidePattern);
    case 'class':
      return [pattern.type, ...pattern.parts.flatMap((part) => insidePattern(part.pattern))];
    case 'mapping':
      return [
        ...pattern.entries.flatMap((entry) => [entry.key, ...insidePattern(entry.pattern)]),
        ...(pattern.rest ? [pattern.rest] : []),
      ];
    case 'broken':
      return [];
    case 'wildcard':
      return [];
  }
}
