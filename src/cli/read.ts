/** Reads and analyses the files of one run. */
import { readFileSync } from 'node:fs';
import { analyseDocument, type Document, type DocumentInput, type Language } from '../core/ide/document';
import { DEFAULT_LIMITS } from '../core/interp/limits';
import { joinCells } from '../core/syntax/notebook';
import { readNotebook } from '../core/syntax/notebook-json';
import { ArgumentError, type Arguments } from './arguments';
import { diskReader } from './disk-reader';
import { filesOf } from './files';
import { stubFinder } from './stubs';

const LANGUAGES: Readonly<Record<string, Language>> = {
  py: 'python',
  ipynb: 'notebook',
  js: 'javascript',
  mjs: 'javascript',
  jsx: 'javascript',
  ts: 'typescript',
  tsx: 'typescript',
};

/** The documents one after the other, so that only one is held at a time. */
export function* documents(args: Arguments): Generator<Document> {
  const reader = { ...diskReader(), stubs: stubFinder(args.stubs) };
  const chosen = { ...DEFAULT_LIMITS, ...(args.steps === undefined ? {} : { steps: args.steps }) };
  for (const path of filesOf(args.paths)) {
    const file = path === '-' ? (args.stdinFilename ?? 'stdin.py') : path;
    const language = LANGUAGES[file.slice(file.lastIndexOf('.') + 1)] ?? 'python';
    const read = language === 'notebook' ? notebook(file, textOf(path)) : source(file, language, path);
    const parsed = language === 'python' ? reader.parsed(path, read.text) : undefined;
    // Who chooses the steps has the time for them.
    const limits = args.steps === undefined ? { ...chosen, isOutOfTime: stopwatch() } : chosen;
    yield analyseDocument({ file, language, ...read, ...(parsed && { parsed }) }, reader, limits);
  }
}

/** The last resort against programs that the step budget does not tame. It counts this process's own work, so that other programs do not matter. */
function stopwatch(): () => boolean {
  const start = process.cpuUsage();
  const begun = performance.now();
  // Asking for the work is slow; the time that went by tells that there is no need to ask.
  return () => MOST_MILLISECONDS / 4 < performance.now() - begun && isMore(process.cpuUsage(start).user);
}

const isMore = (microseconds: number): boolean => 1000 * MOST_MILLISECONDS < microseconds;
const MOST_MILLISECONDS = 4000;

type Read = Pick<DocumentInput, 'text' | 'cells'>;

function source(file: string, language: Language, path: string): Read {
  return language === 'python' ? { text: textOf(path) } : notAnalysed(file, language);
}

function notebook(file: string, json: string): Read {
  const read = readNotebook(json);
  if (!read.ok) throw new ArgumentError(`${file} is not a notebook: ${read.problem}`);
  if (!/^i?python/.test(read.language)) return notAnalysed(file, read.language);
  const cells = joinCells(read.cells);
  return { text: cells.text, cells };
}

function notAnalysed(file: string, language: string): Read {
  process.stderr.write(`tensor-loupe: ${file}: ${language} is not analysed yet\n`);
  return { text: '' };
}

function textOf(path: string): string {
  try {
    return readFileSync(path === '-' ? 0 : path, 'utf8');
  } catch (it) {
    throw new ArgumentError(`${path} cannot be read: ${it instanceof Error ? it.message : String(it)}`);
  }
}
