import { mkdirSync, statSync } from 'node:fs';
import { runNode, runTool } from './command';
import { check, type Suite } from './suite';

export const vsix = 'dist/tensor-loupe.vsix';
const vsixBudgetMegabytes = 2.5;

/** Builds the bundles (which have budgets of their own) and packages the extension. */
export const buildSuites: readonly Suite[] = [
  { ...check('build', () => runNode(['esbuild.mjs'])), isGround: true },
  { ...check('package', packageExtension), isGround: true },
];

export async function buildAndPackage(): Promise<boolean> {
  const built = await runNode(['esbuild.mjs'], { quiet: true });
  return built.code === 0 && (await packageExtension()).code === 0;
}

async function packageExtension() {
  mkdirSync('dist', { recursive: true });
  const links = ['--allow-missing-repository', '--no-rewrite-relative-links'];
  const args = ['package', '--no-dependencies', ...links, '--out', vsix];
  const packaged = await runTool('@vscode/vsce/vsce', args, { quiet: true });
  if (packaged.code !== 0) return packaged;
  const megabytes = statSync(vsix).size / 1e6;
  const fits = megabytes <= vsixBudgetMegabytes;
  const output = `vsix ${megabytes.toFixed(2)} MB of ${String(vsixBudgetMegabytes)}${fits ? '' : '  OVER BUDGET'}`;
  console.log(output);
  return { code: fits ? 0 : 1, output };
}
