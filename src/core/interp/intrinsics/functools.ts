/** `functools` and the small classes of the standard library. */
import { bool, NONE, string, tuple } from '../../graph/make';
import type { Value } from '../../graph/value';
import { callValue } from '../call';
import { plainArguments } from '../call-arguments';
import { iterate } from '../iterate';
import { argument, atRunTime, type Intrinsic, type Intrinsics, notFollowed } from './intrinsic';

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
  'functools.reduce': (m, args, node) => {
    const [fn, sequence, first] = args.positional;
    if (!fn || !sequence) return notFollowed(m, node, 'reduce');
    const { items, rest } = iterate(m, sequence, node);
    if (rest) return rest;
    const all = first ? [first, ...items] : items;
    return all.length === 0 ? NONE : all.reduce((a, b) => callValue(m, fn, plainArguments([a, b]), node));
  },
  'collections.makeTuple': (m, args, node) => {
    const [, fields, ...values] = args.positional;
    const names =
      fields?.kind === 'list' ? fields.items.flatMap((each) => (each.kind === 'string' ? each.value : [])) : [];
    const items = names.map((name, i) => values[i] ?? args.keywords.get(name) ?? atRunTime(m, node, name));
    return { kind: 'tuple', items, names };
  },
  'tf.function': (_, args) => args.positional[0] ?? { kind: 'op', name: 'functools.identity' },
  'tf.executing_eagerly': () => bool(true),
  'os.path.join': (_, args) => {
    const texts = args.positional.map((each) => (each.kind === 'string' ? each.value : undefined));
    return texts.includes(undefined)
      ? {
          kind: 'unknown',
          reason: { code: 'run-time-data', text: 'this path is only known when the program runs', place: undefined },
        }
      : string(texts.join('/'));
  },
  'os.path.basename': onPath((path) => string(path.slice(path.lastIndexOf('/') + 1))),
  'os.path.dirname': onPath((path) => string(path.slice(0, Math.max(0, path.lastIndexOf('/'))))),
  'os.path.splitext': onPath((path) => {
    const [, root = path, extension = ''] = /^(.*[^/.][^/]*)(\.[^./]*)$/s.exec(path) ?? [];
    return tuple([string(root), string(extension)]);
  }),
  'os.getenv': (m, _, node) => atRunTime(m, node, 'os.getenv'),
  'os.environ.get': (m, _, node) => atRunTime(m, node, 'os.environ'),
};

/** What a known path says of itself. */
function onPath(read: (path: string) => Value): Intrinsic {
  return (m, args, node) => {
    const path = argument(args, 0);
    return path.kind === 'string' ? read(path.value) : atRunTime(m, node, 'this path');
  };
}
