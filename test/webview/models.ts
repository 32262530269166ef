import { type AxisRule, axisOf } from '../../src/core/facts/window';
import type { LayerGeom, ModelGeom, OpKind } from '../../src/protocol/panel';

/** What a test says about a layer; the rest follows from the layer before it. */
export interface LayerPlan
  extends Partial<
    Pick<LayerGeom, 'activation' | 'groups' | 'bias' | 'padValue' | 'depthMultiplier' | 'unknown' | 'call'>
  > {
  readonly name: string;
  readonly kind: OpKind;
  readonly filters?: number;
  readonly k?: number | 'all' | readonly number[];
  readonly s?: number;
  readonly d?: number;
  readonly padding?: AxisRule['padding'];
}

/** A chain of layers behind one input; `null`: a length that is not known. */
export function chain(title: string, input: readonly (number | null)[], plans: readonly LayerPlan[]): ModelGeom {
  const layers: LayerGeom[] = [inputLayer(input)];
  for (const plan of plans) {
    const before = layers.at(-1);
    if (before) layers.push(layerAfter(before, plan, 12 + layers.length));
  }
  const ids = layers.map((layer) => layer.id);
  return {
    id: title,
    title,
    inputs: ['input'],
    order: ids,
    layers: Object.fromEntries(layers.map((layer) => [layer.id, layer])),
    truth: 'static',
    version: 1,
  };
}

const slot: AxisRule = { k: 1, s: 1, d: 1, padding: 'valid', transposed: false };

const common = {
  groups: 1,
  bias: false,
  padMode: 'valid',
  padValue: 'zero',
  dataFormat: 'channels_last',
  macs: null,
  unknown: [],
} as const;

function inputLayer(shape: readonly (number | null)[]): LayerGeom {
  const sizes = shape.slice(0, -1);
  const channels = shape.at(-1) ?? null;
  return {
    ...common,
    id: 'input',
    name: 'input',
    kind: 'input',
    call: `keras.Input((${shape.map((size) => size ?? 'None').join(', ')}))`,
    src: { uri: 'file:///project/model.py', line: 12, endLine: 12 },
    axes: sizes.every((size) => size !== null) ? sizes.map((size) => axisOf(slot, size)) : [],
    rules: sizes.map(() => slot),
    inSize: sizes,
    inC: channels,
    outC: channels,
    params: 0,
    neurons: shape.every((size) => size !== null) ? shape.reduce((product, size) => product * size, 1) : null,
    inputs: [],
  };
}

function layerAfter(before: LayerGeom, plan: LayerPlan, line: number): LayerGeom {
  const rules = plan.kind === 'dense' ? [] : before.rules.map((_, i) => ruleOf(plan, i));
  const known = before.rules.length === before.axes.length;
  const axes = known ? rules.map((rule, i) => axisOf(rule, before.axes[i]?.out ?? 0)) : [];
  const inC = plan.kind === 'dense' ? before.neurons : before.outC;
  const outC = plan.filters ?? (plan.depthMultiplier ?? 1) * (inC ?? 1);
  return {
    ...common,
    ...given(plan),
    id: plan.name,
    inputs: [before.id],
    src: { uri: 'file:///project/model.py', line, endLine: line },
    axes,
    rules,
    inSize: rules.map((_, i) => axes[i]?.n ?? null),
    inC,
    outC,
    params: paramsOf(plan, rules, { inC: inC ?? 1, outC }),
    neurons: known ? axes.reduce((product, axis) => product * axis.out, outC) : null,
  };
}

type Given = Pick<LayerGeom, 'name' | 'kind' | 'call' | 'bias' | 'padMode' | 'padValue'> & Partial<LayerGeom>;

function given({
  name,
  kind,
  call,
  bias,
  padding,
  padValue,
  filters: _f,
  k: _k,
  s: _s,
  d: _d,
  ...rest
}: LayerPlan): Given {
  return {
    ...rest,
    name,
    kind,
    call: call ?? `layers.${kind}()`,
    bias: bias ?? isWeighted(kind),
    padMode: padModes[String(padding ?? 'valid')] ?? 'explicit',
    padValue: padValue ?? (isWeighted(kind) ? 'zero' : 'ignored'),
  };
}

const padModes: Readonly<Record<string, LayerGeom['padMode']>> = { same: 'same', valid: 'valid', causal: 'causal' };

const isWeighted = (kind: OpKind): boolean => ['conv', 'depthwise', 'separable', 'convT', 'dense'].includes(kind);

function ruleOf(plan: LayerPlan, i: number): AxisRule {
  const { k = 1 } = plan;
  return {
    k: typeof k === 'object' ? (k[i] ?? 1) : k,
    s: plan.s ?? 1,
    d: plan.d ?? 1,
    padding: plan.padding ?? 'valid',
    transposed: plan.kind === 'convT' || plan.kind === 'upsample',
  };
}

function paramsOf(
  { kind, groups = 1 }: LayerPlan,
  rules: readonly AxisRule[],
  { inC, outC }: { readonly inC: number; readonly outC: number },
): number {
  const places = rules.reduce((product, { k }) => product * (k === 'all' ? 1 : k), 1);
  if (kind === 'conv' || kind === 'convT' || kind === 'dense') return (places * (inC / groups) + 1) * outC;
  if (kind === 'depthwise') return (places + 1) * outC;
  return kind === 'separable' ? places * inC + (inC + 1) * outC : 0;
}

