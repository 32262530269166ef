/** What both hosts share: the client, its middle, commands and the panel. */
import { commands, type ExtensionContext, FileType, Uri, workspace } from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import { ANALYSED_NOTIFICATION, LIST_REQUEST, READ_REQUEST } from '../protocol/names';
import type { ListAnswer, ListedFile, ReadAnswer, ReadParams } from '../protocol/requests';
import { registerCommands } from './commands';
import { makePanels } from './panel';

export function clientOptions(): LanguageClientOptions {
  return {
    documentSelector: [{ language: 'python' }],
    initializationOptions: { canRead: true },
    markdown: { isTrusted: { enabledCommands: ['tensorLoupe.showKernel', 'tensorLoupe.openPlace'] } },
    synchronize: { fileEvents: workspace.createFileSystemWatcher('**/*.py') },
  };
}

export async function start(context: ExtensionContext, client: BaseLanguageClient): Promise<void> {
  context.subscriptions.push(client);
  client.onRequest(READ_REQUEST, read);
  client.onRequest(LIST_REQUEST, ({ uri }: ReadParams) => list(Uri.parse(uri)));
  await client.start();
  const panels = makePanels(context, client);
  context.subscriptions.push(panels);
  context.subscriptions.push(
    client.onNotification(ANALYSED_NOTIFICATION, ({ uri }: { uri: string }) => void panels.refresh(uri)),
  );
  registerCommands(context, { client, panels });
  await commands.executeCommand('setContext', 'tensorLoupe.ready', true);
}

/** Files of the project for the server, through the editor's own file systems. */
async function read({ uri }: ReadParams): Promise<ReadAnswer> {
  try {
    const bytes = await workspace.fs.readFile(Uri.parse(uri));
    return { text: new TextDecoder().decode(bytes) };
  } catch {
    // A module that is not there is an ordinary answer: imports are looked for in several places.
    return { text: null };
  }
}

/** The Python files at a place, or below it. */
async function list(uri: Uri): Promise<ListAnswer> {
  try {
    const { type } = await workspace.fs.stat(uri);
    const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
    return { files: type & FileType.Directory ? await below(uri, '') : [{ uri: uri.toString(), path: name }] };
  } catch {
    // Most workspaces have no stubs.
    return { files: null };
  }
}

async function below(folder: Uri, path: string): Promise<readonly ListedFile[]> {
  const entries = (await workspace.fs.readDirectory(folder)).sort(([a], [b]) => (a < b ? -1 : 1));
  const found = entries.map(async ([name, type]): Promise<readonly ListedFile[]> => {
    const uri = Uri.joinPath(folder, name);
    if (type & FileType.Directory) return below(uri, `${path}${name}/`);
    return name.endsWith('.py') ? [{ uri: uri.toString(), path: path + name }] : [];
  });
  return (await Promise.all(found)).flat();
}
