/** The small tree as text, for expectations. */
import { children } from '../../src/core/syntax/children';
import type { Node, Statement } from '../../src/core/syntax/tree';

const left = new Set(['kind', 'start', 'end', 'nameRange', 'moduleRange', 'bindsThis', 'comments']);

/** A node without its ranges and without what it does not have: `call(callee: f, args: [positional(value: 1)])`. */
export function treeText(it: unknown): string {
  if (Array.isArray(it)) return `[${it.map(treeText).join(', ')}]`;
  if (typeof it !== 'object' || it === null) return JSON.stringify(it);
  const fields = Object.entries(it).filter(([name, value]) => !left.has(name) && !isAbsent(value));
  const kind = kindOf(it);
  if (kind === 'name' || kind === 'number' || kind === 'constant')
    return fields.map(([, value]) => (value === true ? '.float' : String(value))).join('');
  if (kind === 'string') return fields.map(([, value]) => JSON.stringify(value)).join('') || '""';
  if (kind === 'expressionStatement') return fields.map(([, value]) => treeText(value)).join('');
  return `${kind}(${fields.map(([name, value]) => `${name}: ${treeText(value)}`).join(', ')})`;
}

function kindOf(it: object): string {
  return 'kind' in it && typeof it.kind === 'string' ? it.kind : '';
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === false || (Array.isArray(value) && value.length === 0);
}

/** One line for each statement: the first line of its text, indented by how deep it stands in the tree. */
export function outline(text: string, statements: readonly Statement[]): readonly string[] {
  const lines: string[] = [];
  const visit = (node: Node, depth: number): void => {
    const isStatement = statementKinds.has(node.kind);
    if (isStatement) lines.push('  '.repeat(depth) + (text.slice(node.start, node.end).split('\n')[0] ?? ''));
    for (const child of children(node)) visit(child, depth + (isStatement ? 1 : 0));
  };
  for (const statement of statements) visit(statement, 0);
  return lines;
}

export const statementKinds: ReadonlySet<Node['kind']> = new Set<Statement['kind']>([
  'expressionStatement',
  'assignment',
  'augmentedAssignment',
  'functionDefinition',
  'classDefinition',
  'if',
  'while',
  'for',
  'with',
  'try',
  'return',
  'raise',
  'jump',
  'delete',
  'scope',
  'assert',
  'import',
  'match',
]);
