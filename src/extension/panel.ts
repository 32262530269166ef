/** The webview that animates the kernel: one, beside the editor, kept up to date with the cursor and the text. */
import {
  commands,
  env,
  type ExtensionContext,
  Position,
  Range,
  type TextEditor,
  Uri,
  ViewColumn,
  type Webview,
  type WebviewPanel,
  window,
  workspace,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { PANEL_REQUEST } from '../protocol/names';
import type { FromPanel, ToPanelBody, UiState } from '../protocol/panel';
import { panelHtml } from '../protocol/panel-html';
import type { PanelAnswer } from '../protocol/requests';

export interface Panels {
  show(uri: string, at: PlainPosition): Promise<void>;
  /** The document has been analysed anew. */
  refresh(uri: string): Promise<void>;
  dispose(): void;
}

interface PlainPosition {
  readonly line: number;
  readonly character: number;
}

/** What the open panel shows. */
interface Open {
  readonly panel: WebviewPanel;
  uri: string;
  at: PlainPosition;
  ui: UiState | undefined;
  seq: number;
  isReady: boolean;
}

const VIEW_TYPE = 'tensorLoupe.kernel';
/** Time after which the panel follows a cursor that has stopped, in milliseconds. */
const FOLLOW_DELAY = 150;

type Ask = (uri: string, position: PlainPosition) => Promise<PanelAnswer | null>;

interface State {
  readonly context: ExtensionContext;
  readonly ask: Ask;
  open: Open | undefined;
  timer: ReturnType<typeof setTimeout> | undefined;
}

export function makePanels(context: ExtensionContext, client: BaseLanguageClient): Panels {
  const ask: Ask = (uri, position) => client.sendRequest(PANEL_REQUEST, { uri, position });
  const state: State = { context, ask, open: undefined, timer: undefined };
  const moves = window.onDidChangeTextEditorSelection(({ textEditor }) => {
    follow(state, textEditor);
  });
  return {
    show: (uri, at) => show(state, uri, at),
    refresh: (uri) => refresh(state, uri),
    dispose: () => {
      clearTimeout(state.timer);
      moves.dispose();
      state.open?.panel.dispose();
    },
  };
}

async function show(state: State, uri: string, at: PlainPosition): Promise<void> {
  const answer = await state.ask(uri, at);
  if (!answer) {
    void window.showInformationMessage('Tensor Loupe: there is no layer with a known shape at the cursor');
    return;
  }
  state.open ??= create(state);
  state.open.uri = uri;
  state.open.at = at;
  state.open.panel.reveal(undefined, true);
  if (state.open.isReady) send(state.open, { type: 'init', model: answer.model, layerId: answer.layerId });
}

async function refresh({ open, ask }: State, uri: string): Promise<void> {
  if (open?.uri !== uri || !open.isReady) return;
  const answer = await ask(uri, open.at);
  if (answer) send(open, { type: 'model', model: answer.model, keep: true });
}

function follow(state: State, { document, selection }: TextEditor): void {
  clearTimeout(state.timer);
  const { open, ask } = state;
  if (open?.uri !== document.uri.toString() || open.ui?.follows === false) return;
  state.timer = setTimeout(() => void focus(open, selection.active, ask), FOLLOW_DELAY);
}

async function focus(open: Open, { line, character }: Position, ask: Ask): Promise<void> {
  const answer = await ask(open.uri, { line, character });
  if (!answer || !open.isReady) return;
  open.at = { line, character };
  send(open, { type: 'model', model: answer.model, keep: true });
  send(open, { type: 'focusLayer', layerId: answer.layerId });
}

function create(state: State): Open {
  const root = Uri.joinPath(state.context.extensionUri, 'dist', 'webview');
  const panel = window.createWebviewPanel(
    VIEW_TYPE,
    'Tensor Loupe',
    { viewColumn: ViewColumn.Beside, preserveFocus: true },
    { enableScripts: true, localResourceRoots: [root] },
  );
  const open: Open = { panel, uri: '', at: { line: 0, character: 0 }, ui: undefined, seq: 0, isReady: false };
  panel.webview.onDidReceiveMessage((message: FromPanel) => void receive(open, message, state.ask));
  panel.onDidDispose(() => (state.open = undefined));
  panel.webview.html = pageOf(panel.webview, root);
  return open;
}

function pageOf(webview: Webview, root: Uri): string {
  return panelHtml({
    nonce: nonce(),
    cspSource: webview.cspSource,
    scriptUri: webview.asWebviewUri(Uri.joinPath(root, 'main.js')).toString(),
    styleUri: webview.asWebviewUri(Uri.joinPath(root, 'style.css')).toString(),
    strings: {},
  });
}

function nonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function send(open: Open, body: ToPanelBody): void {
  open.seq++;
  void open.panel.webview.postMessage({ ...body, v: 1, seq: open.seq });
}

async function receive(open: Open, message: FromPanel, ask: Ask): Promise<void> {
  switch (message.type) {
    case 'ready': {
      open.isReady = true;
      const answer = await ask(open.uri, open.at);
      if (answer)
        send(open, { type: 'init', model: answer.model, layerId: answer.layerId, ...(open.ui ? { ui: open.ui } : {}) });
      return;
    }
    case 'state':
      open.ui = message.ui;
      return;
    case 'reveal':
      return reveal(message.uri, message.line);
    case 'copy':
      await env.clipboard.writeText(message.payload);
      return;
    case 'log':
      await commands.executeCommand('setContext', 'tensorLoupe.panelLog', message.msg);
      return;
    default:
      return;
  }
}

async function reveal(uri: string, line: number): Promise<void> {
  const document = await workspace.openTextDocument(Uri.parse(uri));
  const at = new Position(Math.max(0, line - 1), 0);
  await window.showTextDocument(document, { viewColumn: ViewColumn.One, selection: new Range(at, at) });
}
