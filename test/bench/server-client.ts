import { spawn } from 'node:child_process';
import {
  ConfigurationRequest,
  createProtocolConnection,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  InitializedNotification,
  type InlayHint,
  InlayHintRequest,
  PublishDiagnosticsNotification,
  RegistrationRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { SERVER_FLAGS } from '../../src/extension/server-flags';

const uri = 'file:///bench/model.py';

export interface Client {
  /** Sends the whole new text and resolves when diagnostics and hints for it are there. */
  readonly change: (text: string) => Promise<readonly InlayHint[]>;
  readonly stop: () => void;
}

/** Talks to the built server as an editor does. */
export async function connect(text: string): Promise<Client> {
  const child = spawn(process.execPath, [...SERVER_FLAGS, 'dist/server.js', '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  let onDiagnostics: (() => void) | undefined;
  connection.onNotification(PublishDiagnosticsNotification.type, () => onDiagnostics?.());
  // A server may ask for settings and register for changes; this editor has none and takes any.
  connection.onRequest(ConfigurationRequest.type, ({ items }) => items.map(() => null));
  connection.onRequest(RegistrationRequest.type, () => undefined);
  connection.listen();
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities: { textDocument: { publishDiagnostics: { versionSupport: true }, inlayHint: {} } },
  });
  await connection.sendNotification(InitializedNotification.type, {});

  let version = 1;
  const settled = () => Promise.all([nextDiagnostics(), hints()]).then(([, found]) => found);
  const nextDiagnostics = () => new Promise<void>((resolve) => (onDiagnostics = resolve));
  const hints = async () =>
    (await connection.sendRequest(InlayHintRequest.type, {
      textDocument: { uri },
      range: { start: { line: 0, character: 0 }, end: { line: 100_000, character: 0 } },
    })) ?? [];

  const opened = settled();
  await connection.sendNotification(DidOpenTextDocumentNotification.type, {
    textDocument: { uri, languageId: 'python', version, text },
  });
  await opened;
  return {
    change: (next) => {
      version += 1;
      void connection.sendNotification(DidChangeTextDocumentNotification.type, {
        textDocument: { uri, version },
        contentChanges: [{ text: next }],
      });
      return settled();
    },
    stop: () => {
      connection.dispose();
      child.kill();
    },
  };
}
