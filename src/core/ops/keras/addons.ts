/** Layers of tensorflow_hub and tensorflow_addons. */
import { DYNAMIC, type Shape, UNKNOWN } from '../../dims/dim';
import type { Args } from '../args';
import { describe } from '../describe';
import type { Value } from '../../graph/value';
import type { LayerCall, LayerOp } from '../op';
import { refuse } from '../refusal';
import { layer, output } from './layer';
import { frozen, trained } from './weights';

/** Source: tensorflow_addons/layers/wrappers.py (0.23): with `data_init` a frozen copy of the layer is kept. */
export const WEIGHT_NORMALIZATION: LayerOp = layer({
  name: 'WeightNormalization',
  signature: 'layer, data_init=True',
  summary: 'Learns the length of the kernel of a layer apart from its direction.',
  page: 'normalization_layers',
  examples: [
    {
      code: 'layers.WeightNormalization(layers.Dense(3))(x)',
      given: { x: '(b, 4)' },
      gives: '(b, 3)',
      params: 34,
    },
    {
      code: 'layers.WeightNormalization(layers.Dense(3), data_init=False)(x)',
      given: { x: '(b, 4)' },
      gives: '(b, 3)',
      params: 19,
    },
    { code: 'layers.WeightNormalization(layers.ReLU())(x)', given: { x: '(b, 4)' }, refused: 'bad-argument' },
  ],
  apply: (call) => {
    const inner = call.args.value('layer');
    const made = call.context.applyLayer(inner, call.inputs);
    const own = made.weights ?? [];
    const kernel = own.find(({ name }) => name === 'kernel');
    if (own.length === 0) refuseBare(call, inner);
    const copy = call.args.bool('data_init') === false ? [] : own.map((each) => ({ ...each, isTrainable: false }));
    const length = kernel?.shape?.at(-1) ?? UNKNOWN;
    return { ...made, weights: [...own, trained('g', [length]), frozen('initialized', []), ...copy] };
  },
});

function refuseBare({ args, inputs }: LayerCall, inner: Value): void {
  if (inner.kind !== 'layer' || !inputs.every(({ shape }) => shape)) return;
  refuse(
    'bad-argument',
    '{op} needs a layer with a kernel, got {layer}',
    { op: args.opName, layer: describe(inner) },
    { arg: 'layer' },
  );
}

/** What a module from the net makes is only known where the program tells. Source: tensorflow_hub/keras_layer.py (0.16). */
export const HUB_LAYER: LayerOp = {
  kind: 'layer',
  name: 'hub.KerasLayer',
  signature: 'handle, trainable=False, arguments=None, output_shape=None, **kwargs',
  summary: 'A model from TensorFlow Hub.',
  link: 'https://www.tensorflow.org/hub/api_docs/python/hub/KerasLayer',
  examples: [
    {
      code: "hub.KerasLayer('https://tfhub.dev/m', output_shape=[1280])(x)",
      given: { x: '(b, 224, 224, 3)' },
      gives: '(b, 1280)',
    },
    { code: "hub.KerasLayer('https://tfhub.dev/m')(x)", given: { x: '(b, 224, 224, 3)' }, gives: '?', params: '?' },
    {
      code: "hub.KerasLayer('https://tfhub.dev/google/nnlm-en-dim50/2')(x)",
      given: { x: '(b,)' },
      gives: '(b, 50)',
      params: '?',
    },
    {
      code: "hub.KerasLayer('https://tfhub.dev/google/universal-sentence-encoder/4')(x)",
      given: { x: '(b,)' },
      gives: '(b, 512)',
      params: '?',
    },
    {
      code: "hub.KerasLayer('https://tfhub.dev/google/m/feature_vector/4')(x)",
      given: { x: '(b, 96, 96, 3)' },
      gives: '(b, ?)',
      params: '?',
    },
  ],
  apply: (call) => {
    const told = call.args.isNone('output_shape') ? vectorOf(call.args) : call.args.shape('output_shape');
    const batch = call.inputs[0]?.shape?.[0] ?? DYNAMIC;
    const weights = [{ name: 'module', shape: undefined, isTrainable: call.args.bool('trainable') === true }];
    return { result: output(call, told && [batch, ...told], undefined), weights };
  },
};

/** Modules whose address says that they give one vector for each sample, some also how long. Source: their pages on tfhub.dev. */
function vectorOf(args: Args): Shape {
  const handle = args.value('handle');
  const asksForMore = ['arguments', 'signature', 'output_key'].some((name) => args.given.has(name));
  if (asksForMore || handle.kind !== 'string' || !VECTORS.test(handle.value)) return undefined;
  if (handle.value.includes('universal-sentence')) return [512];
  const length = /-dim(\d+)|-(\d+)dim/.exec(handle.value);
  return [length ? Number(length[1] ?? length[2]) : UNKNOWN];
}

const VECTORS =
  /tfhub\.dev\/.*(\/feature_vector\/|\/classification\/|\/nnlm-|\/gnews-swivel-|universal-sentence-encoder(-large)?\/)/;
