/** LSP ⇄ core: answers requests, publishes diagnostics, keeps settings and the project's files up to date. */
import {
  type Connection,
  DidChangeWatchedFilesNotification,
  TextDocuments,
  TextDocumentSyncKind,
  type InitializeParams,
  type InitializeResult,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { diagnosticsOf } from '../core/ide/diagnostics';
import { ANALYSED_NOTIFICATION, LIST_REQUEST, READ_REQUEST } from '../protocol/names';
import type { ListAnswer, ReadAnswer } from '../protocol/requests';
import { type Analyser, type Content, makeAnalyser } from './analyser';
import { missingStubs, stubDiagnostics, toDiagnostic } from './convert';
import { answerRequests } from './features';
import { makeNotebooks, type Notebook, type Notebooks } from './notebooks';
import { openProject, type Project, type ProjectFiles } from './project-reader';
import { DEFAULT_SETTINGS, readSettings } from './settings';
import { openStubs, type Stubs } from './stubs';
import { cellView, fileView, type View } from './view';

export interface Server {
  readonly connection: Connection;
  readonly documents: TextDocuments<TextDocument>;
  readonly notebooks: Notebooks;
  /** Files whose last change waits to be analysed. */
  readonly changed: Set<string>;
  readonly analyser: Analyser;
  /** The analysed document behind an LSP document, with the way between their places. */
  view(uri: string): View | undefined;
  readonly project: Project;
  readonly stubs: Stubs;
  roots: readonly string[];
  settings: typeof DEFAULT_SETTINGS;
  /** The client reads files for us (virtual workspaces); other editors leave that to the server's host. */
  canRead: boolean;
  canConfigure: boolean;
}

/** `files` are read where the client does not read for the server. */
export function serve(connection: Connection, files?: ProjectFiles): void {
  const server = makeServer(connection, files);
  connection.onInitialize((params) => {
    connection.onInitialized(() => void begin(server, params.capabilities.workspace));
    return initialise(server, params);
  });
  connection.onDidChangeConfiguration(() => void configure(server));
  connection.onDidChangeWatchedFiles(({ changes }) => {
    for (const { uri } of changes) server.project.forget(uri);
    refreshAll(server);
    if (changes.some(({ uri }) => server.stubs.concerns(uri))) void loadStubs(server);
  });
  server.documents.onDidChangeContent(({ document }) => {
    changed(server, document);
  });
  server.documents.onDidClose(({ document }) => {
    server.project.setOpen(document.uri, undefined);
    server.analyser.forget(document.uri);
    if (server.stubs.at(document.uri)) void loadStubs(server);
    else clear(connection, document.uri);
  });
  followNotebooks(server);
  answerRequests(server);
  server.documents.listen(connection);
  server.notebooks.listen(connection);
  connection.listen();
}

function makeServer(connection: Connection, files?: ProjectFiles): Server {
  const read = async (uri: string): Promise<string | null> => {
    if (!server.canRead) return files ? files.read(uri) : null;
    const answer: ReadAnswer = await connection.sendRequest(READ_REQUEST, { uri });
    return answer.text;
  };
  const list = async (uri: string): Promise<ListAnswer['files']> => {
    if (!server.canRead) return files ? files.list(uri) : null;
    const answer: ListAnswer = await connection.sendRequest(LIST_REQUEST, { uri });
    return answer.files;
  };
  const stubs = openStubs({ list, read });
  const project = openProject(read, (file) => stubs.of(file));
  const server: Server = {
    connection,
    project,
    stubs,
    roots: [],
    documents: new TextDocuments(TextDocument),
    notebooks: makeNotebooks(),
    changed: new Set(),
    view: (uri) => viewOf(server, uri),
    analyser: makeAnalyser(project, () => server.settings),
    settings: DEFAULT_SETTINGS,
    canRead: false,
    canConfigure: false,
  };
  return server;
}

function viewOf({ documents, notebooks, analyser }: Server, uri: string): View | undefined {
  const open = documents.get(uri);
  if (open) return fileView(analyser.of({ uri, text: open.getText() }));
  const notebook = notebooks.ofCell(uri);
  return notebook && cellView(analyser.of(contentOf(notebook)), uri);
}

function contentOf({ uri, program }: Notebook): Content {
  return { uri, text: program.text, cells: program };
}

function followNotebooks(server: Server): void {
  server.notebooks.onDidChange((notebook) => {
    publishNotebook(server, notebook);
  });
  server.notebooks.onDidClose(({ uri, cellUris }) => {
    server.analyser.forget(uri);
    for (const cell of cellUris) clear(server.connection, cell);
  });
}

function initialise(server: Server, params: InitializeParams): InitializeResult {
  server.canConfigure = params.capabilities.workspace?.configuration ?? false;
  const options: unknown = params.initializationOptions;
  server.canRead = typeof options === 'object' && options !== null && 'canRead' in options;
  server.settings = readSettings(options);
  setRoots(
    server,
    (params.workspaceFolders ?? []).map((folder) => folder.uri),
  );
  return {
    serverInfo: { name: 'tensor-loupe' },
    capabilities: {
      textDocumentSync: TextDocumentSyncKind.Incremental,
      notebookDocumentSync: { notebookSelector: [{ notebook: '*', cells: [{ language: 'python' }] }] },
      hoverProvider: true,
      inlayHintProvider: { resolveProvider: true },
      codeLensProvider: {},
      codeActionProvider: { codeActionKinds: ['quickfix'] },
      documentSymbolProvider: true,
      workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    },
  };
}

function setRoots(server: Server, roots: readonly string[]): void {
  server.roots = roots;
  server.project.setRoots(roots);
}

/** What the client is asked to tell from now on, as far as it can. */
async function begin(server: Server, client: InitializeParams['capabilities']['workspace']): Promise<void> {
  const { connection } = server;
  if (client?.workspaceFolders)
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      const gone = new Set(removed.map(({ uri }) => uri));
      setRoots(server, [...server.roots.filter((uri) => !gone.has(uri)), ...added.map(({ uri }) => uri)]);
      void configure(server);
    });
  // Our own client watches by itself.
  if (!server.canRead && client?.didChangeWatchedFiles?.dynamicRegistration)
    void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern: '**/*.py' }] });
  await configure(server);
}

