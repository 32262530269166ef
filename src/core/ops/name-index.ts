/** Finds ops by name in the texts that list the names of each group, so that only the groups which a program needs are made. */
import type { Op, OpGroup } from './op';

export interface NameIndex {
  readonly all: () => readonly Op[];
  readonly find: (name: string) => Op | undefined;
}

export function nameIndex(groups: readonly OpGroup[]): NameIndex {
  const made = new Map<OpGroup, readonly Op[]>();
  const opsOf = (group: OpGroup): readonly Op[] => {
    const ops = made.get(group) ?? group.ops();
    made.set(group, ops);
    return ops;
  };
  let text: Text | undefined;
  return {
    all: () => groups.flatMap(opsOf),
    find: (name) => {
      for (const group of mentioning((text ??= joined(groups)), name))
        for (const op of opsOf(group)) if (op.name === name || op.aliases?.includes(name)) return op;
      return undefined;
    },
  };
}

interface Text {
  readonly groups: readonly OpGroup[];
  /** The names of all groups, with a space behind each. */
  readonly all: string;
  /** Where the names of each group end. */
  readonly ends: readonly number[];
}

function joined(groups: readonly OpGroup[]): Text {
  let length = 0;
  return {
    groups,
    all: `${groups.map(({ names }) => names).join(' ')} `,
    ends: groups.map(({ names }) => (length += names.length + 1)),
  };
}

/** The groups with a name that ends like this one: what stands before its last dot may be left out, where a name before tells it. */
function* mentioning({ groups, all, ends }: Text, name: string): Generator<OpGroup> {
  const last = `${name.slice(name.lastIndexOf('.'))} `;
  for (let at = all.indexOf(last); at !== -1; at = all.indexOf(last, at + 1)) {
    const group = groups[ends.findIndex((end) => at < end)];
    if (group) yield group;
  }
}
