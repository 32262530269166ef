// npm start                 the packaged extension in a real VS Code, served on loopback
// npm start -- --desktop    the same in the VS Code of this machine (the `code` on PATH)
import { join, resolve } from 'node:path';
import { run } from './parts/command';
import { buildAndPackage, vsix } from './parts/product';
import { installVSCode, worksHere } from './parts/vscode-install';
import { startServer } from './parts/vscode-server';

const examples = join('media', 'examples');
/** The program of the question that this extension began with. */
const firstExample = 'first_conv_tf1.py';

try {
  await (process.argv.includes('--desktop') ? startOnDesktop() : startInBrowser());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function startInBrowser(): Promise<void> {
  if (!worksHere())
    throw new Error(
      `npm start serves VS Code on Linux x64 only, and this is ${process.platform} ${process.arch}; here npm start -- --desktop works, with the VS Code of this machine`,
    );
  await build();
  const vscode = await installVSCode('newest');
  const port = Number(process.env.PORT ?? 0);
  const server = await startServer({
    vscode,
    workspace: examples,
    vsix,
    port,
    dataFolder: resolve('.vscode-test/user'),
  });
  console.log(
    `\nTensor Loupe runs in VS Code at\n\n  ${server.page([['openFile', server.remote(join(examples, firstExample))]])}\n\nctrl-c stops it`,
  );
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      void server.stop().then(() => process.exit(0));
    });
}

async function startOnDesktop(): Promise<void> {
  const found = await run('code', ['--version'], { quiet: true });
  if (found.code !== 0)
    throw new Error(
      'There is no `code` on PATH: install VS Code and run "Shell Command: Install \'code\' command in PATH" in it',
    );
  await build();
  const installed = await run('code', ['--install-extension', vsix, '--force']);
  if (installed.code !== 0) throw new Error('VS Code refused to install the extension (see above)');
  await run('code', [examples, '--goto', join(examples, firstExample)]);
}

async function build(): Promise<void> {
  console.log('Building and packaging the extension');
  if (!(await buildAndPackage())) throw new Error('The extension could not be built (see above)');
}
