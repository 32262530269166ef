/** The report of `shapes --format json` and `check --format json`; its format is fixed. */
import type { Position } from '../base/line-index';
import type { Place, Range } from '../base/range';
import { dimToJson, shapeToJson } from '../dims/format';
import type { Call } from '../graph/call';
import { type Coverage, coverageOf, isKnown } from '../facts/coverage';
import { modelsOf, type ModelSummary } from '../facts/models';
import { parametersOf } from '../facts/parameters';
import { type Field, receptiveFields, type ReceptiveFields } from '../facts/receptive-field';
import { toJson } from '../facts/rational';
import type { Context, Site } from '../facts/sites';
import { type Diagnostic, diagnosticsOf } from './diagnostics';
import type { Document } from './document';

export type JsonShape = ReturnType<typeof shapeToJson>;
export type JsonDim = ReturnType<typeof dimToJson>;

/** In notebooks the lines count inside the zero-based cell. */
export interface JsonRange {
  readonly start: Position;
  readonly end: Position;
  readonly cell?: number;
}

export interface FileReport {
  readonly path: string;
  readonly language: string;
  readonly facts: readonly JsonFact[];
  readonly models: readonly object[];
  readonly diagnostics: readonly object[];
  readonly coverage: Coverage;
}

export interface JsonFact {
  readonly api: string;
  readonly range: JsonRange;
  readonly constructorRange: JsonRange;
  readonly cell?: number;
  readonly target: string | null;
  readonly contexts: readonly JsonContext[];
}

export interface JsonContext {
  readonly count: number;
  readonly stack: readonly number[];
  readonly inputs: readonly JsonShape[];
  readonly outputs: readonly JsonShape[] | null;
  readonly dtype: string | null;
  readonly params: JsonDim;
  readonly trainableParams: JsonDim;
  readonly macs: JsonDim;
  readonly receptiveField: JsonField | null;
  readonly unknown: { readonly reason: string; readonly range: JsonRange | null } | null;
}

export interface JsonField {
  readonly global: boolean;
  readonly size?: readonly number[];
  readonly stride?: readonly (number | string)[];
  readonly start?: readonly number[];
}

export const SCHEMA_VERSION = 1;

export function fileReport(document: Document): FileReport {
  const fields = receptiveFields();
  const { analysis, sites } = document;
  return {
    path: document.file,
    language: document.language,
    facts: sites.map((site) => factOf(document, site, fields)),
    models: modelsOf(analysis.models, analysis.calls)
      .filter((model) => model.place.file === document.file)
      .map((model) => modelReport(document, model)),
    diagnostics: diagnosticsOf(document).map((diagnostic) => diagnosticReport(document, diagnostic)),
    coverage: coverageOf(sites),
  };
}

function rangeOf({ lines, cells }: Document, range: Range): JsonRange {
  if (!cells) return { start: lines.position(range.start), end: lines.position(range.end) };
  const { cell, ...start } = cells.position(range.start);
  const { line, column } = cells.position(range.end);
  return { start, end: { line, column }, cell };
}

/** Which cell of a notebook; nothing for other files. */
function cellOf({ cells }: Document, range: Range): { readonly cell?: number } {
  return cells ? { cell: cells.position(range.start).cell } : {};
}

function factOf(document: Document, site: Site, fields: ReceptiveFields): JsonFact {
  return {
    api: site.api,
    range: rangeOf(document, site.place),
    constructorRange: rangeOf(
      document,
      site.constructorPlace.file === document.file ? site.constructorPlace : site.place,
    ),
    ...cellOf(document, site.place),
    target: site.target ?? null,
    contexts: site.contexts.map((context) => contextOf(document, context, fields)),
  };
}

function contextOf(document: Document, { call, count }: Context, fields: ReceptiveFields): JsonContext {
  const isLost = !call.outputs.some((output) => isKnown(output.shape));
  const { total, trainable } = parametersOf(call.weights);
  return {
    count,
    stack: stackOf(document, call),
    inputs: call.inputs.map((input) => shapeToJson(input.shape)),
    outputs: isLost ? null : call.outputs.map((output) => (isKnown(output.shape) ? shapeToJson(output.shape) : null)),
    dtype: call.outputs[0]?.dtype ?? null,
    params: isLost ? null : dimToJson(total),
    trainableParams: isLost ? null : dimToJson(trainable),
    macs: dimToJson(call.macs),
    receptiveField: isLost ? null : fieldOf(fields.of(call)),
    unknown: isLost ? unknownOf(document, call) : null,
  };
}

/** Lines of the calls that led here, outermost first, this one last. */
function stackOf(document: Document, call: Call): readonly number[] {
  return [...call.stack, call.place].flatMap((place) =>
    place.file === document.file ? [rangeOf(document, place).start.line] : [],
  );
}

function unknownOf(document: Document, call: Call): JsonContext['unknown'] {
  const reason = call.unknown ?? call.outputs.find((output) => output.reason)?.reason;
  if (!reason) return { reason: 'unknown', range: null };
  const place: Place | undefined = reason.place;
  return { reason: reason.text, range: place?.file === document.file ? rangeOf(document, place) : null };
}

function fieldOf(field: Field): JsonField | null {
  if (field.kind === 'unknown') return null;
  if (field.kind === 'global') return { global: true };
  const axes = [...field.axes].sort(([a], [b]) => a - b).map(([, axis]) => axis);
  if (axes.length === 0) return null;
  return {
    global: false,
    size: axes.map((axis) => axis.size),
    stride: axes.map((axis) => toJson(axis.stride)),
    start: axes.map((axis) => axis.start),
  };
}

function modelReport(document: Document, model: ModelSummary): object {
  return {
    name: model.name ?? null,
    range: rangeOf(document, model.place),
    ...cellOf(document, model.place),
    class: model.className,
    inputs: model.inputs.map(shapeToJson),
    outputs: model.outputs.map(shapeToJson),
    params: dimToJson(model.total),
    trainableParams: dimToJson(model.trainable),
    macs: dimToJson(model.macs),
    layers: model.layers,
  };
}

function diagnosticReport(document: Document, diagnostic: Diagnostic): object {
  return {
    rule: diagnostic.rule,
    severity: diagnostic.severity,
    range: rangeOf(document, diagnostic),
    ...cellOf(document, diagnostic),
    message: diagnostic.message,
    docs: diagnostic.docs,
    related: diagnostic.related.map(({ place, message }) => ({
      ...(place.file === document.file ? {} : { path: place.file }),
      range: rangeOf(document, place),
      message,
    })),
    fixes: diagnostic.fixes.map(({ title, safe, edits }) => ({
      title,
      safe,
      edits: edits.map(({ range, newText }) => ({ range: rangeOf(document, range), newText })),
    })),
  };
}
