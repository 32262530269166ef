/** What both hosts share: the client, its middle, commands and the panel. */
import { commands, type ExtensionContext, Uri, workspace } from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import { ANALYSED_NOTIFICATION, READ_REQUEST } from '../protocol/names';
import type { ReadAnswer, ReadParams } from '../protocol/requests';
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
