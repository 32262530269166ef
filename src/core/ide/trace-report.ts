/** `shapes --trace`: what one output unit sees, layer by layer back to each input. */
import { receptiveFields } from '../facts/receptive-field';
import { spanOf } from '../facts/region';
import { type SeenLayer, trace } from '../facts/trace';
import type { Call } from '../graph/call';
import type { Document } from './document';

export interface TraceRequest {
  /** 1-based; without a column the outermost call that starts on the line. */
  readonly line: number;
  readonly column: number | undefined;
  /** Row and column (or depth, row and column) of the output unit; 0 where left out. */
  readonly unit: readonly number[];
}

/** Layers on the way have `layer`, the inputs at the end `input`. */
export interface JsonSeen {
  readonly layer?: string;
  readonly input?: string;
  readonly line: number | null;
  readonly axes: readonly { readonly cells: readonly number[]; readonly padding: readonly number[] }[];
}

export type TraceResult =
  | { readonly ok: true; readonly layers: readonly JsonSeen[] }
  | { readonly ok: false; readonly why: 'no-call' | 'unknown' | 'outside' };

export function traceReport(document: Document, request: TraceRequest): TraceResult {
  const call = callAt(document, request);
  if (!call) return { ok: false, why: 'no-call' };
  const fields = receptiveFields();
  const layers = trace(call, request.unit, fields);
  if (!layers) return { ok: false, why: 'unknown' };
  if (layers[0] && isOutside(layers[0])) return { ok: false, why: 'outside' };
  return { ok: true, layers: layers.map((layer) => seenJson(document, layer)) };
}

function callAt(document: Document, { line, column }: TraceRequest): Call | undefined {
  const own = document.sites.filter(({ place }) => document.lines.line(place.start) === line);
  const at = column === undefined ? undefined : document.lines.offset({ line, column });
  const site = own.find(({ place }) => at === undefined || (place.start <= at && at < place.end));
  return site?.contexts[0]?.call;
}

function isOutside({ call, axes, boxes }: SeenLayer): boolean {
  const shape = call.outputs[0]?.shape;
  return boxes.some((box) =>
    box.some((cells, i) => {
      const length = shape?.[axes[i] ?? 0];
      return typeof length === 'number' && [...cells].some((cell) => length <= cell);
    }),
  );
}

function seenJson(document: Document, seen: SeenLayer): JsonSeen {
  const { call, padding } = seen;
  const name = call.target ?? call.layer?.state.name ?? call.api;
  const axes = spanOf(seen).map((cells, i) => ({ cells, padding: [...(padding[i] ?? [])].sort((a, b) => a - b) }));
  const line = call.place.file === document.file ? document.lines.line(call.place.start) : null;
  return call.inputs.length === 0 ? { input: name, line, axes } : { layer: name, line, axes };
}
