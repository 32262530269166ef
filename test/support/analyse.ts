import { analyseDocument, type Document } from '../../src/core/ide/document';
import type { Limits, ModuleReader } from '../../src/core/interp/machine';
import { parsePython } from '../../src/core/syntax/python/parse';
import { lineIndex } from '../../src/core/base/line-index';

/** The analysis of a program text, with other modules of its project by name. */
export function analysed(text: string, modules: Readonly<Record<string, string>> = {}, limits?: Limits): Document {
  return analyseDocument({ file: 'program.py', text, language: 'python' }, readerOf(modules), limits);
}

function readerOf(modules: Readonly<Record<string, string>>): ModuleReader {
  return {
    read(module) {
      const text = modules[module];
      if (text === undefined) return undefined;
      return {
        file: `${module.replaceAll('.', '/')}.py`,
        text,
        module: parsePython(text).module,
        lines: lineIndex(text),
      };
    },
  };
}
