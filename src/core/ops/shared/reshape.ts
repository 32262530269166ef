/** Reshaping: the number of elements stays; at most one length is left to be worked out. */
import { floorDivide, modulo, product } from '../../dims/arithmetic';
import { decide, isNumber } from '../../dims/compare';
import { type Dim, FROM_DATA, type Shape, UNKNOWN } from '../../dims/dim';
import { formatDim, formatShape } from '../../dims/format';
import { refuse } from '../refusal';
import { isOpen, openLength } from './lengths';

export interface Reshaping {
  readonly opName: string;
  readonly from: Shape;
  /** As written: -1 for the length that follows from the rest. */
  readonly to: readonly Dim[];
  /** What the target argument is called. */
  readonly arg: string;
}

export function reshapeShape(reshaping: Reshaping): Shape {
  const { to } = reshaping;
  const open = to.indexOf(-1);
  if (open < 0) return checkedSize(reshaping);
  if (!to.includes(-1, open + 1)) return to.map((dim, axis) => (axis === open ? restOf(reshaping, open) : dim));
  const { opName, arg } = reshaping;
  return refuse(
    'bad-argument',
    '{op} can work out only one length, but {arg} is {to}',
    { op: opName, arg, to: formatShape(to) },
    { arg },
  );
}

function checkedSize({ opName, from, to, arg }: Reshaping): Shape {
  if (to.some((dim) => isNumber(dim) && dim < -1)) {
    const shown = formatShape(to);
    refuse('bad-argument', '{op} expects lengths for {arg}, got {shown}', { op: opName, arg, shown }, { arg });
  }
  if (!from) return to;
  const have = product(from);
  const want = product(to);
  if (decide(have, '=', want) !== 'no') return to;
  const args = {
    op: opName,
    from: formatShape(from),
    to: formatShape(to),
    have: formatDim(have),
    want: formatDim(want),
  };
  return refuse('reshape-size', '{op} cannot put the {have} elements of {from} into {to}, which has {want}', args, {
    arg,
  });
}

/**
 * The length for -1. With `None` on either side TensorFlow and Keras answer `None`, except that nothing is left to divide
 * when the `None` is not theirs to see.
 */
function restOf({ opName, from, to, arg }: Reshaping, open: number): Dim {
  // The first length of an array that is not known mostly counts the samples, which the data decide.
  if (!from) return open === 0 ? FROM_DATA : UNKNOWN;
  const others = to.filter((_, axis) => axis !== open);
  const all = [...from, ...others];
  if (all.some(isOpen)) return openLength(all);
  const have = product(from);
  const rest = product(others);
  if (rest === 0) return UNKNOWN;
  if (decide(modulo(have, rest), '=', 0) === 'no') {
    const args = {
      op: opName,
      have: formatDim(have),
      from: formatShape(from),
      to: formatShape(to),
      rest: formatDim(rest),
    };
    refuse(
      'reshape-size',
      '{op} cannot put the {have} elements of {from} into {to}: {have} is not a multiple of {rest}',
      args,
      { arg },
    );
  }
  return floorDivide(have, rest);
}