async function configure(server: Server): Promise<void> {
  if (server.canConfigure)
    server.settings = readSettings(await server.connection.workspace.getConfiguration('tensorLoupe'));
  refreshAll(server);
  await loadStubs(server);
}

/** What cannot be used is said once, where it can be mended: in the stub, or for paths of the settings in the output. */
async function loadStubs(server: Server): Promise<void> {
  const { connection, stubs, settings } = server;
  const before = [...stubs.all()];
  const missing = await stubs.load(server.roots, settings.stubPaths);
  for (const path of missing) connection.console.warn(missingStubs(path));
  for (const document of server.documents.all()) stubs.setOpen(document.uri, document.getText());
  for (const [uri] of before) if (!stubs.at(uri) && !server.documents.get(uri)) clear(connection, uri);
  for (const [uri] of stubs.all()) publishStub(server, uri);
  if (before.length + stubs.all().size > 0) refreshAll(server);
}

/** Of a stub that is not open; an open one gets its own findings too. */
function publishStub(server: Server, uri: string): void {
  const stub = server.stubs.at(uri);
  if (!server.documents.get(uri)) void server.connection.sendDiagnostics({ uri, diagnostics: stubDiagnostics(stub) });
}

function refreshAll(server: Server): void {
  server.analyser.invalidate();
  for (const document of server.documents.all()) publish(server, document);
  for (const notebook of server.notebooks.all()) publishNotebook(server, notebook);
  void server.connection.languages.inlayHint.refresh().catch(() => undefined);
  void server.connection.sendRequest('workspace/codeLens/refresh').catch(() => undefined);
}

/** How long a change waits for the next one of a burst, in milliseconds: all that came meanwhile is analysed once. */
const BURST = 4;

function changed(server: Server, document: TextDocument): void {
  server.project.setOpen(document.uri, document.getText());
  server.stubs.setOpen(document.uri, document.getText());
  if (1 < server.documents.all().length) server.analyser.invalidate();
  server.changed.add(document.uri);
  if (server.changed.size === 1)
    setTimeout(() => {
      publishChanged(server);
    }, BURST);
}

/** The changed files first; files that may import them follow. */
function publishChanged(server: Server): void {
  const [first = [], others = []] = [true, false].map((isChanged) =>
    server.documents.all().filter(({ uri }) => server.changed.has(uri) === isChanged),
  );
  server.changed.clear();
  for (const document of [...first, ...others]) publish(server, document);
}

function publish(server: Server, document: TextDocument): void {
  const view = server.view(document.uri);
  if (!view) return;
  send(server, view, document.version);
  fetchMissing(server);
}

function publishNotebook(server: Server, notebook: Notebook): void {
  for (const uri of notebook.cellUris) {
    const view = server.view(uri);
    if (view) send(server, view, undefined);
  }
  fetchMissing(server);
}

function send(server: Server, view: View, version: number | undefined): void {
  const own = server.settings.diagnostics.enabled
    ? diagnosticsOf(view.document).filter((each) => view.contains(each))
    : [];
  void server.connection.sendDiagnostics({
    uri: view.uri,
    ...(version === undefined ? {} : { version }),
    diagnostics: [...own.map((each) => toDiagnostic(view, each)), ...stubDiagnostics(server.stubs.at(view.uri))],
  });
  void server.connection.sendNotification(ANALYSED_NOTIFICATION, { uri: view.uri });
}

function clear(connection: Connection, uri: string): void {
  void connection.sendDiagnostics({ uri, diagnostics: [] });
}

function fetchMissing(server: Server): void {
  void server.project.fetchWanted().then((came) => {
    if (came) refreshAll(server);
  });
}
