/** What ops may ask of the running interpreter. */
import type { Range } from '../base/range';
import { NONE } from '../graph/make';
import type { Weight } from '../graph/call';
import type { ModelValue } from '../graph/layer';
import type { TensorValue, Value } from '../graph/value';
import type { OpContext, Outcome } from '../ops/op';
import { callValue } from './call';
import { plainArguments } from './call-arguments';
import { tensorsIn } from './call-op';
import { applyLayer } from './call-layer';
import type { Machine, Source } from './machine';
import { runSequential } from './sequential';
import { weightsOf } from '../graph/weights';

export function opContext(m: Machine, node: Range): OpContext {
  return {
    imageDataFormat: m.imageDataFormat.value,
    promotesTypes: m.promotesTypes.value,
    isTensorFlowKeras: isTensorFlowKeras(m.source),
    call: (callee, args, keywords) => callValue(m, callee, plainArguments(args, keywords), node),
    applyLayer: (layer, inputs, keywords) => applyInner(m, { layer, inputs, node }, keywords),
  };
}

const TENSORFLOW_KERAS =
  /\btf\.(?:compat\.v\d\.)?keras\b|\btensorflow\.(?:\w+\.)*keras\b|\bfrom tensorflow import .*\bkeras\b/;
const known = new WeakMap<Source, boolean>();

function isTensorFlowKeras(source: Source): boolean {
  const answer = known.get(source) ?? TENSORFLOW_KERAS.test(source.text);
  known.set(source, answer);
  return answer;
}

interface Inner {
  readonly layer: Value;
  readonly inputs: readonly TensorValue[];
  readonly node: Range;
}

/** Inner layers leave no facts of their own: the wrapper's fact tells their weights. */
function applyInner(
  m: Machine,
  { layer, inputs, node }: Inner,
  keywords: ReadonlyMap<string, Value> = new Map(),
): Outcome {
  if (layer.kind === 'layer' && !layer.instance)
    return applyLayer(m, layer, { inputs, isList: inputs.length > 1, further: [], keywords }, node);
  const [first] = inputs;
  const input: Value = inputs.length === 1 && first ? first : { kind: 'list', items: inputs, rest: undefined };
  // The layers of a Sequential that waits for its first data are run nowhere else.
  if (isWaiting(layer) && input.kind === 'tensor')
    return { result: runSequential(m, layer, input, node), weights: ownWeights(layer) };
  m.silence++;
  const result = callValue(m, layer, plainArguments([input], keywords), node);
  m.silence--;
  return { result: tensorsIn([result]).length > 0 ? result : NONE, weights: ownWeights(layer) };
}

function isWaiting(layer: Value): layer is ModelValue {
  if (layer.kind !== 'model' || layer.api !== 'keras.Sequential' || layer.instance) return false;
  return layer.state.outputs.length === 0 && !layer.state.isOpen;
}

function ownWeights(layer: Value): readonly Weight[] {
  const owner = layer.kind === 'instance' ? layer.layer : layer;
  return owner?.kind === 'layer' || owner?.kind === 'model' ? weightsOf(owner) : [];
}
