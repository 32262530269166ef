/** `explain`, `rules`, `ops`: what the tool knows, from its own records. */
import { allOps } from '../core/ops/registry';
import { RULES } from '../core/rules/index';
import { countedNames, coveredShare } from './api-coverage';
import { ArgumentError, type Arguments } from './arguments';

export function explain({ paths }: Arguments): number {
  const [id] = paths;
  if (id === undefined) throw new ArgumentError('explain takes the id of a rule; tensor-loupe rules lists them');
  const rule = RULES.find((each) => each.id === id);
  if (!rule) throw new ArgumentError(`there is no rule ${id}; tensor-loupe rules lists them`);
  process.stdout.write(`${rule.page.trim()}\n`);
  return 0;
}

export function listRules(): number {
  const width = Math.max(...RULES.map((rule) => rule.id.length));
  for (const { id, summary } of RULES) process.stdout.write(`${id.padEnd(width)}  ${summary}\n`);
  return 0;
}

export function listOps(): number {
  for (const { name, aliases = [], summary } of [...allOps()].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    process.stdout.write(`${[name, ...aliases].join(', ')}\n    ${summary}\n`);
  }
  process.stdout.write(
    `${String(allOps().length)} ops under ${String(allOps().reduce((sum, op) => sum + 1 + (op.aliases?.length ?? 0), 0))} names\n`,
  );
  const names = countedNames();
  const covered = names.filter(({ isCovered }) => isCovered).length;
  const share = coveredShare(names).toFixed(2);
  process.stdout.write(
    `${String(covered)} of the ${String(names.length)} names that public code calls: ${share} % of its calls\n`,
  );
  return 0;
}
