import type { Example } from '../../../src/core/ops/op';
import { allOps } from '../../../src/core/ops/registry';

/** An example of an op that makes one tensor of one tensor. */
export interface Step {
  readonly name: string;
  readonly code: string;
  /** What the tensor is called in the code. */
  readonly input: string;
  readonly shape: string;
  readonly inputRank: number;
  readonly outputRank: number;
}

/** The steps of all ops that have one; the first example of each. */
export const STEPS: readonly Step[] = allOps().flatMap((op) =>
  op.examples.flatMap((each) => stepOf(op.name, each)).slice(0, 1),
);

function stepOf(name: string, { code, given, gives = '', refused }: Example): readonly Step[] {
  const [entry, ...others] = Object.entries(given);
  if (refused !== undefined || !entry || 0 < others.length || !isShape(entry[1]) || !isShape(gives)) return [];
  const [input, shape] = entry;
  return [{ name, code, input, shape, inputRank: rankOf(shape), outputRank: rankOf(gives) }];
}

function isShape(text: string): boolean {
  return /^\((?:[^,()]+,)+[^,()]*\)$/.test(text);
}

function rankOf(shape: string): number {
  return shape.replace(/,\)$/, ')').split(',').length;
}

/** The second step applied to what the first one gives. */
export function composed(first: string, second: Step): string {
  return second.code.replaceAll(new RegExp(`(?<![.\\w])${second.input}(?![\\w=])`, 'g'), () => `(${first})`);
}
