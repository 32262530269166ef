/** `tensor-loupe shapes`: every fact. */
import { fileReport, type FileReport, type JsonFact } from '../core/ide/report';
import type { Arguments } from './arguments';
import { documents } from './read';
import { REPORT_HEAD } from './tool';

export function shapes(args: Arguments): number {
  const files: FileReport[] = [];
  for (const document of documents(args)) {
    const report = fileReport(document);
    if (args.format === 'json') files.push(report);
    else for (const fact of report.facts) process.stdout.write(`${report.path}:${factLine(fact)}\n`);
  }
  if (args.format === 'json') process.stdout.write(`${JSON.stringify({ ...REPORT_HEAD, files }, null, 1)}\n`);
  return 0;
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
