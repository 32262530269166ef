/** Classes of the program: definition, instances, and instances that are Keras layers or models. */
import type { Range } from '../base/range';
import { string } from '../graph/make';
import type { ClassValue, InstanceValue, Value } from '../graph/value';
import type { ClassDefinition, FunctionDefinition } from '../syntax/tree';
import { bound } from './attribute';
import { charge } from './bulk';
import { callValue } from './call';
import { type Arguments, plainArguments } from './call-arguments';
import { defineDataclass, isDataclass } from './dataclass';
import { enumerate, memberWith } from './enumeration';
import { evaluate } from './evaluate';
import { executeBlock } from './execute';
import { decorated, decoratorName, makeFunction } from './function';
import { emptyHeld, fillHeld, isLayerBase } from './held';
import { callUserLayer, makeUserLayer } from './user-layer';
import { type Machine, placeOf } from './machine';
import { callMethod, findMember, libraryBases, resolutionOrder } from './method';
import { innerScope } from './scope';
import { lost } from './unknown';

export function defineClass(m: Machine, node: ClassDefinition): Value {
  charge(m, COST_OF_CLASS);
  const bases = node.bases.filter((base) => base.form === 'positional').map((base) => evaluate(m, base.value));
  const made: ClassValue = {
    kind: 'class',
    name: node.name,
    definition: node,
    file: m.source.file,
    bases,
    members: new Map(),
  };
  const outer = { scope: m.scope, frame: m.frame };
  m.scope = innerScope(m, outer.scope, 'class');
  m.frame = { ...outer.frame, owner: made };
  for (const statement of node.body) {
    if (statement.kind === 'functionDefinition') m.scope.names.set(statement.name, defineMethod(m, statement, made));
    else executeBlock(m, [statement]);
  }
  for (const [name, value] of m.scope.names) made.members.set(name, value);
  enumerate(m, made, node);
  m.scope = outer.scope;
  m.frame = outer.frame;
  if (isDataclass(node)) defineDataclass(m, made, node);
  announce(m, made, node);
  return decorated(m, made, node.decorators);
}

/** Tells its descriptors their names, and the bases that there is a subclass now. */
function announce(m: Machine, made: ClassValue, node: ClassDefinition): void {
  for (const [name, value] of made.members)
    if (value.kind === 'instance' && value.class !== made)
      callMethod(m, value, '__set_name__', node, [made, string(name)]);
  const hook = resolutionOrder(made)
    .slice(1)
    .find(({ members }) => members.has('__init_subclass__'))
    ?.members.get('__init_subclass__');
  if (!hook) return;
  const named = node.bases.flatMap(({ name, value }): [string, Value][] =>
    name === undefined ? [] : [[name, evaluate(m, value)]],
  );
  callValue(m, hook, plainArguments([made], new Map(named)), node);
}

/** `@size.setter` adds to the property of that name; other accessors leave it as it is. */
function defineMethod(m: Machine, node: FunctionDefinition, owner: ClassValue): Value {
  const made = makeFunction(m, node, owner);
  const before = m.scope.names.get(node.name);
  const accessor = node.decorators.find((each) => each.kind === 'attribute' && ACCESSORS.has(each.name));
  if (!accessor || before?.kind !== 'function') return made;
  return decoratorName(accessor) === 'setter' ? { ...before, setter: made } : before;
}

const ACCESSORS: ReadonlySet<string> = new Set(['setter', 'getter', 'deleter']);

/** An object is as much work as this many items, a class with its methods as this many. */
const COST = 64;
const COST_OF_CLASS = 1600;

export function instantiate(m: Machine, cls: ClassValue, args: Arguments, node: Range): Value {
  charge(m, COST);
  const member = memberWith(cls, args.positional[0]);
  if (member) return member;
  const maker = findMember(cls, '__new__');
  const made = maker
    ? callValue(m, { kind: 'method', target: maker.value, args: [cls], keywords: new Map() }, args, node)
    : allocate(m, cls, args, node);
  return made.kind === 'instance' && resolutionOrder(made.class).includes(cls) ? initialise(m, made, args, node) : made;
}

/** `object.__new__(cls)` */
export function allocate(m: Machine, cls: ClassValue, args: Arguments, node: Range): InstanceValue {
  const library = libraryBases(cls);
  const instance: InstanceValue = {
    kind: 'instance',
    class: cls,
    attributes: new Map(),
    held: library.length === 0 && cls.bases.length === 0 ? undefined : emptyHeld(m, cls, args, node),
    place: placeOf(m, node),
    layer: undefined,
  };
  if (cls.definition) m.instances.set(cls.definition, instance);
  return isLayerBase(library) ? makeUserLayer(m, { instance, library, node }) : instance;
}

function initialise(m: Machine, made: InstanceValue, args: Arguments, node: Range): Value {
  const cls = made.class;
  const init = findMember(cls, '__init__');
  if (init) {
    const method: Value = { kind: 'method', target: init.value, args: [made], keywords: new Map() };
    callValue(m, method, args, node);
  } else if (made.layer) callValue(m, bound(made, 'UserLayer.__init__'), args, node);
  else if (isUnreadBase(cls))
    return lost(m, node, {
      code: 'unread-import',
      template: 'the base class of {name} is not known',
      args: { name: cls.name },
    });
  fillHeld(m, made, args, node);
  return made;
}

function isUnreadBase(cls: ClassValue): boolean {
  return cls.bases.some((base) => base.kind === 'unknown');
}

export function callInstance(m: Machine, instance: InstanceValue, args: Arguments, node: Range): Value {
  if (instance.layer) return callUserLayer(m, instance, args, node);
  const call = findMember(instance.class, '__call__');
  if (!call)
    return lost(m, node, {
      code: 'unsupported',
      template: '{name} defines no __call__',
      args: { name: instance.class.name },
    });
  return callValue(m, { kind: 'method', target: call.value, args: [instance], keywords: new Map() }, args, node);
}
