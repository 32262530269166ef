import { assertNever } from '../base/assert-never';
import { add, ceilDivide, floorDivide, maximum, minimum, modulo, multiply } from './arithmetic';
import type { Atom, AtomFunction, Dim } from './dim';
import { compareText, fromAtom } from './polynomial';

/** Puts dims in the place of symbols; a symbol for which `valueOf` has none stays. */
export function substitute(dim: Dim, valueOf: (name: string) => Dim | undefined): Dim {
  if (typeof dim === 'number' || dim.kind !== 'expression') return dim;
  if (symbolsOf(dim).every((name) => valueOf(name) === undefined)) return dim;
  return dim.terms
    .map((term) =>
      term.factors.map((factor) => substituteAtom(factor, valueOf)).reduce<Dim>(multiply, term.coefficient),
    )
    .reduce<Dim>(add, 0);
}

function substituteAtom(atom: Atom, valueOf: (name: string) => Dim | undefined): Dim {
  if (atom.kind === 'symbol') return valueOf(atom.name) ?? fromAtom(atom);
  return apply(atom.fn, substitute(atom.args[0], valueOf), substitute(atom.args[1], valueOf));
}

function apply(fn: AtomFunction, a: Dim, b: Dim): Dim {
  switch (fn) {
    case 'floorDiv':
      return floorDivide(a, b);
    case 'ceilDiv':
      return ceilDivide(a, b);
    case 'mod':
      return modulo(a, b);
    case 'min':
      return minimum(a, b);
    case 'max':
      return maximum(a, b);
    default:
      return assertNever(fn);
  }
}

/** The names that a dim depends on, sorted. */
export function symbolsOf(dim: Dim): readonly string[] {
  const names = new Set<string>();
  collect(dim, names);
  return [...names].sort(compareText);
}

function collect(dim: Dim, names: Set<string>): void {
  if (typeof dim === 'number' || dim.kind !== 'expression') return;
  for (const factor of dim.terms.flatMap((term) => term.factors)) {
    if (factor.kind === 'symbol') names.add(factor.name);
    else for (const arg of factor.args) collect(arg, names);
  }
}
