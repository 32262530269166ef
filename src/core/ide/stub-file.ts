/** Stubs of the users' own: Python files that say what a library does which is not part of the project. See core/library/README.md. */
import { lineIndex } from '../base/line-index';
import { message } from '../base/message';
import { canonical } from '../interp/canonical';
import type { Source } from '../interp/machine';
import { LIBRARY } from '../interp/report';
import { parsePython } from '../syntax/python/parse';
import type { SyntaxProblem } from '../syntax/tree';

export interface StubFile {
  /** The canonical path of the module that it answers to. */
  readonly module: string;
  readonly source: Source;
  /** What keeps it from being used. */
  readonly problem: SyntaxProblem | undefined;
}

/** Where stubs stand in a workspace. */
export const STUB_FOLDER = '.tensorloupe/stubs';

/** `path` is that of the file inside its folder of stubs: `mylib.py`, `mylib/layers.py`, `mylib.layers.py`. */
export function readStub(file: string, path: string, text: string): StubFile {
  const { module, problems } = parsePython(text);
  return {
    module: canonical(moduleOf(path)),
    source: { file: LIBRARY + file, text, module, lines: lineIndex(text) },
    problem: problems[0],
  };
}

function moduleOf(path: string): string {
  return path
    .replace(/\.py$/, '')
    .replace(/\/__init__$/, '')
    .replaceAll('/', '.');
}

/** The stubs that can be used; of two for one module the first wins. */
export function usableStubs(files: readonly StubFile[]): ReadonlyMap<string, Source> {
  const usable = files.filter(({ problem }) => !problem);
  return new Map(usable.reverse().map(({ module, source }) => [module, source]));
}

/** What is wrong, what follows from it, and the way out. */
export function stubProblem({ module }: StubFile): string {
  return message('this is not Python that can be read: the stub of {module} is not used until the line is mended', {
    module,
  });
}
