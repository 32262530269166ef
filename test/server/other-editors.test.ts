import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PassThrough } from 'node:stream';
import { pathToFileURL } from 'node:url';
import {
  createConnection,
  createProtocolConnection,
  type Diagnostic,
  ProposedFeatures,
  PublishDiagnosticsNotification,
  RegistrationRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { diskFiles } from '../../src/server/disk';
import { serve } from '../../src/server/serve';

/** The server as editors other than VS Code know it: nothing but the protocol, and files on disk. */
describe('the server in other editors', () => {
  let folder = '';
  let editor: Editor;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tensor-loupe-'));
    write('app/blocks.py', 'from keras import layers\nfc = layers.Dense(4)\n');
    editor = await openEditor(uriOf('app'));
  });
  afterEach(() => {
    editor.close();
    rmSync(folder, { recursive: true });
  });

  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const uriOf = (path: string): string => pathToFileURL(join(folder, path)).href;
  const model = 'import keras\nfrom blocks import fc\ny = fc(keras.Input((8,)))\nz = keras.layers.Reshape((5,))(y)\n';

  it('reads the modules that a file imports', async () => {
    await editor.open(uriOf('app/main.py'), model);
    await editor.shows(/\b4\b/);
  });

  it('asks to be told of files that change, and reads them again', async () => {
    await editor.open(uriOf('app/main.py'), model);
    await editor.shows(/\b4\b/);
    assert.deepEqual(editor.watched(), ['workspace/didChangeWatchedFiles']);
    write('app/blocks.py', 'from keras import layers\nfc = layers.Dense(5)\n');
    await editor.tell('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf('app/blocks.py'), type: 2 }] });
    await editor.shows(/^$/);
  });

  it('follows folders that come to the workspace, with their stubs', async () => {
    write('other/.tensorloupe/stubs/mine.py', 'def shaped():\n    import numpy as np\n    return np.zeros((2, 3))\n');
    await editor.open(uriOf('other/main.py'), 'import mine\nx = mine.shaped().reshape(7)\n');
    await editor.shows(/^$/);
    const added = [{ uri: uriOf('other'), name: 'other' }];
    await editor.tell('workspace/didChangeWorkspaceFolders', { event: { added, removed: [] } });
    await editor.shows(/7/);
    await editor.tell('workspace/didChangeWorkspaceFolders', { event: { added: [], removed: added } });
    await editor.shows(/^$/);
  });
});

interface Editor {
  readonly open: (uri: string, text: string) => Promise<void>;
  readonly tell: (method: string, params: object) => Promise<void>;
  /** Waits until the first finding of the open file is such; it is empty when there is none. */
  readonly shows: (text: RegExp) => Promise<void>;
  /** What the server has asked to be told of. */
  readonly watched: () => readonly string[];
  readonly close: () => void;
}

async function openEditor(root: string): Promise<Editor> {
  const [up, down] = [new PassThrough(), new PassThrough()];
  const server = createConnection(ProposedFeatures.all, new StreamMessageReader(up), new StreamMessageWriter(down));
  serve(server, diskFiles);
  const client = createProtocolConnection(new StreamMessageReader(down), new StreamMessageWriter(up));
  const published = new Map<string, readonly Diagnostic[]>();
  let opened = '';
  client.onNotification(
    PublishDiagnosticsNotification.type,
    ({ uri, diagnostics }) => void published.set(uri, diagnostics),
  );
  const asked: string[] = [];
  client.onRequest(
    RegistrationRequest.type,
    ({ registrations }) => void asked.push(...registrations.map((each) => each.method)),
  );
  client.listen();
  await client.sendRequest('initialize', {
    processId: null,
    rootUri: null,
    workspaceFolders: [{ uri: root, name: 'app' }],
    capabilities: { workspace: { workspaceFolders: true, didChangeWatchedFiles: { dynamicRegistration: true } } },
  });
  await client.sendNotification('initialized', {});
  return {
    open: async (uri, text) => {
      opened = uri;
      await client.sendNotification('textDocument/didOpen', {
        textDocument: { uri, languageId: 'python', version: 1, text },
      });
    },
    tell: (method, params) => client.sendNotification(method, params),
    shows: async (text) => {
      const finding = (): string => textOf(published.get(opened)?.[0]);
      // Files come asynchronously and start the analysis again.
      for (let i = 0; i < 100 && !text.test(finding()); i++) await new Promise((resolve) => setTimeout(resolve, 50));
      assert.match(finding(), text);
    },
    watched: () => asked,
    close: () => {
      client.dispose();
      server.dispose();
    },
  };
}

function textOf({ message = '' }: Partial<Diagnostic> = {}): string {
  return typeof message === 'string' ? message : message.value;
}
