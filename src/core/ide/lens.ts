/** Code lenses: a summary above each model, with the way to the panel. */
import { message } from '../base/message';
import type { Range } from '../base/range';
import type { Call } from '../graph/call';
import { modelsOf, type ModelSummary } from '../facts/models';
import { receptiveFields } from '../facts/receptive-field';
import type { Document } from './document';
import { fieldSize } from './field-text';
import { groupedDim } from './numbers';

export interface Lens extends Range {
  readonly title: string;
  /** Offset of the layer that the panel opens with; undefined where nothing slides. */
  readonly kernelAt: number | undefined;
}

export function lensesOf(document: Document): readonly Lens[] {
  const { analysis } = document;
  const own = modelsOf(analysis.models, analysis.calls).filter((model) => model.place.file === document.file);
  const seen = new Set<number>();
  return own.flatMap((model) => {
    if (seen.has(model.place.start)) return [];
    seen.add(model.place.start);
    return [lensOf(document, model)];
  });
}

function lensOf(document: Document, model: ModelSummary): Lens {
  const kernel = firstWindow(document, model);
  const last = lastCall(document, model);
  const size = last && fieldSize(receptiveFields().of(last));
  const parts = [
    message('{count} layers', { count: model.layers }),
    message('{count} parameters', { count: groupedDim(model.total) }),
    ...(size === undefined ? [] : [message('RF {size}', { size })]),
    ...(kernel ? [message('show the kernel')] : []),
  ];
  const at = kernel && model.model === undefined ? kernel.place : model.place;
  return { start: at.start, end: at.end, title: parts.join(' · '), kernelAt: kernel?.place.start };
}

/** The first convolution or pooling of the model that stands in this document. */
function firstWindow(document: Document, model: ModelSummary): Call | undefined {
  const isOwn = (call: Call): boolean => !model.model || model.model.state.layers.some((layer) => layer === call.layer);
  const windows = document.analysis.calls.filter(
    (call) => call.reach.kind === 'window' && call.place.file === document.file,
  );
  return windows.find(isOwn) ?? (model.model?.instance ? windows[0] : undefined);
}

function lastCall(document: Document, model: ModelSummary): Call | undefined {
  if (model.model) return model.model.state.outputs[0]?.producer;
  return document.analysis.calls.findLast(
    (call) => call.place.file === document.file && call.reach.kind !== 'none' && call.stack.length > 0,
  );
}
