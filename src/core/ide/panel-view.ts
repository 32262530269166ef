/** The graph around a call as the kernel panel draws it: every layer from the inputs to the outputs, with exact windows. */
import { isNumber } from '../dims/compare';
import type { Dim as CoreDim, Shape } from '../dims/dim';
import { formatShape } from '../dims/format';
import { message } from '../base/message';
import { addressOf } from './address';
import { parametersOf } from '../facts/parameters';
import type { Axis, AxisRule } from '../facts/window';
import { numericAxis } from '../facts/window-axis';
import type { Call } from '../graph/call';
import type { AxisWindow, WindowForm, WindowReach } from '../graph/reach';
import type { TensorValue } from '../graph/value';
import type { Document } from './document';
import type { Dim, LayerGeom, ModelGeom, OpKind, UnknownDim } from './panel-model';

export interface PanelView {
  readonly model: ModelGeom;
  readonly layerId: string;
}

/** Layers of larger graphs are left out at their far ends. */
const MOST_LAYERS = 400;

export function panelView(document: Document, offset: number): PanelView | undefined {
  const call = callAt(document, offset);
  if (!call) return undefined;
  const calls = graphAround(document, call);
  const layers: Record<string, LayerGeom> = {};
  for (const each of calls) layers[idOf(each)] = layerOf(document, each, calls);
  const order = calls.map(idOf);
  return {
    layerId: idOf(call),
    model: {
      id: document.file,
      title: document.file.slice(document.file.lastIndexOf('/') + 1),
      order,
      layers,
      truth: 'static',
      version: document.analysis.steps,
      inputs: order.filter((id) => layers[id]?.kind === 'input'),
    },
  };
}

/** Stable while the program around it changes: the order of calls does, their text rarely. */
function idOf(call: Call): string {
  return `c${String(call.id)}`;
}

/** The innermost call at the offset; on a line without one the first window of that line, or of the document. */
function callAt(document: Document, offset: number): Call | undefined {
  const own = document.analysis.calls.filter(
    (call) => call.place.file === document.file && call.outputs.some((output) => output.shape),
  );
  const around = own.filter(({ place }) => place.start <= offset && offset <= place.end);
  const inner = around.reduce<Call | undefined>(
    (best, call) => (!best || length(call) < length(best) ? call : best),
    undefined,
  );
  if (inner) return inner;
  const line = document.lines.line(offset);
  const onLine = own.filter(
    ({ place }) => document.lines.line(place.start) <= line && line <= document.lines.line(place.end),
  );
  return (
    onLine.find((call) => call.reach.kind === 'window') ?? onLine[0] ?? own.find((call) => call.reach.kind === 'window')
  );
}

function length({ place }: Call): number {
  return place.end - place.start;
}

function graphAround(document: Document, call: Call): readonly Call[] {
  const before = upstream(call);
  const after = downstream(document.analysis.calls, before, call);
  const all = [...new Set([...before, ...after])].sort((a, b) => a.id - b.id);
  const at = all.indexOf(call);
  return all.slice(Math.max(0, at - MOST_LAYERS / 2), at + MOST_LAYERS / 2);
}

function upstream(call: Call): readonly Call[] {
  const seen = new Set<Call>();
  const open = [call];
  for (let at = open.pop(); at; at = open.pop()) {
    if (seen.has(at)) continue;
    seen.add(at);
    for (const { producer } of sources(at)) if (producer) open.push(producer);
  }
  return [...seen];
}

function downstream(calls: readonly Call[], before: readonly Call[], call: Call): readonly Call[] {
  const reached = new Set<Call>([call]);
  const known = new Set<Call>(before);
  for (const each of calls) {
    if (known.has(each) || !each.inputs.some(({ producer }) => producer && reached.has(producer))) continue;
    reached.add(each);
  }
  return [...reached];
}

function sources(call: Call): readonly TensorValue[] {
  return call.reach.kind === 'inner' ? call.reach.outputs : call.inputs;
}

function layerOf(document: Document, call: Call, all: readonly Call[]): LayerGeom {
  const window = call.reach.kind === 'window' ? call.reach : undefined;
  return {
    id: idOf(call),
    name: call.target ?? nameOf(call),
    kind: kindOf(call),
    call: textOf(document, call),
    src: linesOf(document, call),
    axes: axesOf(call, window),
    ...(window ? windowParts(window) : WITHOUT_WINDOW),
    ...channels(call, window),
    ...activation(call),
    params: toDim(parametersOf(call.weights).total),
    macs: toDim(call.macs),
    neurons: neuronsOf(call.outputs[0]?.shape),
    inputs: sources(call).flatMap(({ producer }) => (producer && all.includes(producer) ? [idOf(producer)] : [])),
    unknown: unknownOf(call),
  };
}

type WindowParts = Pick<LayerGeom, 'rules' | 'inSize' | 'groups' | 'bias' | 'padMode' | 'padValue' | 'dataFormat'>;

const WITHOUT_WINDOW: WindowParts = {
  rules: [],
  inSize: [],
  groups: 1,
  bias: false,
  padMode: 'valid',
  padValue: 'zero',
  dataFormat: 'channels_last',
};

