/** `tensor-loupe check`: findings, and an exit code for CI. */
import { fileReport, type FileReport } from '../core/ide/report';
import { diagnosticsOf, type Diagnostic } from '../core/ide/diagnostics';
import { coverageOf } from '../core/facts/coverage';
import type { Document } from '../core/ide/document';
import type { Arguments } from './arguments';
import { documents } from './read';
import { REPORT_HEAD } from './tool';

export function check(args: Arguments): number {
  let errors = 0;
  const files: FileReport[] = [];
  const totals = { files: 0, calls: 0, known: 0, findings: 0 };
  for (const document of documents(args)) {
    const found = diagnosticsOf(document);
    errors += found.filter((each) => each.severity === 'error').length;
    if (args.format === 'json') files.push(fileReport(document));
    else print(document, found);
    const { calls, known } = coverageOf(document.sites);
    totals.files++;
    totals.calls += calls;
    totals.known += known;
    totals.findings += found.length;
  }
  if (args.format === 'json') process.stdout.write(`${JSON.stringify({ ...REPORT_HEAD, files }, null, 1)}\n`);
  else process.stdout.write(summary(totals));
  return errors > 0 ? 1 : 0;
}

function print(document: Document, found: readonly Diagnostic[]): void {
  for (const each of found) {
    process.stdout.write(`${placeOf(document, each.start)}: ${each.severity}: ${each.message} [${each.rule}]\n`);
  }
}

/** `file:line:column`, in notebooks `file:cell N:line:column`. */
function placeOf({ file, lines, cells }: Document, offset: number): string {
  const { line, column } = (cells ?? lines).position(offset);
  const cell = cells ? `cell ${String(cells.position(offset).cell)}:` : '';
  return `${file}:${cell}${String(line)}:${String(column)}`;
}

/** "Clean" is never said of code that was not understood. */
function summary({
  files,
  calls,
  known,
  findings,
}: {
  files: number;
  calls: number;
  known: number;
  findings: number;
}): string {
  return `${counted(findings, 'finding')} in ${counted(files, 'file')}; shapes known for ${String(known)} of ${counted(calls, 'call')}\n`;
}

function counted(count: number, what: string): string {
  return `${String(count)} ${what}${count === 1 ? '' : 's'}`;
}
