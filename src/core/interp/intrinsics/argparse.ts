/** Command-line arguments at their defaults: `argparse`, `absl.flags`, `tf.app.flags`. */
import type { ClassValue, InstanceValue, Value } from '../../graph/value';
import { setEntry } from '../journal';
import type { Machine } from '../machine';
import { argument, atRunTime, type Intrinsic, type Intrinsics } from './intrinsic';

export const ARGPARSE: Intrinsics = {
  // What the command line says; `ArgumentParser` itself is Python of the library.
  'argparse.given': (m, args, node) => {
    const name = argument(args, 0);
    return atRunTime(m, node, name.kind === 'string' ? `--${name.value}` : 'argparse');
  },
  ...Object.fromEntries(
    ['integer', 'float', 'string', 'boolean', 'bool', 'enum', 'list', 'multi_integer'].flatMap((type) =>
      ['tf.app.flags', 'tf.flags', 'absl.flags'].map((module): [string, Intrinsic] => [
        `${module}.DEFINE_${type}`,
        defineFlag,
      ]),
    ),
  ),
};

function object(m: Machine, name: string): InstanceValue {
  const cls: ClassValue = {
    kind: 'class',
    name,
    definition: undefined,
    file: m.source.file,
    bases: [],
    members: new Map(),
  };
  return { kind: 'instance', class: cls, attributes: new Map(), place: undefined, layer: undefined };
}

/** Flags are attributes of one object, `FLAGS`, however a program gets at it. */
function defineFlag(...[m, args]: Parameters<Intrinsic>): Value {
  const name = argument(args, 0, 'name');
  const value = argument(args, 1, 'default');
  if (name.kind === 'string') setEntry(m, flags(m).attributes, name.value, value);
  const holder = object(m, 'FlagHolder');
  holder.attributes.set('value', value).set('default', value);
  return holder;
}

const holders = new WeakMap<Machine, InstanceValue>();

/** The `FLAGS` object of this program. */
export function flags(m: Machine): InstanceValue {
  let made = holders.get(m);
  if (!made) holders.set(m, (made = object(m, 'FLAGS')));
  return made;
}
