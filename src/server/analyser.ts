/** Keeps one analysis per open document, made anew when its text, its settings or an imported file changes. */
import { analyseDocument, type Document } from '../core/ide/document';
import type { CellProgram } from '../core/syntax/notebook';
import type { Settings } from '../protocol/requests';
import type { Project } from './project-reader';

/** What an analysis is made of: a file's text, or the cells of a notebook. */
export interface Content {
  readonly uri: string;
  readonly text: string;
  readonly cells?: CellProgram;
}

export interface Analyser {
  /** The analysis of the present text. */
  of(content: Content): Document;
  /** Everything is computed anew at the next look. */
  invalidate(): void;
  forget(uri: string): void;
}

interface Entry {
  readonly text: string;
  readonly generation: number;
  readonly document: Document;
  /** The last text that parsed without errors. */
  readonly goodText: string | undefined;
}

export function makeAnalyser(project: Project, settings: () => Settings): Analyser {
  const entries = new Map<string, Entry>();
  let generation = 0;
  return {
    of(content) {
      const known = entries.get(content.uri);
      if (known?.text === content.text && known.generation === generation) return known.document;
      const made = analyse(content, { project, settings: settings(), goodText: known?.goodText });
      const goodText = made.syntaxProblems.length === 0 ? made.text : known?.goodText;
      entries.set(content.uri, { text: content.text, generation, document: made, goodText });
      return made;
    },
    invalidate: () => {
      generation++;
    },
    forget: (uri) => {
      entries.delete(uri);
    },
  };
}

interface With {
  readonly project: Project;
  readonly settings: Settings;
  readonly goodText: string | undefined;
}

function analyse({ uri, text, cells }: Content, { project, settings, goodText }: With): Document {
  const end = performance.now() + settings.budget.milliseconds;
  return analyseDocument(
    {
      file: uri,
      text,
      language: cells ? 'notebook' : 'python',
      ...(cells ? { cells } : {}),
      ...(goodText === undefined ? {} : { memory: { text: goodText } }),
    },
    project.reader,
    { ...settings.budget, isOutOfTime: () => end < performance.now() },
  );
}
