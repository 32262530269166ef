/** Keeps one analysis per open document, made anew when its text, its settings or an imported file changes. */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { analyseDocument, type Document } from '../core/ide/document';
import type { Settings } from '../protocol/requests';
import type { Project } from './project-reader';

export interface Analyser {
  /** The analysis of the document's present text. */
  of(document: TextDocument): Document;
  /** Everything is computed anew at the next look. */
  invalidate(): void;
  forget(uri: string): void;
}

interface Entry {
  readonly version: number;
  readonly generation: number;
  readonly document: Document;
  /** The last text that parsed without errors. */
  readonly goodText: string | undefined;
}

/** The last resort against programs that the step budget does not tame, in milliseconds. */
const MOST_MILLISECONDS = 2000;

export function makeAnalyser(project: Project, settings: () => Settings): Analyser {
  const entries = new Map<string, Entry>();
  let generation = 0;
  return {
    of(document) {
      const known = entries.get(document.uri);
      if (known?.version === document.version && known.generation === generation) return known.document;
      const made = analyse(document, { project, settings: settings(), goodText: known?.goodText });
      const goodText = made.syntaxProblems.length === 0 ? made.text : known?.goodText;
      entries.set(document.uri, { version: document.version, generation, document: made, goodText });
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

function analyse(document: TextDocument, { project, settings, goodText }: With): Document {
  const end = performance.now() + MOST_MILLISECONDS;
  return analyseDocument(
    {
      file: document.uri,
      text: document.getText(),
      language: 'python',
      ...(goodText === undefined ? {} : { memory: { text: goodText } }),
    },
    project.reader,
    { ...settings.budget, isOutOfTime: () => end < performance.now() },
  );
}
