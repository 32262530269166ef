/** Enumerations of the program: their members are objects with a name and a value. */
import { string } from '../graph/make';
import type { ClassValue, InstanceValue, Value } from '../graph/value';
import { compareValues } from './compare-values';
import { libraryBases } from './method';

/** Makes the members of a class that has just been defined. */
export function enumerate(made: ClassValue): void {
  if (!isEnumeration(made)) return;
  for (const [name, value] of made.members) {
    if (value.kind === 'function' || name.startsWith('_')) continue;
    const attributes = new Map<string, Value>(Object.entries({ name: string(name), value }));
    made.members.set(name, { kind: 'instance', class: made, attributes, place: undefined, layer: undefined });
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
