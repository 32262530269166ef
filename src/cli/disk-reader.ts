/** The project's other modules, from disk: beside the importing file, in the packages around it, and in the folders up to the working directory. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { lineIndex } from '../core/base/line-index';
import type { ModuleReader, Source } from '../core/interp/machine';
import { parsePython } from '../core/syntax/python/parse';
import type { Parsed } from '../core/syntax/tree';

export interface DiskReader extends ModuleReader {
  /** The tree of a file with this text, if an earlier file imported it. */
  readonly parsed: (path: string, text: string) => Parsed | undefined;
}

interface Loaded {
  readonly source: Source;
  readonly parsed: Parsed;
}

export function diskReader(): DiskReader {
  const files = new Map<string, Loaded | undefined>();
  return {
    read(module, level, file) {
      for (const path of candidates(module, level, file)) {
        if (!files.has(path)) files.set(path, load(path));
        const source = files.get(path)?.source;
        if (source) return source;
      }
      return undefined;
    },
    parsed(path, text) {
      const file = files.get(resolve(path));
      return file?.source.text === text ? file.parsed : undefined;
    },
  };
}

function load(path: string): Loaded | undefined {
  const text = textOf(path);
  if (text === undefined) return undefined;
  const parsed = parsePython(text);
  return { source: { file: path, text, module: parsed.module, lines: lineIndex(text) }, parsed };
}

/** An import that cannot be read is as one that is not there: what it would give is unknown. */
function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function candidates(module: string, level: number, file: string): readonly string[] {
  const parts = module === '' ? [] : module.split('.');
  return folders(file, level).flatMap((folder) => {
    const path = join(folder, ...parts);
    return parts.length === 0 ? [join(path, '__init__.py')] : [`${path}.py`, join(path, '__init__.py')];
  });
}

function folders(file: string, level: number): readonly string[] {
  let own = dirname(resolve(file));
  if (0 < level) {
    for (let i = 1; i < level; i++) own = dirname(own);
    return [own];
  }
  const found = [own];
  while (isInside(own)) found.push((own = dirname(own)));
  return found;
}

/** Whether modules of the folder's parent can be meant: in a package, as Python's own rule is, and below the working directory. */
function isInside(folder: string): boolean {
  if (folder === dirname(folder) || existsSync(join(folder, '.git'))) return false;
  return existsSync(join(folder, '__init__.py')) || folder.startsWith(`${process.cwd()}${sep}`);
}
