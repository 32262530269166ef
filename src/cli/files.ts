/** Paths, folders and patterns → the files to read. */
import { type Dirent, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { ArgumentError } from './arguments';

const ENDINGS = /\.(py|ipynb|js|mjs|ts|tsx|jsx)$/;
/** Folders that hold other people's code. */
const SKIPPED: ReadonlySet<string> = new Set([
  'node_modules',
  '.git',
  '__pycache__',
  '.venv',
  'venv',
  '.tox',
  '.mypy_cache',
  '.tensorloupe',
]);

export function filesOf(paths: readonly string[]): readonly string[] {
  const all = (paths.length === 0 ? ['.'] : paths).flatMap(expand);
  return [...new Set(all.map((path) => path.replaceAll('\\', '/')))];
}

function expand(path: string): readonly string[] {
  if (path === '-') return ['-'];
  if (!existsSync(path)) return matches(path);
  return statSync(path).isDirectory() ? walk(path, rulesAbove(path)) : [path];
}

function matches(pattern: string): readonly string[] {
  // Patterns are those of .gitignore, matched against every file below the working directory.
  const matcher = ignore().add(pattern);
  const found = /[*?[{]/.test(pattern) ? walk('.', []).filter((path) => matcher.ignores(path)) : [];
  if (found.length === 0) throw new ArgumentError(`there is no file ${pattern}`);
  return found;
}

/** A `.gitignore` and the folder that its patterns start from. */
interface Rules {
  readonly folder: string;
  readonly matcher: Ignore;
}

function walk(folder: string, outer: readonly Rules[]): readonly string[] {
  const rules = [...outer, ...rulesIn(folder)];
  const entries = entriesOf(folder).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const path = folder === '.' ? entry.name : join(folder, entry.name);
    if (isIgnored(path, entry.isDirectory(), rules)) return [];
    if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : walk(path, rules);
    return entry.isFile() && ENDINGS.test(entry.name) ? [path] : [];
  });
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (it) {
    throw new ArgumentError(`${folder} cannot be read: ${it instanceof Error ? it.message : String(it)}`);
  }
}

function isIgnored(path: string, isFolder: boolean, rules: readonly Rules[]): boolean {
  return rules.some(({ folder, matcher }) => {
    const inner = relative(folder, path).replaceAll('\\', '/');
    return inner !== '' && !inner.startsWith('..') && matcher.ignores(isFolder ? `${inner}/` : inner);
  });
}

function rulesIn(folder: string): readonly Rules[] {
  const file = join(folder, '.gitignore');
  return existsSync(file) ? [{ folder, matcher: ignore().add(readFileSync(file, 'utf8')) }] : [];
}

/** The rules of the folders above, up to the repository's own. */
function rulesAbove(folder: string): readonly Rules[] {
  const parent = dirname(resolve(folder));
  const found: Rules[] = [];
  for (let at = parent; at !== dirname(at); at = dirname(at)) {
    found.unshift(...rulesIn(at));
    if (existsSync(join(at, '.git')))
      return found.map((each) => ({ ...each, folder: relative(process.cwd(), each.folder) || '.' }));
  }
  return [];
}
