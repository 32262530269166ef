import { type Axis, axisOf } from '../core/facts/window';
import type { Dim, LayerGeom, ModelGeom } from '../protocol/panel';
import { type LayerView, viewOf } from './layer-view';

/** What there is to show of a layer. */
export type Phase =
  | { readonly kind: 'ready'; readonly view: LayerView }
  | { readonly kind: 'unknown-shape' }
  | { readonly kind: 'not-spatial' }
  | { readonly kind: 'input' }
  | { readonly kind: 'empty-output'; readonly axis: Axis; readonly index: number };

export function phaseOf(layer: LayerGeom): Phase {
  if (layer.kind === 'input') return { kind: 'input' };
  const index = layer.axes.findIndex((axis) => axis.out < 1 || axis.n < 1);
  const axis = layer.axes[index];
  if (axis) return { kind: 'empty-output', axis, index };
  const view = viewOf(layer);
  if (view) return { kind: 'ready', view };
  return 0 < layer.rules.length && layer.axes.length === 0 ? { kind: 'unknown-shape' } : { kind: 'not-spatial' };
}

/** The model as it is when the lengths that are missing at its inputs are `sizes`. */
export function assume(model: ModelGeom, sizes: readonly number[]): ModelGeom {
  const layers: Record<string, LayerGeom> = {};
  for (const id of model.order) {
    const layer = model.layers[id];
    if (layer) layers[id] = assumed(layer, sizes, layers);
  }
  return { ...model, layers };
}

function assumed(layer: LayerGeom, sizes: readonly number[], before: Readonly<Record<string, LayerGeom>>): LayerGeom {
  if (layer.rules.length === 0 || 0 < layer.axes.length) return layer;
  const producer = layer.inputs.map((id) => before[id]).find((candidate) => candidate !== undefined);
  const given = producer && 0 < producer.axes.length ? producer.axes.map((axis) => axis.out) : sizes;
  const inSize = layer.rules.map((_, i) => layer.inSize[i] ?? given[i] ?? null);
  const axes = layer.rules.flatMap((rule, i) => {
    const n = inSize[i];
    return n === null || n === undefined ? [] : [axisOf(rule, n)];
  });
  if (axes.length < layer.rules.length) return layer;
  const neurons = axes.reduce<Dim>((count, axis) => (count === null ? null : count * axis.out), layer.outC);
  return { ...layer, inSize, axes, neurons: layer.neurons ?? neurons };
}
