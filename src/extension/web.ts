/** The extension in the browser: the language server is a web worker. */
import { type ExtensionContext, Uri, workspace } from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { clientOptions, start } from './activate';

export async function activate(context: ExtensionContext): Promise<void> {
  const worker = await startWorker(Uri.joinPath(context.extensionUri, 'dist', 'web', 'server.js'));
  await start(context, new LanguageClient('tensorLoupe', 'Tensor Loupe', worker, clientOptions()));
}

/** VS Code refuses a worker whose script lies on a remote machine: such a script is read, and handed over as text. */
async function startWorker(script: Uri): Promise<Worker> {
  if (script.scheme !== 'vscode-remote') return new Worker(script.toString(true));
  const text = await workspace.fs.readFile(script);
  return new Worker(URL.createObjectURL(new Blob([new Uint8Array(text)], { type: 'text/javascript' })));
}
