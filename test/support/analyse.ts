import { analyseDocument, type Document } from '../../src/core/ide/document';
import { readStub, usableStubs } from '../../src/core/ide/stub-file';
import type { Limits } from '../../src/core/interp/limits';
import type { ModuleReader, Source } from '../../src/core/interp/machine';
import { parsePython } from '../../src/core/syntax/python/parse';
import { lineIndex } from '../../src/core/base/line-index';

interface Options {
  readonly limits?: Limits;
  /** Library stubs of the user's own by their paths. */
  readonly stubs?: Readonly<Record<string, string>>;
}

/** The analysis of a program text, with other modules of its project by their paths, or by their dotted names. */
export function analysed(
  text: string,
  modules: Readonly<Record<string, string>> = {},
  { limits, stubs = {} }: Options = {},
): Document {
  return analyseDocument({ file: 'program.py', text, language: 'python' }, readerOf(modules, stubs), limits);
}

function readerOf(modules: Readonly<Record<string, string>>, stubs: Readonly<Record<string, string>>): ModuleReader {
  const own = usableStubs(Object.entries(stubs).map(([path, text]) => readStub(path, path, text)));
  return {
    stubs: () => own,
    read(module, level, file) {
      const folder = file.split('/').slice(0, -1);
      const base = level === 0 ? [] : folder.slice(0, folder.length - level + 1);
      const path = [...base, ...(module === '' ? [] : module.split('.'))].join('/');
      const found = [`${path}.py`, path === '' ? '__init__.py' : `${path}/__init__.py`, path.replaceAll('/', '.')].find(
        (name) => modules[name] !== undefined,
      );
      return found === undefined ? undefined : sourceOf(found, modules[found] ?? '');
    },
  };
}

function sourceOf(name: string, text: string): Source {
  const file = name.endsWith('.py') ? name : `${name.replaceAll('.', '/')}.py`;
  return { file, text, module: parsePython(text).module, lines: lineIndex(text) };
}
