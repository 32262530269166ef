/** Finds reshapes of feature maps whose rows hold neither a sample nor a position: `tf.reshape(x, [-1, 7 * 7 * 32])` of (None, 7, 7, 64). */
import { message } from '../base/message';
import { product } from '../dims/arithmetic';
import type { Dim } from '../dims/dim';
import { formatShape } from '../dims/format';
import type { Call } from '../graph/call';
import page from './mixed-samples.md';
import type { Note, Rule } from './rule';

export const MIXED_SAMPLES: Rule = {
  id: 'mixed-samples',
  severity: 'warning',
  summary: 'A reshape takes samples apart',
  page,
};

export function mixedSampleNotes(calls: readonly Call[]): readonly Note[] {
  return calls.flatMap((call) => (RESHAPES.has(call.api) ? (noteOf(call) ?? []) : []));
}

const RESHAPES: ReadonlySet<string> = new Set(['tf.reshape', 'keras.ops.reshape', 'keras.backend.reshape']);

function noteOf({ inputs, outputs, place }: Call): Note | undefined {
  const [from, to] = [inputs[0]?.shape, outputs[0]?.shape];
  const row = to?.length === 2 ? to[1] : undefined;
  if (!from || !hasSamples(from) || typeof row !== 'number') return undefined;
  const tails = from.slice(1).map((_, axis) => product(from.slice(1 + axis)));
  const [sample] = tails;
  if (typeof sample !== 'number' || !isTorn(tails, sample, row)) return undefined;
  const text = message(
    'each sample of {shape} has {sample} numbers, but a row here takes {row}: the first axis no longer counts samples; [-1, {sample}] keeps them',
    { shape: formatShape(from), sample, row },
  );
  return { place, text };
}

/** A single one stays one whatever its rows are: style transfer takes the channels of one image apart. */
const hasSamples = (maps: readonly Dim[]): boolean => 3 < maps.length && maps[0] !== 1;

/**
 * Neither a sample, nor a row of positions, nor a position or a part of one: a size that was worked out wrongly. Two or three whole
 * samples may be meant: pairs and triplets are compared so.
 */
function isTorn(tails: readonly Dim[], sample: number, row: number): boolean {
  const channels = tails.at(-1);
  return typeof channels === 'number' && channels < row && !tails.includes(row) && row % sample !== 0;
}
