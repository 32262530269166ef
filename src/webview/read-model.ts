import type {
  Axis,
  AxisRule,
  Dim,
  LayerGeom,
  ModelGeom,
  OpKind,
  PadMode,
  PadValue,
  UnknownDim,
} from '../protocol/panel';
import { finite, list, oneOf, record, type Unread, word } from './unread';

/** A model with every gap filled, so that drawing can trust it; `undefined` if there is no layer in it. */
export function readModel(value: unknown): ModelGeom | undefined {
  const it = record(value);
  const layers = Object.fromEntries(
    Object.entries(record(it.layers)).map(([id, layer]) => [id, readLayer(id, record(layer))]),
  );
  const order = words(it.order).filter((id) => id in layers);
  const rest = Object.keys(layers).filter((id) => !order.includes(id));
  if (order.length + rest.length === 0) return undefined;
  return {
    id: word(it.id) ?? '',
    title: word(it.title) ?? '',
    inputs: words(it.inputs).filter((id) => id in layers),
    order: [...order, ...rest],
    layers,
    truth: oneOf(['static', 'runtime'], it.truth),
    version: finite(it.version) ?? 0,
  };
}

const kinds: readonly [OpKind, ...OpKind[]] = [
  'unknown',
  ...(['input', 'conv', 'depthwise', 'separable', 'convT', 'maxpool', 'avgpool', 'globalpool', 'pad'] as const),
  ...(['crop', 'upsample', 'elementwise', 'concat', 'dense', 'attention'] as const),
];
const padModes: readonly [PadMode, ...PadMode[]] = ['valid', 'same', 'causal', 'explicit'];
const ruleModes = ['valid', 'same', 'causal'] as const;
const padValues = ['zero', 'ignored', 'reflect', 'symmetric'] as const;

function readLayer(id: string, it: Unread): LayerGeom {
  const axes = list(it.axes).map((axis) => readAxis(record(axis)));
  return {
    id,
    name: word(it.name) ?? id,
    kind: oneOf(kinds, it.kind),
    call: word(it.call) ?? '',
    src: readSource(record(it.src)),
    axes: axes.every((axis) => axis !== undefined) ? axes : [],
    rules: list(it.rules).map((rule) => readRule(record(rule))),
    inSize: list(it.inSize).map(dim),
    inC: channels(it.inC),
    outC: channels(it.outC),
    groups: Math.max(1, finite(it.groups) ?? 1),
    bias: it.bias === true,
    padMode: oneOf(padModes, it.padMode),
    padValue: readPadValue(it.padValue),
    dataFormat: oneOf(['channels_last', 'channels_first'], it.dataFormat),
    params: dim(it.params),
    macs: dim(it.macs),
    neurons: dim(it.neurons),
    inputs: words(it.inputs),
    unknown: list(it.unknown).map((gap) => readUnknown(record(gap))),
    ...readOptional(it),
  };
}

function readOptional(it: Unread): Pick<LayerGeom, 'depthMultiplier' | 'activation' | 'reduce'> {
  const depthMultiplier = finite(it.depthMultiplier);
  const activation = word(it.activation);
  const { reduce } = it;
  return {
    ...(depthMultiplier !== undefined && { depthMultiplier: Math.max(1, depthMultiplier) }),
    ...(activation !== undefined && activation !== 'linear' && { activation }),
    ...((reduce === 'max' || reduce === 'mean') && { reduce }),
  };
}

function readAxis(it: Unread): Axis | undefined {
  const n = finite(it.n);
  const out = finite(it.out);
  if (n === undefined || out === undefined) return undefined;
  const k = positive(it.k);
  const d = positive(it.d);
  return {
    n,
    out,
    k,
    s: positive(it.s),
    d,
    ke: (k - 1) * d + 1,
    p0: finite(it.p0) ?? 0,
    p1: finite(it.p1) ?? 0,
    transposed: it.transposed === true,
  };
}

function readRule(it: Unread): AxisRule {
  const [before, after] = list(it.padding);
  const outputPadding = finite(it.outputPadding);
  return {
    k: it.k === 'all' ? 'all' : positive(it.k),
    s: positive(it.s),
    d: positive(it.d),
    padding: Array.isArray(it.padding) ? [finite(before) ?? 0, finite(after) ?? 0] : oneOf(ruleModes, it.padding),
    transposed: it.transposed === true,
    ...(outputPadding !== undefined && { outputPadding }),
  };
}

function readSource(it: Unread): LayerGeom['src'] {
  const line = finite(it.line) ?? 1;
  return { uri: word(it.uri) ?? '', line, endLine: finite(it.endLine) ?? line };
}

function readUnknown(it: Unread): UnknownDim {
  const line = finite(it.line);
  return { what: word(it.what) ?? '', why: word(it.why) ?? '', ...(line !== undefined && { line }) };
}

function readPadValue(value: unknown): PadValue {
  return finite(value) ?? oneOf(padValues, value);
}

const words = (value: unknown): readonly string[] => list(value).filter((item) => typeof item === 'string');
const dim = (value: unknown): Dim => finite(value) ?? null;
const positive = (value: unknown): number => Math.max(1, Math.floor(finite(value) ?? 1));

/** A layer without channels has nothing to draw; treating 0 as unknown says so. */
function channels(value: unknown): Dim {
  const count = finite(value);
  return count === undefined || count < 1 ? null : count;
}
