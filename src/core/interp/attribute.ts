/** `object.name`. */
import type { Range } from '../base/range';
import { dict, dtype, int, string, tuple } from '../graph/make';
import { UNKNOWN } from '../dims/dim';
import type {
  OpValue,
  ClassValue,
  DatasetValue,
  DictValue,
  FunctionValue,
  InstanceValue,
  MethodValue,
  SuperValue,
  TensorValue,
  Value,
} from '../graph/value';
import type { AttributeExpression } from '../syntax/tree';
import { isPerhaps } from './perhaps-set';
import { shapeTuple } from './shape-tuple';
import { callValue } from './call';
import { plainArguments } from './call-arguments';
import { callNamedOp } from './call-op';
import { findOp } from '../ops/registry';
import { layerMember } from './layer-members';
import { dictGet } from './dict-access';
import { evaluate } from './evaluate';
import { isLayerBase } from './held';
import { placeOf, type Machine } from './machine';
import { failAs } from './failure';
import { callMethod, findMember, hasMethod, libraryBases, resolutionOrder } from './method';
import { modelMember } from './model-members';
import { moduleMember } from './module-member';
import { submoduleOf } from './module-object';
import { notKnown } from './not-known';
import { intrinsic } from './intrinsics/index';
import { setEntry } from './journal';
import { userLayerMember } from './user-layer';
import { lost, lostPart } from './unknown';

export function attributeOf(m: Machine, object: Value, node: AttributeExpression): Value {
  return member(m, object, node.name, node);
}

export function member(m: Machine, object: Value, name: string, node: Range): Value {
  switch (object.kind) {
    case 'module':
      return assumed(object, moduleMember(object.path, name, m)) ?? notKnown(m, `${object.path}.${name}`, node);
    case 'op':
      return (
        classOp(object, name) ??
        moduleMember(typeName(object.name), name, m) ??
        notKnown(m, `${object.name}.${name}`, node)
      );
    case 'tensor':
      return tensorMember(m, object, name, node);
    case 'dataset':
      return datasetMember(m, object, name, node);
    case 'layer':
      return layerMember(m, object, name, node);
    case 'model':
      return modelMember(m, object, name, node);
    case 'instance':
      return instanceMember(m, object, name, node);
    case 'super':
      return superMember(m, object, name, node);
    case 'class':
      return classMember(m, object, name, node);
    case 'unknown':
      return lostPart(m, object, `.${name}`);
    case 'function':
      return functionMember(m, object, name, node);
    case 'method':
      return partialMember(m, object, name, node);
    default:
      return namedItem(object, name) ?? builtinMethod(object, name) ?? notKnown(m, `${object.kind}.${name}`, node);
  }
}

/** What types of Python and layers of the library have as classes. */
function classOp(object: OpValue, name: string): Value | undefined {
  if (name === '__name__' && TYPE.test(object.name)) return string(object.name.slice('builtins.'.length));
  const op = findOp(object.name);
  if (op?.kind !== 'layer') return undefined;
  if (name === '__name__') return string(op.name.slice(op.name.lastIndexOf('.') + 1));
  return name === 'from_config' ? bound(object, 'class.from_config') : undefined;
}

const TYPE = /^builtins\.(int|float|str|list|tuple|dict|bool|set)$/;

/** `str.lower` is the method of texts, `dict.get` that of dicts. */
function typeName(name: string): string {
  return name.replace(/^builtins\.(?=(str|dict|list|tuple)$)/, '');
}

function assumed(object: Value & { kind: 'module' }, value: Value | undefined): Value | undefined {
  if (!object.assumed || !value || (value.kind !== 'module' && value.kind !== 'op')) return value;
  return { ...value, assumed: true };
}

function functionMember(m: Machine, { definition, scope }: FunctionValue, name: string, node: Range): Value {
  if (name === '__name__') return string(definition.name);
  if (name !== '__annotations__') return notKnown(m, `function.${name}`, node);
  const [made, outer] = [dict(), m.scope];
  m.scope = scope;
  for (const { target, annotation } of definition.params)
    if (annotation && target.kind === 'name')
      made.entries.set(`s:${target.name}`, { key: string(target.name), value: evaluate(m, annotation) });
  m.scope = outer;
  return made;
}

