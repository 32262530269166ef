/** `@dataclass`: the constructor that Python writes from the annotated fields. */
import type { Range } from '../base/range';
import type { ClassValue } from '../graph/value';
import type { Assignment, ClassDefinition, FunctionDefinition, Parameter, Statement } from '../syntax/tree';
import { decoratorName, makeFunction } from './function';
import { type Machine } from './machine';
import { findMember, resolutionOrder } from './method';

export function defineDataclass(m: Machine, made: ClassValue, node: ClassDefinition): void {
  if (made.members.has('__init__')) return;
  const fields = declared(made);
  const at = { start: node.start, end: node.start };
  const self: Parameter = {
    ...at,
    target: { ...at, kind: 'name', name: 'self' },
    form: 'normal',
    fallback: undefined,
    annotation: undefined,
  };
  const definition: FunctionDefinition = {
    ...at,
    kind: 'functionDefinition',
    name: '__init__',
    nameRange: at,
    params: [self, ...fields.flatMap(parameter)],
    body: [...fields.flatMap(store), ...(findMember(made, '__post_init__') ? [afterwards(at)] : [])],
    decorators: [],
    returns: undefined,
    isAsync: false,
    isGenerator: false,
    bindsThis: false,
  };
  const constructor = makeFunction(m, definition, made);
  if (constructor.kind !== 'function') return;
  // What a factory makes, each object gets anew.
  const defaults = constructor.defaults.map((value, i) =>
    definition.params[i]?.fallback?.kind === 'call' ? undefined : value,
  );
  made.members.set('__init__', { ...constructor, defaults });
}

export function fieldsOf(made: ClassValue): readonly string[] {
  return declared(made).flatMap(({ targets: [target] }) => (target?.kind === 'name' ? target.name : []));
}

/** Those of the bases come first; a field that is declared again keeps its place. */
function declared(made: ClassValue): readonly Assignment[] {
  const fields = new Map<string, Assignment>();
  for (const { definition } of resolutionOrder(made).toReversed())
    for (const statement of definition && isDataclass(definition) ? definition.body : [])
      if (statement.kind === 'assignment' && statement.annotation && statement.targets[0]?.kind === 'name')
        fields.set(statement.targets[0].name, statement);
  return [...fields.values()];
}

export function isDataclass({ decorators, bases }: ClassDefinition): boolean {
  return (
    decorators.some((decorator) => decoratorName(decorator) === 'dataclass') ||
    bases.some(({ value }) => decoratorName(value) === 'NamedTuple')
  );
}

/** `self.__post_init__()` */
function afterwards(at: Range): Statement {
  const object = { ...at, kind: 'name', name: 'self' } as const;
  const callee = { ...at, kind: 'attribute', object, name: '__post_init__', nameRange: at, isOptional: false } as const;
  return { ...at, kind: 'expressionStatement', value: { ...at, kind: 'call', callee, args: [], isNew: false } };
}

function parameter(field: Assignment): readonly Parameter[] {
  const [target] = field.targets;
  if (target?.kind !== 'name') return [];
  return [
    {
      start: field.start,
      end: field.end,
      target,
      form: 'normal',
      fallback: field.value && fieldDefault(field.value),
      annotation: field.annotation,
    },
  ];
}

/** `field(default=3)` and `dataclasses.field(default_factory=list)`. */
function fieldDefault(value: NonNullable<Assignment['value']>): NonNullable<Assignment['value']> {
  if (value.kind !== 'call' || !('name' in value.callee) || value.callee.name !== 'field') return value;
  const plain = value.args.find((arg) => arg.name === 'default');
  const factory = value.args.find((arg) => arg.name === 'default_factory');
  if (plain) return plain.value;
  return factory
    ? { start: value.start, end: value.end, kind: 'call', callee: factory.value, args: [], isNew: false }
    : value;
}

function store(field: Assignment): readonly Statement[] {
  const [target] = field.targets;
  if (target?.kind !== 'name') return [];
  const at = { start: field.start, end: field.end };
  const self = { ...at, kind: 'name', name: 'self' } as const;
  const attribute = {
    ...at,
    kind: 'attribute',
    object: self,
    name: target.name,
    nameRange: at,
    isOptional: false,
  } as const;
  return [
    { ...at, kind: 'assignment', targets: [attribute], value: target, annotation: undefined, declares: undefined },
  ];
}
