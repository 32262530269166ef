/** Reads and analyses the files of one run. */
import { readFileSync } from 'node:fs';
import { analyseDocument, type Document, type Language } from '../core/ide/document';
import { DEFAULT_LIMITS } from '../core/interp/machine';
import { ArgumentError, type Arguments } from './arguments';
import { diskReader } from './disk-reader';
import { filesOf } from './files';

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
  const reader = diskReader();
  const limits = { ...DEFAULT_LIMITS, ...(args.steps === undefined ? {} : { steps: args.steps }) };
  for (const path of filesOf(args.paths)) {
    const file = path === '-' ? (args.stdinFilename ?? 'stdin.py') : path;
    const language = LANGUAGES[file.slice(file.lastIndexOf('.') + 1)] ?? 'python';
    const isRead = language === 'python' || language === 'notebook';
    if (!isRead) process.stderr.write(`tensor-loupe: ${file}: ${language} is not analysed yet\n`);
    yield analyseDocument({ file, text: isRead ? textOf(path) : '', language }, reader, limits);
  }
}

function textOf(path: string): string {
  try {
    return readFileSync(path === '-' ? 0 : path, 'utf8');
  } catch (it) {
    throw new ArgumentError(`${path} cannot be read: ${it instanceof Error ? it.message : String(it)}`);
  }
}
