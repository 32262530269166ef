/** The innermost expression at an offset that has a value. */
import type { Value } from '../graph/value';
import type { Node } from '../syntax/tree';
import type { Document } from './document';

export interface Evaluated {
  readonly node: Node;
  readonly value: Value;
}

export function expressionAt(document: Document, offset: number): Evaluated | undefined {
  let best: Evaluated | undefined;
  for (const [node, value] of document.analysis.values) {
    if (offset < node.start || node.end < offset) continue;
    if (!isOwn(document, node)) continue;
    if (!best || node.end - node.start < best.node.end - best.node.start) best = { node, value };
  }
  return best;
}

/** Nodes of imported files have offsets of their own; what they say must stand in this text. */
function isOwn(document: Document, node: Node): boolean {
  if (node.kind !== 'name') return node.end <= document.text.length;
  return document.text.slice(node.start, node.end) === node.name;
}
