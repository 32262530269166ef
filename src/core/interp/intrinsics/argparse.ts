/** Command-line arguments at their defaults: `argparse`, `absl.flags`, `tf.app.flags`. */
import { float, int, NONE, string } from '../../graph/make';
import type { ClassValue, InstanceValue, Value } from '../../graph/value';
import { setEntry } from '../journal';
import type { Machine } from '../machine';
import { argument, atRunTime, type Intrinsic, type Intrinsics, nothing } from './intrinsic';

export const ARGPARSE: Intrinsics = {
  'argparse.ArgumentParser': (m) =>
    object(m, 'ArgumentParser', [
      'add_argument',
      'parse_args',
      'parse_known_args',
      'add_argument_group',
      'set_defaults',
    ]),
  'ArgumentParser.add_argument': addArgument,
  'ArgumentParser.add_argument_group': (_, args) => argument(args, 0),
  'ArgumentParser.set_defaults': nothing,
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

/** `--learning-rate` is stored as `learning_rate`, with its default. */
function addArgument(...[m, args, node]: Parameters<Intrinsic>): Value {
  const [self, ...names] = args.positional;
  if (self?.kind !== 'instance') return NONE;
  const dest = args.keywords.get('dest');
  const texts = names.flatMap((each) => (each.kind === 'string' ? [each.value] : []));
  const long = texts.find((text) => text.startsWith('--')) ?? texts[0] ?? '';
  const name = dest?.kind === 'string' ? dest.value : long.replace(/^-+/, '').replaceAll('-', '_');
  const action = args.keywords.get('action');
  const isSwitch = action?.kind === 'string' && action.value === 'store_true';
  const fallback = args.keywords.get('default') ?? (isSwitch ? { kind: 'bool', value: false } : undefined);
  setEntry(
    m,
    self.attributes,
    name,
    fallback ? typed(fallback, args.keywords.get('type')) : atRunTime(m, node, `--${name}`),
  );
  return NONE;
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
  return NONE;
}

const holders = new WeakMap<Machine, InstanceValue>();

/** The `FLAGS` object of this program. */
export function flags(m: Machine): InstanceValue {
  let made = holders.get(m);
  if (!made) holders.set(m, (made = object(m, 'FLAGS', [])));
  return made;
}