function windowParts(window: WindowReach): WindowParts {
  const rules = window.axes.flatMap((axis) => ruleOf(axis, window) ?? []);
  return {
    rules: rules.length === window.axes.length ? rules : [],
    inSize: window.axes.map((axis) => toDim(axis.input)),
    groups: toDim(window.groups) ?? 1,
    bias: window.hasBias,
    padMode: window.paddingMode,
    padValue: isPool(window.form) ? 'ignored' : 'zero',
    dataFormat: window.channelAxis === 1 ? 'channels_first' : 'channels_last',
  };
}

function nameOf(call: Call): string {
  return call.layer?.state.name ?? call.api.slice(call.api.lastIndexOf('.') + 1);
}

/** The call on one line. */
function textOf(document: Document, call: Call): string {
  if (call.place.file !== document.file) return call.api;
  return document.text.slice(call.place.start, call.place.end).replace(/\s+/g, ' ').slice(0, 200);
}

function linesOf(document: Document, call: Call): LayerGeom['src'] {
  if (call.place.file !== document.file) return { uri: call.place.file, line: 1, endLine: 1 };
  const from = addressOf(document, call.place.start);
  return { uri: from.uri, line: from.line + 1, endLine: addressOf(document, call.place.end).line + 1 };
}

const KINDS: Readonly<Record<WindowForm, OpKind>> = {
  conv: 'conv',
  depthwise: 'depthwise',
  separable: 'separable',
  transposed: 'convT',
  maxPool: 'maxpool',
  averagePool: 'avgpool',
  pad: 'pad',
  crop: 'crop',
  upsample: 'upsample',
};

function kindOf(call: Call): OpKind {
  if (call.inputs.length === 0) return 'input';
  if (call.reach.kind === 'window') return KINDS[call.reach.form];
  if (/Global(Average|Max|Avg)/.test(call.api)) return 'globalpool';
  if (/[Cc]oncat/.test(call.api)) return 'concat';
  if (call.api.includes('Attention')) return 'attention';
  if (/Dense|dense|fully_connected|matmul/.test(call.api)) return 'dense';
  return call.reach.kind === 'same' ? 'elementwise' : 'unknown';
}

function isPool(form: WindowForm): boolean {
  return form === 'maxPool' || form === 'averagePool';
}

function toDim(dim: CoreDim): Dim {
  return isNumber(dim) ? dim : null;
}

function axesOf(call: Call, window: WindowReach | undefined): readonly Axis[] {
  if (!window) return mapAxes(call);
  const axes = window.axes.map(numericAxis);
  return axes.every((axis) => axis !== undefined) ? axes : [];
}

/** Inputs and elementwise layers are maps too: every cell is its own window. */
function mapAxes(call: Call): readonly Axis[] {
  const sizes = (call.outputs[0]?.shape ?? []).slice(1, -1);
  if (call.reach.kind !== 'same' && call.inputs.length > 0) return [];
  if (sizes.length === 0 || 3 < sizes.length || !sizes.every(isNumber)) return [];
  return sizes.map((n) => ({ n, out: n, k: 1, s: 1, d: 1, ke: 1, p0: 0, p1: 0, transposed: false }));
}

function ruleOf(
  { kernel, stride, dilation, padBefore, padAfter, isTransposed }: AxisWindow,
  window: WindowReach,
): AxisRule | undefined {
  if (!isNumber(kernel) || !isNumber(stride) || !isNumber(dilation)) return undefined;
  const isExplicit = window.paddingMode === 'explicit' && isNumber(padBefore) && isNumber(padAfter);
  const mode = window.paddingMode === 'explicit' ? 'valid' : window.paddingMode;
  return {
    k: kernel,
    s: stride,
    d: dilation,
    transposed: isTransposed,
    padding: isExplicit ? [padBefore, padAfter] : mode,
  };
}

function channels(call: Call, window: WindowReach | undefined): Pick<LayerGeom, 'inC' | 'outC'> {
  const axis = window?.channelAxis ?? -1;
  const at = (shape: Shape): Dim => toDim(shape?.at(axis) ?? { kind: 'unknown' });
  const outC = at(call.outputs[0]?.shape);
  return { inC: call.inputs.length === 0 ? outC : at(call.inputs[0]?.shape), outC };
}

function activation(call: Call): Pick<LayerGeom, 'activation'> {
  const value = call.args.get('activation');
  if (value?.kind === 'string') return { activation: value.value };
  return value?.kind === 'op' ? { activation: value.name.slice(value.name.lastIndexOf('.') + 1) } : {};
}

function neuronsOf(shape: Shape): Dim {
  const sizes = shape?.slice(1) ?? [];
  return shape && sizes.every(isNumber) ? sizes.reduce((a, b) => a * b, 1) : null;
}

function unknownOf(call: Call): readonly UnknownDim[] {
  const shape = call.outputs[0]?.shape;
  const isOpen = !shape || shape.slice(1).some((dim) => !isNumber(dim));
  if (!isOpen) return [];
  const why =
    call.unknown?.text ?? message('the size is only known at run time: {shape}', { shape: formatShape(shape) });
  return [{ what: message('size'), why }];
}
