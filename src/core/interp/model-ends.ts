/** What Keras checks when a functional model is made: its ends are tensors, and its outputs come from its inputs. */
import { message } from '../base/message';
import type { Range } from '../base/range';
import { formatShape } from '../dims/format';
import type { Call } from '../graph/call';
import { callsBetween } from '../graph/path';
import type { TensorValue, Value } from '../graph/value';
import type { AnyLayer } from '../graph/weights';
import { describe } from '../ops/describe';
import { tensorsIn } from './call-op';
import type { Machine } from './machine';
import { leavesOf } from './model-inputs';
import { complain, isLibrary } from './report';

/** Source: keras/src/models/functional.py, `Functional.__init__`, and keras/src/ops/function.py, `_run_through_graph` (3.16). */
export function checkEnds(m: Machine, inputs: Value, outputs: Value, node: Range): void {
  const odd = [...partsOf(inputs), ...partsOf(outputs)].find((part) => NO_TENSORS.has(part.kind));
  if (odd && m.assumption === undefined) {
    complain(m, node, {
      rule: 'bad-argument',
      api: 'keras.Model',
      text: message('the inputs and outputs of a model must be tensors, got {odd}', { odd: describe(odd) }),
    });
  }
  const ins = tensorsIn([inputs]);
  if (leavesOf(inputs)?.length !== ins.length) return;
  const missing = missingInput(ins, tensorsIn([outputs]));
  if (!missing) return;
  const shape = formatShape(missing.outputs[0]?.shape);
  complain(m, node, {
    rule: 'model-input',
    api: 'keras.Model',
    text: message('an output depends on the Input {shape}, which is not among the inputs of the model', { shape }),
    related: [{ place: missing.place, text: message('the Input is made here') }],
  });
}

const NO_TENSORS: ReadonlySet<Value['kind']> = new Set([
  'none',
  'int',
  'float',
  'string',
  'layer',
  'model',
  'function',
]);

function partsOf(value: Value): readonly Value[] {
  if (value.kind === 'list' || value.kind === 'tuple') return value.items.flatMap(partsOf);
  return value.kind === 'dict' ? [...value.entries.values()].flatMap((slot) => partsOf(slot.value)) : [value];
}

/** Of tensors that two branches made, nobody knows which Inputs they come from. */
function missingInput(inputs: readonly TensorValue[], outputs: readonly TensorValue[]): Call | undefined {
  const own = new Set(inputs.map(({ producer }) => producer));
  const calls = callsBetween(inputs, outputs);
  if ([...outputs, ...calls.flatMap((call) => call.inputs)].some(({ isJoined }) => isJoined)) return undefined;
  return calls.find((call) => SOURCES.has(call.api) && !own.has(call));
}

const SOURCES: ReadonlySet<string> = new Set(['keras.Input', 'keras.layers.InputLayer']);

/** Layers that one line makes in doubt may come from a loop that nobody counted: only others are surely two. */
export function checkNames(m: Machine, layers: readonly AnyLayer[], node: Range): void {
  const named = new Map<string, AnyLayer>();
  for (const layer of isLibrary(m) ? [] : layers) {
    const { name } = layer.state;
    const before = name === undefined ? undefined : named.get(name);
    if (name !== undefined) named.set(name, layer);
    if (!before || (layer.state.isDoubtful && spot(before) === spot(layer))) continue;
    complain(m, node, {
      rule: 'bad-argument',
      api: 'keras.Model',
      text: message('two layers of this model have the name {name}', { name: `'${name ?? ''}'` }),
      related: [{ place: layer.place, text: message('the layer is made here') }],
    });
    return;
  }
}

const spot = ({ place, stack }: AnyLayer): string =>
  [...stack, place].map(({ file, start }) => `${file}:${String(start)}`).join();

/** The other one of a call that is still being typed may follow. */
export function checkBoth(m: Machine, one: string, node: Range): void {
  if (m.assumption !== undefined || 'isUnfinished' in node) return;
  complain(m, node, {
    rule: 'bad-argument',
    api: 'keras.Model',
    text: message('a model is made of inputs and outputs, got {one} alone', { one }),
  });
}
