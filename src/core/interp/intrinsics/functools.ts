/** `functools` and the small classes of the standard library. */
import { bool } from '../../graph/make';
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
    const [, fields, ...values] = args.positional;
    const names =
      fields?.kind === 'list' ? fields.items.flatMap((each) => (each.kind === 'string' ? each.value : [])) : [];
    const items = names.map((name, i) => values[i] ?? args.keywords.get(name) ?? atRunTime(m, node, name));
    return { kind: 'tuple', items, names };
  },
  'tf.function': (_, args) => args.positional[0] ?? { kind: 'op', name: 'functools.identity' },
  'tf.executing_eagerly': () => bool(true),
  'os.getenv': (m, _, node) => atRunTime(m, node, 'os.getenv'),
  'os.environ.get': (m, _, node) => atRunTime(m, node, 'os.environ'),
};
