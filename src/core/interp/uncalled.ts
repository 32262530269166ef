/** Code that nobody calls: libraries, notebooks in progress, half of a file. It is evaluated once, with what can be assumed. */
import { message } from '../base/message';
import { symbol } from '../dims/symbol';
import { int } from '../graph/make';
import type { ClassValue, FunctionValue, InstanceValue, Value } from '../graph/value';
import { children } from '../syntax/children';
import type { CallExpression, Expression, Node, Parameter } from '../syntax/tree';
import { annotatedShape } from './annotation';
import { callValue } from './call';
import { plainArguments } from './call-arguments';
import type { Machine } from './machine';
import { openLists } from './filled-lists';
import { setField } from './journal';
import { findMember } from './method';
import { lost } from './unknown';

export function callUncalled(m: Machine): void {
  m.doubt++;
  // Callers mostly stand below what they call, and give it better arguments than symbols.
  for (const value of [...m.scope.names.values()].reverse()) {
    if (m.exhausted) break;
    if (value.kind === 'function') callAlone(m, value);
    else if (value.kind === 'class' && value.file === m.source.file) callMembers(m, value);
    m.isHearsay = false;
  }
  m.doubt--;
  m.assumption = undefined;
}

function callAlone(m: Machine, fn: FunctionValue): void {
  if (m.entered.has(fn.definition) || fn.file !== m.source.file) return;
  m.assumption = message('nobody calls {name} here; its arguments are symbols', { name: fn.definition.name });
  m.isHearsay = isGuessed(m, fn);
  callValue(m, fn, plainArguments(namesakes(m, fn) ?? standIns(m, fn)), fn.definition.nameRange);
}

/** Whether a parameter has one shape of several that would do: what goes wrong proves nothing. */
function isGuessed(m: Machine, { definition }: FunctionValue): boolean {
  const start = `:${String(definition.start)}:`;
  return [...m.lessons].some(([origin, { isGuess }]) => isGuess && origin.includes(start));
}

/** A class of which no instance is made, and methods that nobody calls. */
function callMembers(m: Machine, cls: ClassValue): void {
  const { definition } = cls;
  if (!definition) return;
  m.assumption = message('nobody uses {name} here; its arguments are symbols', { name: cls.name });
  const known = m.instances.get(definition);
  // The program may have changed the instance since the method would have run.
  m.isHearsay =
    known !== undefined || [...cls.members.values()].some((each) => each.kind === 'function' && isGuessed(m, each));
  const instance = known ?? makeAlone(m, cls);
  if (!instance) return;
  callLayerAlone(m, cls, instance);
  for (const member of cls.members.values()) if (member.kind === 'function') callMethodAlone(m, instance, member);
}

function makeAlone(m: Machine, cls: ClassValue): InstanceValue | undefined {
  const init = findMember(cls, '__init__')?.value;
  const args = init?.kind === 'function' ? standIns(m, init).slice(1) : [];
  const made = callValue(m, cls, plainArguments(args), cls.definition?.nameRange ?? { start: 0, end: 0 });
  return made.kind === 'instance' ? made : undefined;
}

/** A layer or model is called itself, so that its `call` runs as Keras runs it. */
function callLayerAlone(m: Machine, cls: ClassValue, instance: InstanceValue): void {
  const call = findMember(cls, 'call')?.value;
  if (!instance.layer || call?.kind !== 'function' || m.entered.has(call.definition)) return;
  callValue(m, instance, plainArguments(standIns(m, call).slice(1)), call.definition.nameRange);
}

function callMethodAlone(m: Machine, instance: InstanceValue, method: FunctionValue): void {
  const { definition } = method;
  const isSpecial = definition.name.startsWith('__') || method.marks.some((mark) => mark !== 'context');
  if (isSpecial || m.entered.has(definition) || m.exhausted) return;
  m.assumption = message('nobody calls {name} here; its arguments are symbols', { name: definition.name });
  const opened = openLists(m, instance, definition);
  callValue(m, method, plainArguments([instance, ...standIns(m, method).slice(1)]), definition.nameRange);
  for (const [list, more] of opened) if (list.rest === more) setField(m, list, 'rest', undefined);
}

/** Values of the module that bear the names of all parameters that have no annotation. */
function namesakes(m: Machine, fn: FunctionValue): readonly Value[] | undefined {
  const claims = positional(fn).map(({ param }) => annotatedShape(m, fn.definition, param));
  const found = positional(fn).map(({ param }, i) => claims[i] ?? moduleValue(m, nameOf(param)));
  const known = found.filter((value) => value !== undefined);
  if (!claims.includes(undefined) || known.length < found.length) return undefined;
  m.isHearsay = true;
  m.assumption = message('nobody calls {name} here; it is read with the values of the same names in this file', {
    name: fn.definition.name,
  });
  return known;
}