/** Of `functools.partial` and bound methods; of the class that `namedtuple` makes. */
function partialMember(m: Machine, object: MethodValue, name: string, node: Range): Value {
  const { target, keywords } = object;
  const found = target.kind === 'op' && target.name === 'collections.makeTuple' ? tupleMember(object, name) : undefined;
  if (found) return found;
  if (name === '__name__' && target.kind === 'function') return string(target.definition.name);
  if (name === 'func') return target;
  if (name !== 'keywords') return notKnown(m, `method.${name}`, node);
  const made = dict();
  for (const [key, value] of keywords) made.entries.set(`s:${key}`, { key: string(key), value });
  return made;
}

function tupleMember(object: MethodValue, name: string): Value | undefined {
  const fields = object.args[1];
  if (name === '_fields' && fields?.kind === 'list') return tuple(fields.items);
  if (name === '_make') return bound(object, 'collections.tupleFrom');
  return name === '__new__' ? object : undefined;
}

/** A function that is called with `object` as its first argument. */
export function bound(object: Value, name: string): Value {
  return { kind: 'method', target: { kind: 'op', name }, args: [object], keywords: new Map() };
}

/** `tf.nn.top_k(x).indices`; the shape of a tensor, which is a tuple here, has a rank. */
function namedItem(object: Value, name: string): Value | undefined {
  if (object.kind === 'tuple' && (name === 'ndims' || name === 'rank')) return int(object.items.length);
  if (object.kind !== 'tuple' || !object.names) return undefined;
  return name === '_fields' ? tuple(object.names.map(string)) : object.items[object.names.indexOf(name)];
}

/** Methods of strings, lists, dicts and numbers: `list.append`, `str.format`. */
function builtinMethod(object: Value, name: string): Value | undefined {
  const type = object.kind === 'string' ? 'str' : object.kind;
  return intrinsic(`${type}.${name}`) ? bound(object, `${type}.${name}`) : undefined;
}

function tensorMember(m: Machine, object: TensorValue, name: string, node: Range): Value {
  if (name === 'shape') return shapeTuple(object, placeOf(m, node));
  if (name === 'dtype') return tensorDtype(m, object, node);
  if (name === 'ndim' || name === '_rank') return int(object.shape?.length ?? UNKNOWN);
  if (name === 'name') return string('tensor');
  return tensorMethod(m, object, `Tensor.${name}`, node);
}

function tensorDtype(m: Machine, object: TensorValue, node: Range): Value {
  if (object.dtype !== undefined) return dtype(object.dtype);
  return lost(m, node, { code: 'run-time-data', template: 'this dtype is not known' });
}

/** Methods, and properties that are ops: `x.astype`, `x.T`. */
function tensorMethod(m: Machine, object: TensorValue, path: string, node: Range): Value {
  const op = findOp(path);
  if (op?.kind === 'function' && op.isProperty) return callNamedOp(m, node, { name: op.name, positional: [object] });
  return op || intrinsic(path) ? bound(object, path) : notKnown(m, path, node);
}

function datasetMember(m: Machine, object: DatasetValue, name: string, node: Range): Value {
  const op = findOp(`Dataset.${name}`);
  if (!op) return notKnown(m, `Dataset.${name}`, node);
  return op.kind === 'function' && op.isProperty
    ? callNamedOp(m, node, { name: op.name, positional: [object] })
    : bound(object, op.name);
}

function instanceMember(m: Machine, object: InstanceValue, name: string, node: Range): Value {
  const own = object.attributes.get(name);
  if (own) return certain(m, object, name, own);
  const found = ownPrivate(m, name) ?? findMember(object.class, name)?.value;
  if (found) return bindMember(m, object, found, node);
  const inherited = baseMember(m, object, name, node);
  if (inherited) return inherited;
  const fallback = findMember(object.class, '__getattr__');
  if (fallback) return callValue(m, bindMember(m, object, fallback.value, node), plainArguments([string(name)]), node);
  if (name === '__class__') return object.class;
  if (name === '__dict__') return attributesOf(object);
  return noMember(m, object, name, node);
}

/** To ask for an attribute that need not be there may fail. */
function certain(m: Machine, { attributes }: InstanceValue, name: string, own: Value): Value {
  if (m.guard && isPerhaps(attributes, name)) m.chances++;
  return own;
}

/** What a class of a library gives, or `dict`, `list` and `tuple`. */
function baseMember(m: Machine, object: InstanceValue, name: string, node: Range): Value | undefined {
  const library = object.layer && userLayerMember(m, object, name, node);
  return library ?? heldMember(object, name) ?? sharedEntry(object, name);
}