/** The layer that was asked about: 8 filters of 4×4×3 over 64×64, SAME; and a few behind it. */
export const question = chain(
  'question',
  [64, 64, 3],
  [
    {
      name: 'conv1',
      kind: 'conv',
      k: 4,
      filters: 8,
      padding: 'same',
      activation: 'relu',
      call: 'Conv2D(8, 4, padding="same", activation="relu")',
    },
    { name: 'pool1', kind: 'maxpool', k: 2, s: 2, call: 'MaxPooling2D(2)' },
    {
      name: 'conv2',
      kind: 'conv',
      k: 3,
      filters: 16,
      padding: 'same',
      activation: 'relu',
      call: 'Conv2D(16, 3, padding="same", activation="relu")',
    },
    { name: 'gap', kind: 'globalpool', k: 'all', call: 'GlobalAveragePooling2D()' },
    { name: 'dense', kind: 'dense', filters: 10, call: 'Dense(10)' },
  ],
);

export const models: Readonly<Record<string, ModelGeom>> = {
  question,
  stem: chain(
    'stem',
    [224, 224, 3],
    [
      {
        name: 'conv1_conv',
        kind: 'conv',
        k: 7,
        s: 2,
        filters: 64,
        padding: 'same',
        activation: 'relu',
        call: 'Conv2D(64, 7, strides=2, padding="same", activation="relu")',
      },
      { name: 'pool1', kind: 'maxpool', k: 3, s: 2, padding: 'same' },
      { name: 'conv2_1', kind: 'conv', k: 3, filters: 64, padding: 'same', activation: 'relu' },
    ],
  ),
  large: chain(
    'large',
    [512, 512, 3],
    [{ name: 'stem', kind: 'conv', k: 7, filters: 16, padding: 'same', activation: 'relu' }],
  ),
  huge: chain('huge', [8192, 8192, 3], [{ name: 'stem', kind: 'conv', k: 3, s: 2, filters: 4, padding: 'same' }]),
  dilated: chain(
    'dilated',
    [32, 32, 3],
    [
      { name: 'atrous1', kind: 'conv', k: 3, d: 2, filters: 8, padding: 'same', activation: 'relu' },
      {
        name: 'atrous2',
        kind: 'conv',
        k: 3,
        d: 4,
        filters: 8,
        padding: 'same',
        activation: 'relu',
        call: 'Conv2D(8, 3, padding="same", dilation_rate=4)',
      },
    ],
  ),
  grouped: chain(
    'grouped',
    [20, 20, 6],
    [{ name: 'gconv', kind: 'conv', k: 3, s: 2, filters: 12, groups: 3, padding: [0, 1], activation: 'relu' }],
  ),
  depthwise: chain(
    'depthwise',
    [20, 20, 6],
    [{ name: 'dw', kind: 'depthwise', k: 3, depthMultiplier: 2, padding: 'same' }],
  ),
  separable: chain('separable', [20, 20, 6], [{ name: 'sep', kind: 'separable', k: 3, filters: 12, padding: 'same' }]),
  transposed: chain(
    'transposed',
    [16, 16, 3],
    [
      {
        name: 'up1',
        kind: 'convT',
        k: 4,
        s: 2,
        filters: 8,
        padding: 'same',
        activation: 'relu',
        call: 'Conv2DTranspose(8, 4, strides=2, padding="same")',
      },
    ],
  ),
  causal: chain(
    'causal',
    [64, 1],
    [
      { name: 'tcn1', kind: 'conv', k: 3, d: 4, filters: 8, padding: 'causal', activation: 'relu' },
      {
        name: 'tcn2',
        kind: 'conv',
        k: 3,
        d: 8,
        filters: 8,
        padding: 'causal',
        activation: 'relu',
        call: 'Conv1D(8, 3, padding="causal", dilation_rate=8)',
      },
    ],
  ),
  averaged: chain('averaged', [9, 9, 2], [{ name: 'avg', kind: 'avgpool', k: 3, s: 2, padding: 'same' }]),
  volume: chain(
    'volume',
    [16, 32, 32, 2],
    [{ name: 'conv3d', kind: 'conv', k: 3, filters: 4, padding: 'same', activation: 'relu' }],
  ),
  padded: chain('padded', [12, 12, 3], [{ name: 'mirror', kind: 'pad', padding: [2, 1], padValue: 'reflect' }]),
  wide: chain('wide', [5, 720, 1], [{ name: 'conv', kind: 'conv', k: [5, 100], filters: 64 }]),
  unknown: chain(
    'unknown',
    [null, null, 3],
    [
      {
        name: 'conv1',
        kind: 'conv',
        k: 3,
        s: 2,
        filters: 8,
        padding: 'same',
        unknown: [{ what: 'height, width', why: 'Input(shape=(None, None, 3)) leaves them open', line: 12 }],
      },
      { name: 'conv2', kind: 'conv', k: 3, filters: 8 },
    ],
  ),
  empty: chain('empty', [4, 4, 3], [{ name: 'conv1', kind: 'conv', k: 7, filters: 8 }]),
};
