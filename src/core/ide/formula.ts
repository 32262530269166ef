/** The arithmetic behind a number: the expression as written, and with the numbers put in. */
import { formatDim } from '../dims/format';
import type { Assignment, Expression, Node, Statement } from '../syntax/tree';
import type { Document } from './document';

/** `int(np.floor((n_H_prev - f + 2*pad)/stride)) + 1 = int(np.floor((64 - 4 + 2*1)/1)) + 1`; undefined for plain names and numbers. */
export function formulaOf(document: Document, node: Node): string | undefined {
  const source = definition(document, node);
  if (!source || source.kind === 'number' || source.kind === 'name') return undefined;
  const written = document.text.slice(source.start, source.end);
  const filled = substituted(document, source);
  return filled === written ? written : `${written}\n= ${filled}`;
}

/** The right side of the assignment that the name is the target of, or the expression itself. */
function definition(document: Document, node: Node): Expression | undefined {
  if (node.kind === 'binary' || node.kind === 'call') return node;
  if (node.kind !== 'name') return undefined;
  return lastBefore(assignments(document.source.module.body), node);
}

function lastBefore(all: readonly Assignment[], node: Node & { kind: 'name' }): Expression | undefined {
  const own = all.filter(
    (each) => each.value && each.targets.some((target) => target.kind === 'name' && target.name === node.name),
  );
  const before = own.filter((each) => each.start <= node.start);
  return (before.at(-1) ?? own[0])?.value;
}

function assignments(body: readonly Statement[]): readonly Assignment[] {
  return body.flatMap((statement): readonly Assignment[] => {
    switch (statement.kind) {
      case 'assignment':
        return [statement];
      case 'functionDefinition':
      case 'for':
      case 'while':
      case 'with':
      case 'classDefinition':
        return assignments(statement.body);
      case 'if':
        return [...assignments(statement.then), ...assignments(statement.otherwise)];
      default:
        return [];
    }
  });
}

/** The text of the expression with every name that is a number replaced by it. */
function substituted(document: Document, source: Expression): string {
  const parts = [...document.analysis.values]
    .filter(
      ([node]) =>
        source.start <= node.start &&
        node.end <= source.end &&
        (node.kind === 'name' || node.kind === 'attribute' || node.kind === 'subscript'),
    )
    .flatMap(([node, value]) =>
      value.kind === 'int' && typeof value.value === 'number' ? [{ node, text: formatDim(value.value) }] : [],
    )
    .sort((a, b) => a.node.start - b.node.start);
  let at = source.start;
  let text = '';
  for (const { node, text: number } of parts) {
    if (node.start < at) continue;
    text += document.text.slice(at, node.start) + number;
    at = node.end;
  }
  return text + document.text.slice(at, source.end);
}
