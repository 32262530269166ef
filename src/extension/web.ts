/** The extension in the browser: the language server is a web worker. */
import { Uri, type ExtensionContext } from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { clientOptions, start } from './activate';

export async function activate(context: ExtensionContext): Promise<void> {
  const script = Uri.joinPath(context.extensionUri, 'dist', 'web', 'server.js').toString(true);
  await start(
    context,
    new LanguageClient('tensorLoupe', 'Tensor Loupe', () => Promise.resolve(new Worker(script)), clientOptions()),
  );
}
