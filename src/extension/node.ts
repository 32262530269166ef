/** The extension on the desktop and on remote machines: the language server is a process of its own. */
import { join } from 'node:path';
import type { ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { clientOptions, start } from './activate';
import { SERVER_FLAGS } from './server-flags';

export async function activate(context: ExtensionContext): Promise<void> {
  const module = join(context.extensionPath, 'dist', 'server.js');
  const server = { module, transport: TransportKind.ipc, options: { execArgv: [...SERVER_FLAGS] } };
  await start(
    context,
    new LanguageClient('tensorLoupe', 'Tensor Loupe', { run: server, debug: server }, clientOptions()),
  );
}
