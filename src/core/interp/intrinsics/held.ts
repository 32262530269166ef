/** Methods of `dict`, `list` and `tuple` that bear the names of operators, and those of named tuples. */
import { dict, NONE, string } from '../../graph/make';
import type { TupleValue, Value } from '../../graph/value';
import { setItem } from '../assign';
import { callValue } from '../call';
import { compareValues } from '../compare-values';
import { dictSet } from '../dict-access';
import { heldOf, initHeld } from '../held';
import { three } from '../operators';
import { subscriptOf } from '../subscript';
import { argument, type Intrinsic, type Intrinsics, notFollowed } from './intrinsic';

const NOWHERE = { start: 0, end: 0, kind: 'constant', value: 'none' } as const;

const OPERATORS: Intrinsics = {
  __getitem__: (m, args, node) => subscriptOf(m, heldOf(argument(args, 0)), argument(args, 1), node),
  __setitem__: (m, args) => {
    setItem(m, heldOf(argument(args, 0)), { index: argument(args, 1), target: NOWHERE }, argument(args, 2));
    return NONE;
  },
  __contains__: (m, args, node) => three(compareValues('in', argument(args, 1), argument(args, 0)), m, node),
  __len__: (m, args, node) => callValue(m, { kind: 'op', name: 'builtins.len' }, withHeld(args), node),
  __iter__: (m, args, node) => callValue(m, { kind: 'op', name: 'builtins.iter' }, withHeld(args), node),
};

const withHeld = (args: Parameters<Intrinsic>[1]): Parameters<Intrinsic>[1] => ({
  ...args,
  positional: args.positional.map((each) => heldOf(each)),
});

const replace: Intrinsic = (m, args, node) => {
  const self = argument(args, 0);
  const held = heldOf(self);
  if (held.kind !== 'tuple' || !held.names) return notFollowed(m, node, '_replace');
  const items = held.names.map((name, i) => args.keywords.get(name) ?? held.items[i] ?? NONE);
  const made: TupleValue = { ...held, items };
  if (self.kind !== 'instance') return made;
  return { ...self, held: made, attributes: new Map([...self.attributes, ...named(made)]) };
};

const named = ({ names = [], items }: TupleValue): readonly (readonly [string, Value])[] =>
  names.map((name, i) => [name, items[i] ?? NONE]);

const init: Intrinsic = (m, args, node) => {
  const [self, ...rest] = args.positional;
  const held = self && heldOf(self);
  if (held?.kind === 'dict' || held?.kind === 'list') initHeld(m, held, { ...args, positional: rest }, node);
  return NONE;
};

export const HELD: Intrinsics = {
  ...Object.fromEntries(
    ['dict', 'list', 'tuple'].flatMap((type) =>
      Object.entries(OPERATORS).map(([name, method]) => [`${type}.${name}`, method]),
    ),
  ),
  'held.__init__': init,
  'dict.__init__': init,
  'list.__init__': init,
  'held._replace': replace,
  'tuple._replace': replace,
  'tuple._asdict': (m, args) => {
    const self = argument(args, 0);
    const made = dict();
    if (self.kind === 'tuple') for (const [name, value] of named(self)) dictSet(m, made, string(name), value);
    return made;
  },
};
