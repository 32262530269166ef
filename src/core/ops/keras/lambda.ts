/** `Lambda(function)`: the function's own body says what comes out. */
import { list, tensor } from '../../graph/make';
import type { LayerCall, LayerOp, Outcome } from '../op';
import { DYNAMIC } from '../../dims/dim';
import type { Value } from '../../graph/value';
import { asTensor } from '../tensors';
import { layer } from './layer';

export const LAMBDA: LayerOp = layer({
  name: 'Lambda',
  signature: 'function, output_shape=None, mask=None, arguments=None',
  summary: 'Wraps a function as a layer.',
  page: 'core_layers/',
  examples: [
    { code: 'layers.Lambda(lambda t: t[:, 0])(x)', given: { x: '(b, 4, 5)' }, gives: '(b, 5)', params: 0 },
    { code: 'layers.Lambda(lambda t: [t[:, 0]])(x)', given: { x: '(b, 4, 5)' }, gives: '(b, 5)', params: 0 },
    { code: 'layers.Lambda(lambda t: t * 2)(x)', given: { x: '(None, 4)' }, gives: '(None, 4)' },
  ],
  apply: applyFunction,
});

function applyFunction(call: LayerCall): Outcome {
  const [first] = call.inputs;
  const result = unpacked(call.context.call(call.args.value('function'), [inputOf(call)], keywordsOf(call)));
  if (result.kind !== 'unknown' && result.kind !== 'none') return { result, reach: { kind: 'none' } };
  const told = call.args.shape('output_shape');
  return { result: tensor(told && [first?.shape?.[0] ?? DYNAMIC, ...told], first?.dtype, 'keras') };
}

function inputOf({ inputs, isList, nested }: LayerCall): Value {
  const [first] = inputs;
  if (nested) return leaves(nested);
  return isList || !first ? list(inputs) : first;
}

/** Lists, tuples and dicts reach the function as they are nested; what is in them are tensors. */
function leaves(value: Value): Value {
  switch (value.kind) {
    case 'list':
      return list(value.items.map(leaves), value.rest && leaves(value.rest));
    case 'tuple':
      return { ...value, items: value.items.map(leaves) };
    case 'dict': {
      const entries = [...value.entries].map(([key, slot]) => [key, { ...slot, value: leaves(slot.value) }] as const);
      return { ...value, entries: new Map(entries), rest: value.rest && leaves(value.rest) };
    }
    default:
      return asTensor(value);
  }
}

/** Keras 1 and 2 take a list of one for its item. */
function unpacked(result: Value): Value {
  const [first, ...more] = result.kind === 'list' && !result.rest ? result.items : [];
  return first && more.length === 0 ? first : result;
}

/** `arguments={'n': 2}` go to the function by name. */
function keywordsOf({ args }: LayerCall): ReadonlyMap<string, Value> {
  const more = args.value('arguments');
  const slots = more.kind === 'dict' ? [...more.entries.values()] : [];
  return new Map(slots.flatMap(({ key, value }) => (key.kind === 'string' ? [[key.value, value] as const] : [])));
}
