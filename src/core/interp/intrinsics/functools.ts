/** `functools` and the small classes of the standard library. */
import { bool } from '../../graph/make';
import { callValue } from '../call';
import { plainArguments } from '../call-arguments';
import { iterate } from '../iterate';
import { argument, atRunTime, type Intrinsics } from './intrinsic';

export const FUNCTOOLS: Intrinsics = {
  'functools.partial': (_, args) => ({
    kind: 'method',
    target: argument(args, 0),
    args: args.positional.slice(1),
    keywords: args.keywords,
  }),
  'functools.wraps': () => ({ kind: 'op', name: 'functools.identity' }),
  'functools.identity': (_, args) => argument(args, 0),
  'functools.lru_cache': (_, args) => args.positional[0] ?? { kind: 'op', name: 'functools.identity' },
  'collections.makeTuple': (m, args, node) => {
    const [, fields, defaults, ...values] = args.positional;
    const names =
      fields?.kind === 'list' ? fields.items.flatMap((each) => (each.kind === 'string' ? each.value : [])) : [];
    const more = defaults?.kind === 'list' ? defaults.items : [];
    const items = names.map(
      (name, i) =>
        values[i] ?? args.keywords.get(name) ?? more[i + more.length - names.length] ?? atRunTime(m, node, name),
    );
    return { kind: 'tuple', items, names };
  },
  'collections.tupleFrom': (m, args, node) => {
    const { items, rest } = iterate(m, argument(args, 1), node);
    return callValue(m, argument(args, 0), { ...plainArguments(items), isOpen: rest !== undefined }, node);
  },
  'tf.function': (_, args) => args.positional[0] ?? { kind: 'op', name: 'functools.identity' },
  'tf.executing_eagerly': () => bool(true),
  'os.getenv': (m, _, node) => atRunTime(m, node, 'os.getenv'),
  'os.environ.get': (m, _, node) => atRunTime(m, node, 'os.environ'),
};