/** `self.__dict__ = self`: the entries are attributes. */
function sharedEntry({ held, attributes }: InstanceValue, name: string): Value | undefined {
  return held?.kind === 'dict' && attributes.has('__dict__') ? dictGet(held, string(name)) : undefined;
}

function noMember(m: Machine, object: InstanceValue, name: string, node: Range): Value {
  if (libraryBases(object.class).length === 0) failAs(m, 'AttributeError');
  return lost(m, node, {
    code: 'undefined-name',
    template: '{class} has no attribute {name} here',
    args: { class: object.class.name, name },
  });
}

/** Names that begin with two underscores are those of the class that speaks of them. */
function ownPrivate(m: Machine, name: string): Value | undefined {
  return /^__.*[^_]_?$/.test(name) ? m.frame.owner?.members.get(name) : undefined;
}

/** What `vars(object)` and `object.__dict__` show. */
export function attributesOf(of: InstanceValue): DictValue {
  const made = { ...dict(), of };
  for (const [name, value] of of.attributes)
    made.entries.set(`s:${name}`, {
      key: string(name),
      value,
      ...(isPerhaps(of.attributes, name) && { isMaybe: true }),
    });
  return made;
}

function bindMember(m: Machine, object: InstanceValue, value: Value, node: Range): Value {
  if (value.kind === 'instance' && hasMethod(value, '__get__'))
    return callMethod(m, value, '__get__', node, [object, object.class]);
  // `__getattr__ = dict.__getitem__`
  if (value.kind === 'op' && /^(dict|list)\./.test(value.name)) return bound(object, value.name);
  if (value.kind !== 'function') return value;
  if (value.marks.includes('property')) {
    const given = callValue(m, value, plainArguments([object]), node);
    if (value.marks.includes('cached')) setEntry(m, object.attributes, value.definition.name, given);
    return given;
  }
  if (value.marks.includes('static')) return value;
  const self: Value = value.marks.includes('class') ? object.class : object;
  return { kind: 'method', target: value, args: [self], keywords: new Map() };
}

function superMember(m: Machine, object: SuperValue, name: string, node: Range): Value {
  const { self, owner } = object;
  const order = resolutionOrder(self.kind === 'class' ? self : self.class);
  for (const each of order.slice(order.indexOf(owner) + 1)) {
    const value = each.members.get(name);
    if (value) return self.kind === 'class' ? ofClass(self, value) : bindMember(m, self, value, node);
  }
  if (self.kind === 'class') return classLibraryMember(m, self, name, node);
  const library = userLayerMember(m, self, name, node) ?? heldMember(self, name);
  if (library) return library;
  // `object.__init__` and other methods of library classes that leave no trace.
  return name.startsWith('__') ? bound(self, 'object.noop') : notKnown(m, `super().${name}`, node);
}

/** A method of the `dict`, `list` or `tuple` that the object is. */
function heldMember(self: InstanceValue, name: string): Value | undefined {
  const { held } = self;
  if (!held) return undefined;
  if (name === '__init__' || name === '_replace') return bound(self, `held.${name}`);
  return namedItem(held, name) ?? builtinMethod(held, name);
}

function classMember(m: Machine, object: ClassValue, name: string, node: Range): Value {
  if (name === '__name__') return string(object.name);
  if (name === '__mro__') return tuple(resolutionOrder(object));
  const found = findMember(object, name);
  if (!found) return submoduleOf(m, object, name) ?? classLibraryMember(m, object, name, node);
  return ofClass(object, found.value);
}

function ofClass(self: ClassValue, value: Value): Value {
  if (value.kind !== 'function' || !value.marks.includes('class')) return value;
  return { kind: 'method', target: value, args: [self], keywords: new Map() };
}

/** `keras.Model.__init__(self, …)` spelled through the program's own class. */
function classLibraryMember(m: Machine, object: ClassValue, name: string, node: Range): Value {
  if (name === '__new__') return { kind: 'op', name: 'builtins.object.__new__' };
  if (name.startsWith('__init')) return { kind: 'op', name: 'object.noop' };
  if (name === 'from_config' && isLayerBase(libraryBases(object))) return bound(object, 'class.from_config');
  return notKnown(m, `${object.name}.${name}`, node);
}
