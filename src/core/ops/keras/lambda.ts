/** `Lambda(function)`: the function's own body says what comes out. */
import { tensor } from '../../graph/make';
import type { LayerOp } from '../op';
import { DYNAMIC } from '../../dims/dim';
import type { Value } from '../../graph/value';
import { layer } from './layer';

export const LAMBDA: LayerOp = layer({
  name: 'Lambda',
  signature: 'function, output_shape=None, mask=None, arguments=None',
  summary: 'Wraps a function as a layer.',
  page: 'core_layers/lambda',
  examples: [
    { code: 'layers.Lambda(lambda t: t[:, 0])(x)', given: { x: '(b, 4, 5)' }, gives: '(b, 5)', params: 0 },
    { code: 'layers.Lambda(lambda t: t * 2)(x)', given: { x: '(None, 4)' }, gives: '(None, 4)' },
  ],
  apply: (call) => {
    const [first] = call.inputs;
    const input: Value = call.isList || !first ? { kind: 'list', items: call.inputs, rest: undefined } : first;
    const more = call.args.value('arguments');
    const keywords = new Map<string, Value>(more.kind === 'dict' ? [...more.entries.values()].flatMap((slot): [string, Value][] => (slot.key.kind === 'string' ? [[slot.key.value, slot.value]] : [])) : []);
    const result = call.context.call(call.args.value('function'), [input], keywords);
    if (result.kind !== 'unknown' && result.kind !== 'none') return { result, reach: { kind: 'none' } };
    const told = call.args.shape('output_shape');
    return { result: tensor(told && [first?.shape?.[0] ?? DYNAMIC, ...told], first?.dtype, 'keras') };
  },
});
