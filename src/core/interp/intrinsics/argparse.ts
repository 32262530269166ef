/** Command-line arguments at their defaults: `argparse`, `absl.flags`, `tf.app.flags`. */
import { bool, float, int, NONE, string } from '../../graph/make';
import type { ClassValue, InstanceValue, Value } from '../../graph/value';
import type { Arguments } from '../call-arguments';
import { setEntry } from '../journal';
import type { Machine } from '../machine';
import { argument, atRunTime, type Intrinsic, type Intrinsics } from './intrinsic';

export const ARGPARSE: Intrinsics = {
  'argparse.ArgumentParser': (m) =>
    object(m, 'ArgumentParser', [
      'add_argument',
      'parse_args',
      'parse_known_args',
      'add_argument_group',
      'add_mutually_exclusive_group',
      'set_defaults',
    ]),
  'ArgumentParser.add_argument': addArgument,
  'ArgumentParser.add_argument_group': (_, args) => argument(args, 0),
  'ArgumentParser.add_mutually_exclusive_group': (_, args) => argument(args, 0),
  'ArgumentParser.set_defaults': (m, args) => {
    const self = argument(args, 0);
    if (self.kind === 'instance') for (const [name, value] of args.keywords) setEntry(m, self.attributes, name, value);
    return NONE;
  },
  'ArgumentParser.parse_args': (_, args) => argument(args, 0),
  'ArgumentParser.parse_known_args': (_, args) => ({
    kind: 'tuple',
    items: [argument(args, 0), { kind: 'list', items: [], rest: undefined }],
  }),
  ...Object.fromEntries(
    ['integer', 'float', 'string', 'boolean', 'bool', 'enum', 'list', 'multi_integer'].flatMap((type) =>
      ['tf.app.flags', 'tf.flags', 'absl.flags'].map((module): [string, Intrinsic] => [
        `${module}.DEFINE_${type}`,
        defineFlag,
      ]),
    ),
  ),
};

function object(m: Machine, name: string, methods: readonly string[]): InstanceValue {
  const cls: ClassValue = {
    kind: 'class',
    name,
    definition: undefined,
    file: m.source.file,
    bases: [],
    members: new Map(),
  };
  const made: InstanceValue = {
    kind: 'instance',
    class: cls,
    attributes: new Map(),
    place: undefined,
    layer: undefined,
  };
  for (const method of methods)
    made.attributes.set(method, {
      kind: 'method',
      target: { kind: 'op', name: `${name}.${method}` },
      args: [made],
      keywords: new Map(),
    });
  return made;
}

/** Every argument is stored with its default. */
function addArgument(...[m, args, node]: Parameters<Intrinsic>): Value {
  const self = argument(args, 0);
  if (self.kind !== 'instance') return NONE;
  const name = destination(args);
  const fallback = defaultOf(args);
  const value = fallback ? typed(fallback, args.keywords.get('type')) : atRunTime(m, node, `--${name}`);
  setEntry(m, self.attributes, name, value);
  return NONE;
}

/** `--learning-rate` is stored as `learning_rate`, unless `dest` names another place. */
function destination(args: Arguments): string {
  const dest = args.keywords.get('dest');
  if (dest?.kind === 'string') return dest.value;
  const texts = args.positional.slice(1).flatMap((each) => (each.kind === 'string' ? [each.value] : []));
  const long = texts.find((text) => text.startsWith('--')) ?? texts[0] ?? '';
  return long.replace(/^-+/, '').replaceAll('-', '_');
}

/** Switches are off unless they say otherwise. */
function defaultOf(args: Arguments): Value | undefined {
  const action = args.keywords.get('action');
  const isOn = { store_true: false, store_false: true }[action?.kind === 'string' ? action.value : ''];
  return args.keywords.get('default') ?? (isOn === undefined ? undefined : bool(isOn));
}

/** argparse turns default texts into the declared type. */
function typed(value: Value, type: Value | undefined): Value {
  if (value.kind !== 'string' || type?.kind !== 'op') return value;
  if (type.name === 'builtins.int') return int(Number(value.value));
  return type.name === 'builtins.float' ? float(Number(value.value)) : string(value.value);
}

/** Flags are attributes of one object, `FLAGS`, however a program gets at it. */
function defineFlag(...[m, args]: Parameters<Intrinsic>): Value {
  const name = argument(args, 0, 'name');
  const value = argument(args, 1, 'default');
  if (name.kind === 'string') setEntry(m, flags(m).attributes, name.value, value);
  const holder = object(m, 'FlagHolder', []);
  holder.attributes.set('value', value).set('default', value);
  return holder;
}

const holders = new WeakMap<Machine, InstanceValue>();

/** The `FLAGS` object of this program. */
export function flags(m: Machine): InstanceValue {
  let made = holders.get(m);
  if (!made) holders.set(m, (made = object(m, 'FLAGS', [])));
  return made;
}
