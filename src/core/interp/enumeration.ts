/** Enumerations of the program: their members are objects with a name and a value. */
import type { Range } from '../base/range';
import { int, string } from '../graph/make';
import type { ClassValue, InstanceValue, Value } from '../graph/value';
import { compareValues } from './compare-values';
import type { Machine } from './machine';
import { callMethod, libraryBases } from './method';

/** Makes the members of a class that has just been defined. */
export function enumerate(m: Machine, made: ClassValue, node: Range): void {
  if (!isEnumeration(made)) return;
  let last = 0;
  for (const [name, given] of made.members) {
    if (given.kind === 'function' || name.startsWith('_')) continue;
    const value = given.kind === 'op' && given.name === 'enum.auto' ? int(last + 1) : given;
    if (value.kind === 'int' && typeof value.value === 'number') last = value.value;
    const attributes = new Map<string, Value>(Object.entries({ name: string(name), value }));
    const member: Value = { kind: 'instance', class: made, attributes, place: undefined, layer: undefined };
    made.members.set(name, member);
    callMethod(m, member, '__init__', node, value.kind === 'tuple' ? value.items : [value]);
  }
}

export function isEnumeration(it: ClassValue): boolean {
  return libraryBases(it).some((base) => /^enum\.(Int|Str)?Enum$/.test(base));
}

/** In the order in which they are defined. */
export function membersOf(made: ClassValue): readonly InstanceValue[] {
  return [...made.members.values()].flatMap((each) => (each.kind === 'instance' && each.class === made ? each : []));
}

/** `Mode(2)`: the member with this value. */
export function memberWith(made: ClassValue, value: Value | undefined): InstanceValue | undefined {
  const found = membersOf(made).find((member) => {
    const own = member.attributes.get('value');
    return own !== undefined && value !== undefined && compareValues('==', own, value) === 'yes';
  });
  return found && isEnumeration(made) ? found : undefined;
}
