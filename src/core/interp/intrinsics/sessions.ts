/** `tf.Session`: what is fed teaches the shapes of what it is fed to. */
import type { Range } from '../../base/range';
import { message } from '../../base/message';
import { decide } from '../../dims/compare';
import { DYNAMIC, type Shape } from '../../dims/dim';
import { formatShape } from '../../dims/format';
import { NONE } from '../../graph/make';
import type { DictValue, TensorValue, UnknownValue, Value } from '../../graph/value';
import { asTensor } from '../../ops/tensors';
import { dictEntries } from '../dict-access';
import { type Machine, placeOf } from '../machine';
import { complain, madeAt } from '../report';
import { teach } from '../unknown';
import { argument, type Intrinsics, nothing } from './intrinsic';

const SESSION: Value = { kind: 'op', name: 'Session' };

export const SESSIONS: Intrinsics = {
  'tf.Session': () => SESSION,
  'tf.InteractiveSession': () => SESSION,
  'keras.backend.get_session': () => SESSION,
  'Session.run': (m, args, node) =>
    run(m, { fetches: argument(args, 0, 'fetches'), feed: argument(args, 1, 'feed_dict'), node }),
  'Session.close': nothing,
  'Session.as_default': () => SESSION,
  'Session.graph': nothing,
  'Tensor.eval': (m, args, node) => run(m, { fetches: argument(args, 0), feed: argument(args, 1, 'feed_dict'), node }),
  'Tensor.run': (m, args, node) => run(m, { fetches: argument(args, 0), feed: argument(args, 1, 'feed_dict'), node }),
};

function run(m: Machine, it: { fetches: Value; feed: Value; node: Range }): Value {
  if (it.feed.kind === 'dict') for (const slot of dictEntries(it.feed)) feedOne(m, slot.key, slot.value, it.node);
  return fetched(it.fetches);
}

function feedOne(m: Machine, key: Value, value: Value, node: Range): void {
  const given =
    value.kind === 'list' || value.kind === 'tuple' || value.kind === 'tensor' ? asTensor(value) : undefined;
  if (!given?.shape) return;
  if (key.kind === 'unknown') teachFed(m, key, given.shape, node);
  // What was taught by one feed says nothing against another.
  else if (key.kind === 'tensor' && key.producer) checkFeed(m, key, given, node);
}

/** Several feeds leave open what differs between them. */
function teachFed(m: Machine, key: UnknownValue, shape: Shape, node: Range): void {
  const known = m.learned.get(key.origin ?? '');
  if (known?.because === FED) m.learned.set(key.origin ?? '', { ...known, shape: common(known.shape, shape) });
  // What is fed is cast to the type of its placeholder, which nobody has seen here.
  else teach(m, key, { shape, dtype: undefined, place: placeOf(m, node), form: 'tensor', because: FED });
}

const FED = '{shape}, as fed to it later';

function common(a: Shape, b: Shape): Shape {
  if (a?.length !== b?.length) return undefined;
  return a?.map((dim, i) => (decide(dim, '=', b?.[i] ?? dim) === 'yes' ? dim : DYNAMIC));
}

/** Cannot feed value of shape … for Tensor … (tensorflow/python/client/session.py). */
function checkFeed(m: Machine, key: TensorValue, given: TensorValue, node: Range): void {
  if (!key.shape || !given.shape) return;
  const fits =
    key.shape.length === given.shape.length &&
    key.shape.every((dim, i) => decide(dim, '=', given.shape?.[i] ?? dim) !== 'no');
  if (fits) return;
  complain(m, node, {
    rule: 'feed-mismatch',
    api: 'tf.Session.run',
    text: message('the placeholder is {wanted}, but the value that is fed is {got}', {
      wanted: formatShape(key.shape),
      got: formatShape(given.shape),
    }),
    related: madeAt(key, given),
  });
}

/** The same structure, as NumPy arrays. */
function fetched(fetches: Value): Value {
  switch (fetches.kind) {
    case 'tensor':
      return { ...fetches, library: 'numpy' };
    case 'list':
    case 'tuple':
      return { ...fetches, items: fetches.items.map(fetched) };
    case 'dict':
      return fetchedDict(fetches);
    case 'unknown':
      return fetches;
    default:
      return NONE;
  }
}

function fetchedDict(fetches: DictValue): Value {
  return {
    ...fetches,
    entries: new Map([...fetches.entries].map(([key, slot]) => [key, { ...slot, value: fetched(slot.value) }])),
  };
}
