/** The commands of the extension. */
import { commands, env, type ExtensionContext, Position, Range, Uri, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { Panels } from './panel';

export interface Parts {
  readonly client: BaseLanguageClient;
  readonly panels: Panels;
}

/** A position as LSP and our links carry it. */
interface PlainPosition {
  readonly line: number;
  readonly character: number;
}

export function registerCommands(context: ExtensionContext, { client, panels }: Parts): void {
  context.subscriptions.push(
    commands.registerCommand('tensorLoupe.showKernel', (uri?: string, at?: PlainPosition) =>
      showKernel(panels, uri, at),
    ),
    commands.registerCommand('tensorLoupe.openPlace', (uri: string, at: PlainPosition) => openPlace(uri, at)),
    commands.registerCommand('tensorLoupe.restartServer', () => restart(client)),
    commands.registerCommand('tensorLoupe.showOutput', () => {
      client.outputChannel.show();
    }),
    commands.registerCommand('tensorLoupe.toggleHints', () => toggleHints()),
    commands.registerCommand('tensorLoupe.openQuestion', () =>
      env.openExternal(Uri.parse('https://github.com/tensor-loupe/tensor-loupe#readme')),
    ),
  );
}

async function restart(client: BaseLanguageClient): Promise<void> {
  await client.stop();
  await client.start();
}

async function showKernel(panels: Panels, uri?: string, at?: PlainPosition): Promise<void> {
  const editor = window.activeTextEditor;
  const target = uri ?? editor?.document.uri.toString();
  const position = at ?? editor?.selection.active;
  if (target === undefined || !position) {
    void window.showInformationMessage('Tensor Loupe: open a Python file and put the cursor on a layer call first');
    return;
  }
  await panels.show(target, { line: position.line, character: position.character });
}

async function openPlace(uri: string, at: PlainPosition): Promise<void> {
  const document = await workspace.openTextDocument(Uri.parse(uri));
  const position = new Position(at.line, at.character);
  await window.showTextDocument(document, { selection: new Range(position, position) });
}

async function toggleHints(): Promise<void> {
  const settings = workspace.getConfiguration('tensorLoupe');
  await settings.update('hints.enabled', !settings.get<boolean>('hints.enabled', true), true);
}
