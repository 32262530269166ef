// Runs inside VS Code, in the node host and in the web worker host, on the files of test/editor/workspace.
import * as vscode from 'vscode';

const extensionId = 'tensor-loupe.tensor-loupe';

describe('the extension', () => {
  it('starts by itself when a Python file opens', async () => {
    await open('lenet.py');
    await eventually('active', () => vscode.extensions.getExtension(extensionId)?.isActive === true);
  });
});

describe('inlay hints', () => {
  it('show shape and receptive field behind every layer', async () => {
    const document = await open('lenet.py');
    const hints = await eventually('hints', async () => {
      const found = await hintsOf(document);
      return 7 <= found.length && found;
    });
    expectText(hintOn(document, hints, 'Conv2D(6'), /\(None, 28, 28, 6\)/);
    expectText(hintOn(document, hints, 'Conv2D(6'), /RF\s5×5/);
    expectText(hintOn(document, hints, 'Flatten'), /\(None, 400\)/);
    expectText(hintOn(document, hints, 'Dense(10'), /\(None, 10\)/);
  });

  it('come again after an edit', async () => {
    const document = await open('lenet.py');
    await replace(document, 'Conv2D(6, 5', 'Conv2D(6, 3');
    await eventually('30 rows', async () =>
      hintOn(document, await hintsOf(document), 'Conv2D(6').includes('(None, 30, 30, 6)'),
    );
    await replace(document, 'Conv2D(6, 3', 'Conv2D(6, 5');
    await eventually('28 rows', async () =>
      hintOn(document, await hintsOf(document), 'Conv2D(6').includes('(None, 28, 28, 6)'),
    );
  });
});

describe('hover', () => {
  it('answers with the numbers of the layer', async () => {
    const document = await open('lenet.py');
    const text = await eventually('hover', async () => {
      const found = await hoverOn(document, 'Conv2D(16');
      return found.includes('10, 10, 16') && found;
    });
    expectText(text, /2,416/);
  });
});

describe('diagnostics', () => {
  it('name the rule and link its page', async () => {
    const document = await open('broken.py');
    const [finding] = await eventually('a finding', () => nonEmpty(findingsOf(document)));
    if (!finding) throw new Error('unreachable: eventually() waits for one');
    expectText(JSON.stringify(finding.code), /"value":"[a-z-]+"/);
    expectText(document.getText(finding.range), /^kernel$/);
    expectText(typeof finding.code === 'object' ? finding.code.target.toString() : '', /channel-mismatch\.md$/);
    expectText(finding.relatedInformation?.map(({ message }) => message).join('\n') ?? '', /\S/);
  });

  it('offer a fix that mends the code', async () => {
    const document = await open('padding.py');
    const [finding] = await eventually('a finding', () => nonEmpty(findingsOf(document)));
    if (!finding) throw new Error('unreachable: eventually() waits for one');
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      finding.range,
      vscode.CodeActionKind.QuickFix.value,
    );
    const fix = actions.find((action) => action.edit !== undefined);
    if (!fix?.edit) throw new Error(`no fix among ${JSON.stringify(actions.map(({ title }) => title))}`);
    await vscode.workspace.applyEdit(fix.edit);
    await eventually('no finding', () => findingsOf(document).length === 0);
    expectText(document.getText(), /padding='SAME'/);
  });

  it('stay away from code that is right', async () => {
    const document = await open('lenet.py');
    await eventually('hints', async () => 0 < (await hintsOf(document)).length);
    expectText(JSON.stringify(findingsOf(document)), /^\[\]$/);
  });
});

