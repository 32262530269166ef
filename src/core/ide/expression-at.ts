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
    if (!best || node.end - node.start < best.node.end - best.node.start) best = { node, value };
  }
  return best;
}