function moduleValue(m: Machine, name: string): Value | undefined {
  const value = m.scope.names.get(name);
  return value?.kind === 'function' || value?.kind === 'unknown' ? undefined : value;
}

function standIns(m: Machine, fn: FunctionValue): readonly Value[] {
  return positional(fn).map((each) => standIn(m, fn, each));
}

function positional(fn: FunctionValue): readonly { readonly param: Parameter; readonly index: number }[] {
  return fn.definition.params
    .map((param, index) => ({ param, index }))
    .filter(({ param }) => param.form === 'normal' || param.form === 'positionalOnly');
}

const nameOf = (param: Parameter): string => (param.target.kind === 'name' ? param.target.name : '');

/** What a parameter stands for when nobody says: its annotation, its default, or a symbol. */
function standIn(m: Machine, fn: FunctionValue, { param, index }: { param: Parameter; index: number }): Value {
  const annotated = annotatedShape(m, fn.definition, param);
  if (annotated) return annotated;
  const fallback = fn.defaults[index];
  const name = nameOf(param);
  if (fallback && !(fallback.kind === 'none' && mustBeGiven(fn, name))) return fallback;
  if (isInteger(param, name) && !fn.definition.body.some((each) => holdsArray(each, name))) return int(symbol(name, 1));
  return lost(m, param, {
    code: 'parameter',
    template: 'nothing in this file says what {name} is',
    args: { name },
    origin: `${m.source.file}:${String(fn.definition.start)}:${name}`,
  });
}

/** `if not isinstance(sizes, list): raise …`, or a part is taken of it whatever it is: the default of None does not do. */
function mustBeGiven({ definition }: FunctionValue, name: string): boolean {
  const tests = definition.body.flatMap((each) => (each.kind === 'if' && mentions(each.test, name) ? [each] : []));
  if (tests.length > 0) return tests.some(({ then }) => then.some(({ kind }) => kind === 'raise'));
  return definition.body.some((each) => each.kind === 'assignment' && holdsArray(each, name));
}

function mentions(node: Node, name: string): boolean {
  return (node.kind === 'name' && node.name === name) || children(node).some((each) => mentions(each, name));
}

function isInteger({ annotation }: Parameter, name: string): boolean {
  if (annotation?.kind === 'name') return annotation.name === 'int';
  return annotation === undefined && COUNTS.test(name);
}

/** Whether the name is asked for its axes or its items in there: then it bears no number. */
function holdsArray(node: Node, name: string): boolean {
  return (
    arraysIn(node).some((each) => each?.kind === 'name' && each.name === name) ||
    children(node).some((each) => holdsArray(each, name))
  );
}

/** What the node takes items or axes of. */
function arraysIn(node: Node): readonly (Expression | undefined)[] {
  switch (node.kind) {
    case 'subscript':
    case 'attribute':
      return [node.object];
    case 'for':
      return [node.iterable];
    case 'comprehension':
      return node.clauses.map(({ iterable }) => iterable);
    case 'call':
      return arrayArguments(node);
    default:
      return [];
  }
}

/** Of functions that are for arrays and lists: `tf.gather(classes, …)`, `zip(filters, strides)`. */
function arrayArguments({ callee, args }: CallExpression): readonly (Expression | undefined)[] {
  if (callee.kind === 'name' && OF_SEQUENCES.test(callee.name)) return args.map(({ value }) => value);
  if (callee.kind !== 'attribute' || callee.object.kind !== 'name') return [];
  return LIBRARIES.test(callee.object.name) && OF_ARRAYS.test(callee.name) ? [args[0]?.value] : [];
}

const OF_SEQUENCES = /^(len|enumerate|zip|list|tuple|sorted|reversed|map)$/;
const LIBRARIES = /^(tf|np|K|ops)$/;
const OF_ARRAYS =
  /^(array|asarray|gather|arg(max|min|sort)|am(ax|in)|reduce_\w+|mean|sum|transpose|reshape|expand_dims|squeeze|concat\w*|shape|greater|less|equal|not_equal|where|unique|take|stack|split|matmul|softmax|top_k|unstack)$/;

/** Names that only ever bear a number of things: `filters`, `num_classes`, `hidden_dim`. */
const COUNTS =
  /^(n|k|units|filters|channels|classes|num_\w+|nb_\w+|n_[a-z]\w*|\w+_(units|filters|channels|classes|count|depth)|(dim|depth|width)|growth_rate|vocab_size|batch_size|embed\w*_size|hidden_size|(z|latent|hidden|embed\w*|out|output|noise|feature|projection|model|head|key|value|ff|mlp|inner|code|context)_dim|seq_len|maxlen|latent_dim|kernel_size|output_size)$/;