describe('notebooks', () => {
  it('are one program, with hints and findings in their cells', async () => {
    const [, , layers, sum] = await openCells('cells.ipynb');
    if (!layers || !sum) throw new Error('cells.ipynb has four cells');
    const hints = await eventually('hints', async () => nonEmpty(await hintsOf(layers)));
    expectText(hintOn(layers, hints, 'Conv2D(8'), /\(None, 26, 26, 8\)/);
    expectText(hintOn(layers, hints, 'MaxPooling2D'), /\(None, 13, 13, 8\)/);
    const [finding] = await eventually('a finding', () => nonEmpty(findingsOf(sum)));
    expectText(finding?.message ?? '', /\(None, 13, 13, 8\)/);
    expectText(`line ${finding?.range.start.line ?? 0}`, /line 1/);
    expectText(JSON.stringify(findingsOf(layers)), /^\[\]$/);
    await replace(sum, '[x, inputs]', '[x, x]');
    await eventually('no finding', () => findingsOf(sum).length === 0);
  });
});

describe('code lens', () => {
  it('stands over a model and opens the panel', async () => {
    const document = await open('lenet.py');
    const lens = await eventually('a lens', async () => {
      const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        document.uri,
        100,
      );
      return lenses.find(({ command }) => command?.title.includes('show the kernel'));
    });
    if (!lens.command) throw new Error('unreachable: the lens was found by its command');
    const args: readonly unknown[] = lens.command.arguments ?? [];
    await vscode.commands.executeCommand(lens.command.command, ...args);
    await eventually('the panel', () =>
      vscode.window.tabGroups.all.some(({ tabs }) => tabs.some(({ input }) => input instanceof vscode.TabInputWebview)),
    );
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });
});

async function open(name: string): Promise<vscode.TextDocument> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (!folder) throw new Error('no workspace folder is open');
  // The scheme differs between the hosts, so that the address must grow from the folder's.
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder.uri, name));
  await vscode.window.showTextDocument(document);
  return document;
}

/** The documents of a notebook's cells. */
async function openCells(name: string): Promise<readonly vscode.TextDocument[]> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (!folder) throw new Error('no workspace folder is open');
  const notebook = await vscode.workspace.openNotebookDocument(vscode.Uri.joinPath(folder.uri, name));
  return notebook.getCells().map(({ document }) => document);
}

async function hintsOf(document: vscode.TextDocument): Promise<vscode.InlayHint[]> {
  const whole = new vscode.Range(0, 0, document.lineCount, 0);
  return vscode.commands.executeCommand('vscode.executeInlayHintProvider', document.uri, whole);
}

/** The text of the hint on the line that contains `code`; empty when there is none. */
function hintOn(document: vscode.TextDocument, hints: readonly vscode.InlayHint[], code: string): string {
  const { line } = positionOf(document, code);
  const labels = hints.filter(({ position }) => position.line === line).map(({ label }) => label);
  return labels
    .map((label) => (typeof label === 'string' ? label : label.map(({ value }) => value).join('')))
    .join(' ')
    .replace(/\u00a0/g, ' ');
}

async function hoverOn(document: vscode.TextDocument, code: string): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    positionOf(document, code).translate(0, 1),
  );
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (content instanceof vscode.MarkdownString ? content.value : ''))
    .join('\n');
}

function findingsOf(document: vscode.TextDocument): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(document.uri);
}

function nonEmpty<T>(items: readonly T[]): readonly T[] | undefined {
  return items.length === 0 ? undefined : items;
}

function positionOf(document: vscode.TextDocument, code: string): vscode.Position {
  const offset = document.getText().indexOf(code);
  if (offset < 0) throw new Error(`${code} is not in ${document.uri.path}`);
  return document.positionAt(offset);
}

async function replace(document: vscode.TextDocument, before: string, after: string): Promise<void> {
  const start = positionOf(document, before);
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(start, start.translate(0, before.length)), after);
  await vscode.workspace.applyEdit(edit);
}

/** Asks until the answer is neither false nor undefined; mocha's own time limit ends it. */
async function eventually<T>(
  what: string,
  ask: () => T | false | undefined | Promise<T | false | undefined>,
): Promise<T> {
  const end = Date.now() + 25_000;
  while (Date.now() < end) {
    const answer = await ask();
    if (answer !== false && answer !== undefined) return answer;
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  throw new Error(`waited in vain for: ${what}`);
}

function expectText(text: string, pattern: RegExp): void {
  if (!pattern.test(text)) throw new Error(`expected ${String(pattern)} in: ${text || '(nothing)'}`);
}
