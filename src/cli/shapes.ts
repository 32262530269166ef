/** `tensor-loupe shapes`: every fact. */
import type { Document } from '../core/ide/document';
import { fileReport, type FileReport, type JsonFact } from '../core/ide/report';
import { type JsonSeen, traceReport } from '../core/ide/trace-report';
import { ArgumentError, type Arguments, type Trace } from './arguments';
import { documents } from './read';
import { REPORT_HEAD } from './tool';

interface TracedReport extends FileReport {
  readonly trace?: readonly JsonSeen[];
}

export function shapes(args: Arguments): number {
  const files: TracedReport[] = [];
  for (const document of documents(args)) {
    const report = fileReport(document);
    const trace = args.trace && traced(document, args.trace);
    if (args.format === 'json') files.push(trace ? { ...report, trace } : report);
    else if (trace) for (const seen of trace) process.stdout.write(`${report.path}:${seenLine(seen)}\n`);
    else for (const fact of report.facts) process.stdout.write(`${report.path}:${factLine(fact)}\n`);
  }
  if (args.format === 'json') process.stdout.write(`${JSON.stringify({ ...REPORT_HEAD, files }, null, 1)}\n`);
  return 0;
}

function traced(document: Document, request: Trace): readonly JsonSeen[] {
  const result = traceReport(document, request);
  if (result.ok) return result.layers;
  const at = `${document.file}:${String(request.line)}`;
  switch (result.why) {
    case 'no-call':
      throw new ArgumentError(`there is no call that yields a tensor at ${at}`);
    case 'outside':
      throw new ArgumentError(`the output of the call at ${at} has no unit ${request.unit.join(',')}`);
    default:
      throw new ArgumentError(`what a unit of the call at ${at} sees is not known in numbers`);
  }
}

/** `4: x1 sees 0…2 padding -1 × 14…17` */
function seenLine({ input, layer, line, axes }: JsonSeen): string {
  const parts = axes.map(
    ({ cells, padding }) => `${runs(cells)}${padding.length === 0 ? '' : ` padding ${runs(padding)}`}`,
  );
  const cells = parts.length === 0 ? '' : ` sees ${parts.join(' × ')}`;
  return `${line === null ? '' : `${String(line)}:`} ${input ?? layer ?? ''}${cells}`;
}

/** `0…3, 6` */
function runs(cells: readonly number[]): string {
  const groups: [number, number][] = [];
  for (const cell of cells) {
    const last = groups.at(-1);
    if (last && last[1] + 1 === cell) last[1] = cell;
    else groups.push([cell, cell]);
  }
  return groups.length === 0
    ? 'nothing'
    : groups.map(([from, to]) => (from === to ? String(from) : `${String(from)}…${String(to)}`)).join(', ');
}

function factLine(fact: JsonFact): string {
  const { line, column } = fact.range.start;
  const texts = fact.contexts.map((context) =>
    context.outputs ? context.outputs.map(shapeText).join(', ') : `? (${context.unknown?.reason ?? ''})`,
  );
  const name = fact.target === null ? fact.api : `${fact.target} = ${fact.api}`;
  const cell = fact.cell === undefined ? '' : `cell ${String(fact.cell)}:`;
  return `${cell}${String(line)}:${String(column)}: ${name} → ${[...new Set(texts)].join(' | ')}`;
}

function shapeText(shape: readonly (number | string | null)[] | null): string {
  if (!shape) return '?';
  const parts = shape.map((dim) => (dim === null ? 'None' : String(dim)));
  return parts.length === 1 ? `(${parts.join('')},)` : `(${parts.join(', ')})`;
}
