/**
 * Reads the project's other modules. The analysis asks synchronously, files come asynchronously (also from virtual
 * workspaces): what is not here yet is noted as wanted, fetched from the client, and the analysis runs again.
 */
import { lineIndex } from '../core/base/line-index';
import type { ModuleReader, Source } from '../core/interp/machine';
import type { ListedFile } from '../protocol/requests';
import { parsePython } from '../core/syntax/python/parse';

export interface Project {
  /** A reader that knows what has been fetched so far. */
  readonly reader: ModuleReader;
  /** Fetches what was asked for and not there; true when something came. */
  fetchWanted(): Promise<boolean>;
  /** An open editor's text goes before what is on disk; undefined when it is closed. */
  setOpen(uri: string, text: string | undefined): void;
  /** The file on disk has changed. */
  forget(uri: string): void;
  setRoots(uris: readonly string[]): void;
}

/** Where files are read: by the client, whose file systems may be anywhere, or on disk. `null`: there is no such file. */
export interface ProjectFiles {
  readonly read: (uri: string) => Promise<string | null>;
  /** Python files at or below a place. */
  readonly list: (uri: string) => Promise<readonly ListedFile[] | null>;
}

type Fetch = ProjectFiles['read'];

interface Known {
  readonly sources: Map<string, Source | null>;
  /** Parsed when another file asks for it: most changes are of files that nobody imports. */
  readonly open: Map<string, () => Source>;
  readonly wanted: Set<string>;
  roots: readonly string[];
}

export function openProject(fetch: Fetch, stubs: NonNullable<ModuleReader['stubs']>): Project {
  const known: Known = { sources: new Map(), open: new Map(), wanted: new Set(), roots: [] };
  return {
    reader: { read: (module, level, file) => find(known, candidates(known, { module, level, file })), stubs },
    fetchWanted: () => fetchAll(known, fetch),
    setOpen: (uri, text) => {
      if (text === undefined) known.open.delete(uri);
      else
        known.open.set(
          uri,
          once(() => parse(uri, text)),
        );
    },
    forget: (uri) => {
      known.sources.delete(uri);
    },
    setRoots: (uris) => {
      known.roots = uris;
    },
  };
}

function once(make: () => Source): () => Source {
  let made: Source | undefined;
  return () => (made ??= make());
}

/** Where Python would look: beside the importing file, in its parent folders up to the workspace's root. */
function candidates(
  known: Known,
  { module, level, file }: { module: string; level: number; file: string },
): readonly string[] {
  const path = module === '' ? '' : `/${module.replaceAll('.', '/')}`;
  return foldersFor(known, file, level).flatMap((folder) =>
    path === '' ? [`${folder}/__init__.py`] : [`${folder}${path}.py`, `${folder}${path}/__init__.py`],
  );
}

function foldersFor(known: Known, file: string, level: number): readonly string[] {
  const own = parentOf(file);
  if (0 < level) return [Array.from({ length: level - 1 }).reduce<string>((folder) => parentOf(folder), own)];
  const root = known.roots.find((each) => own.startsWith(each)) ?? own;
  const folders = [own];
  for (let at = own; at !== root && root.length < at.length; ) folders.push((at = parentOf(at)));
  return folders;
}

function parentOf(uri: string): string {
  return uri.slice(0, Math.max(0, uri.lastIndexOf('/')));
}

function find(known: Known, uris: readonly string[]): Source | undefined {
  for (const uri of uris) {
    const source = known.open.get(uri)?.() ?? known.sources.get(uri);
    if (source) return source;
    if (source === undefined) known.wanted.add(uri);
  }
  return undefined;
}

async function fetchAll(known: Known, fetch: Fetch): Promise<boolean> {
  const wanted = [...known.wanted].filter((uri) => !known.sources.has(uri));
  known.wanted.clear();
  const texts = await Promise.all(wanted.map((uri) => fetch(uri)));
  wanted.forEach((uri, i) => {
    const text = texts[i];
    known.sources.set(uri, typeof text === 'string' ? parse(uri, text) : null);
  });
  return texts.some((text) => typeof text === 'string');
}

function parse(uri: string, text: string): Source {
  return { file: uri, text, module: parsePython(text).module, lines: lineIndex(text) };
}
