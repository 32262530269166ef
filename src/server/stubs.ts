/** The users' own library stubs: those of the workspace's roots and of the settings, kept up to date with the editor. */
import { readStub, STUB_FOLDER, type StubFile, usableStubs } from '../core/ide/stub-file';
import type { Source } from '../core/interp/machine';
import type { ListedFile } from '../protocol/requests';
import type { ProjectFiles } from './project-reader';

export interface Stubs {
  /** What holds for a file, by canonical module path. */
  of(file: string): ReadonlyMap<string, Source>;
  /** The stub that stands at a place. */
  at(uri: string): StubFile | undefined;
  all(): ReadonlyMap<string, StubFile>;
  /** Whether a change there can change the stubs. */
  concerns(uri: string): boolean;
  /** What an open editor holds goes before what is on disk; true when it is a stub. */
  setOpen(uri: string, text: string): boolean;
  /** Reads everything anew; returns the paths of the settings that cannot be read. */
  load(roots: readonly string[], paths: readonly string[]): Promise<readonly string[]>;
}

/** Of one folder, or of one file that the settings name. */
interface Group {
  /** The workspace root for which it holds; all files when there is none. */
  readonly root: string | undefined;
  readonly uri: string;
  /** The setting that asks for it. */
  readonly setting: string | undefined;
  readonly files: readonly ListedFile[] | null;
}

export function openStubs(files: ProjectFiles): Stubs {
  let groups: readonly Group[] = [];
  const known = new Map<string, StubFile>();
  const made = new Map<string, ReadonlyMap<string, Source>>();
  const listed = (): readonly ListedFile[] => groups.flatMap((group) => group.files ?? []);
  return {
    of: (file) => {
      const holding = groups.filter(({ root }) => root === undefined || file.startsWith(`${root}/`));
      const key = holding.map(({ uri }) => uri).join('\n');
      const stubs = made.get(key) ?? usableStubs(holding.flatMap((group) => stubsOf(group, known)));
      made.set(key, stubs);
      return stubs;
    },
    at: (uri) => known.get(uri),
    all: () => known,
    concerns: (uri) => uri.includes(`/${STUB_FOLDER}/`) || groups.some((group) => uri.startsWith(group.uri)),
    setOpen: (uri, text) => {
      const file = listed().find((each) => each.uri === uri);
      if (file) known.set(uri, readStub(uri, file.path, text));
      made.clear();
      return file !== undefined;
    },
    load: async (roots, paths) => {
      groups = await Promise.all(
        places(roots, paths).map(async (place) => ({ ...place, files: await files.list(place.uri) })),
      );
      const read = await Promise.all(listed().map(async (file) => ({ ...file, text: await files.read(file.uri) })));
      known.clear();
      made.clear();
      for (const { uri, path, text } of read) if (text !== null) known.set(uri, readStub(uri, path, text));
      return unreadable(groups);
    },
  };
}

function stubsOf({ files }: Group, known: ReadonlyMap<string, StubFile>): readonly StubFile[] {
  return (files ?? []).flatMap(({ uri }) => known.get(uri) ?? []);
}

/** Settings go first: of two stubs for one module the first wins. */
function places(roots: readonly string[], paths: readonly string[]): readonly Omit<Group, 'files'>[] {
  return [
    ...paths.flatMap((path) => placesOf(path, roots)),
    ...roots.map((root) => ({ root, uri: `${root}/${STUB_FOLDER}`, setting: undefined })),
  ];
}

/** A path of the settings: a URI, absolute, or relative to each root. */
function placesOf(path: string, roots: readonly string[]): readonly Omit<Group, 'files'>[] {
  if (/^[a-z][\w+.-]+:\/\//i.test(path)) return [{ root: undefined, uri: path, setting: path }];
  const encoded = path.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');
  if (/^(\/|[a-z]:)/i.test(path)) {
    const origin = /^[^:]+:\/\/[^/]*/.exec(roots[0] ?? '')?.[0] ?? 'file://';
    return [{ root: undefined, uri: `${origin}${encoded.startsWith('/') ? '' : '/'}${encoded}`, setting: path }];
  }
  return roots.map((root) => ({ root, uri: `${root}/${encoded}`, setting: path }));
}

/** A path that is there below one of the roots is fine. */
function unreadable(groups: readonly Group[]): readonly string[] {
  const found = new Set(groups.filter(({ files }) => files).map(({ setting }) => setting));
  return [...new Set(groups.flatMap(({ setting }) => setting ?? []))].filter((setting) => !found.has(setting));
}
