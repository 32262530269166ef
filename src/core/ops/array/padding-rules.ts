/** Padding: cells before and behind along every axis. */
import { add } from '../../dims/arithmetic';
import { decide } from '../../dims/compare';
import { type Dim, UNKNOWN } from '../../dims/dim';
import { formatShape } from '../../dims/format';
import type { Value } from '../../graph/value';
import { itemsOf } from '../args';
import { refuse } from '../refusal';
import { dimOf } from './creation-rules';
import { type Call, outcome, type Rule } from './record';

/** Pad widths: `((1, 2), (0, 0))`, `(1, 2)` for every axis, or one number for all ends. */
export const pad: Rule = (call) => {
  const x = call.tensor(0);
  if (!x.shape) return outcome(call.gives(undefined, x.dtype));
  const widths = padWidths(call, x.shape);
  return outcome(
    call.gives(
      widths && x.shape.map((dim, axis) => add(dim, add(widths[axis]?.[0] ?? 0, widths[axis]?.[1] ?? 0))),
      x.dtype,
    ),
  );
};

function padWidths(call: Call, shape: readonly Dim[]): readonly (readonly [Dim, Dim])[] | undefined {
  const pairs = widthsOf(call.value(1));
  if (pairs) refuseWidths(call, shape, pairs);
  if (pairs && call.home === 'tf') refuseMirror(call, shape, pairs);
  if (!pairs || (pairs.length !== shape.length && pairs.length !== 1)) return undefined;
  return shape.map((_, i) => pairOf(pairs[pairs.length === 1 ? 0 : i] ?? []));
}

/** Cells are mirrored once: what TensorFlow sets in front is no longer than what is there. */
function refuseMirror(call: Call, shape: readonly Dim[], pairs: readonly (readonly Dim[])[]): void {
  const mode = call.args.string('mode')?.toUpperCase();
  if (mode !== 'REFLECT' && mode !== 'SYMMETRIC') return;
  const most = (axis: number): Dim => add(shape[axis] ?? UNKNOWN, mode === 'REFLECT' ? -1 : 0);
  if (!pairs.some((pair, axis) => pair.some((dim) => decide(dim, '>', most(axis)) === 'yes'))) return;
  const args = { op: call.opName, mode, shape: formatShape(shape) };
  refuse('bad-argument', '{op} has more to mirror ({mode}) than there is in {shape}', args, { arg: call.name(1) });
}

/** A pair for each axis, or one for all. */
function widthsOf(value: Value): readonly (readonly Dim[])[] | undefined {
  if (value.kind === 'int') return [[value.value]];
  const items = itemsOf(value);
  const pairs = items?.map((item) => itemsOf(item)?.map(dimOf)).filter((pair) => pair !== undefined);
  if (!items || !pairs || (0 < pairs.length && pairs.length < items.length)) return undefined;
  return 0 < pairs.length ? pairs : [items.map(dimOf)];
}

function refuseWidths(call: Call, shape: readonly Dim[], pairs: readonly (readonly Dim[])[]): void {
  const isCounted = pairs.length === 1 || pairs.length === shape.length;
  const isPair = (pair: readonly Dim[]): boolean =>
    pair.length < 3 && (call.home === 'keras' || pair.every((dim) => decide(dim, '<', 0) !== 'yes'));
  // Keras takes what a single list says as it is.
  if (isCounted && (pairs.every(isPair) || (call.home === 'keras' && pairs.length === 1))) return;
  const args = { op: call.opName, shape: formatShape(shape) };
  refuse('bad-argument', '{op} wants two widths of 0 or more for each axis of {shape}', args, { arg: call.name(1) });
}

function pairOf(pair: readonly Dim[]): readonly [Dim, Dim] {
  const [before = UNKNOWN, after = before] = pair;
  return [before, after];
}
