/** Stubs of the users' own: those of the command line, and those of the nearest folder upwards that has some. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import type { Source } from '../core/interp/machine';
import { readStub, STUB_FOLDER, type StubFile, stubProblem, usableStubs } from '../core/ide/stub-file';
import { ArgumentError } from './arguments';

type Stubs = ReadonlyMap<string, Source>;

/** The stubs that hold for a file. */
export function stubFinder(paths: readonly string[]): (file: string) => Stubs {
  const given = paths.flatMap((path) => givenStubs(path));
  const known = new Map<string, Stubs>();
  return (file) => {
    const folder = nearest(dirname(resolve(file))) ?? '';
    const stubs = known.get(folder) ?? usableStubs([...given, ...(folder === '' ? [] : foundStubs(folder))]);
    known.set(folder, stubs);
    return stubs;
  };
}

function nearest(folder: string): string | undefined {
  const stubs = join(folder, STUB_FOLDER);
  if (existsSync(stubs)) return stubs;
  const parent = dirname(folder);
  return parent === folder ? undefined : nearest(parent);
}

/** What the user asked for by name has to be there. */
function givenStubs(path: string): readonly StubFile[] {
  try {
    return stubsIn(path);
  } catch (it) {
    throw new ArgumentError(`--stubs ${path} cannot be read: ${why(it)}`);
  }
}

function foundStubs(folder: string): readonly StubFile[] {
  try {
    return stubsIn(folder);
  } catch (it) {
    warn(`the stubs in ${shown(folder)} are not used, since they cannot be read: ${why(it)}`);
    return [];
  }
}

function stubsIn(path: string): readonly StubFile[] {
  if (!statSync(path).isDirectory()) return [stubAt(path, basename(path))];
  const names = readdirSync(path, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.py'));
  return names.sort().map((name) => stubAt(join(path, name), name));
}

function stubAt(path: string, name: string): StubFile {
  const stub = readStub(resolve(path), name.replaceAll('\\', '/'), readFileSync(path, 'utf8'));
  if (stub.problem) {
    const { line, column } = stub.source.lines.position(stub.problem.start);
    warn(`${shown(path)}:${String(line)}:${String(column)}: ${stubProblem(stub)}`);
  }
  return stub;
}

function warn(text: string): void {
  process.stderr.write(`tensor-loupe: ${text}\n`);
}

function shown(path: string): string {
  const inner = relative(process.cwd(), path);
  return inner.startsWith('..') ? path : inner.replaceAll('\\', '/');
}

function why(it: unknown): string {
  return it instanceof Error ? it.message : String(it);
}
