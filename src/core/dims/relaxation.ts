import type { Atom, Dim, Expression, Term } from './dim';
import { add, fromTerms, multiply, subtract } from './polynomial';

type Call = Extract<Atom, { kind: 'call' }>;

/**
 * Expressions that bound another one from below: `scale` times it is at least every alternative, or, where `smallest` is
 * set, at least the smallest of them.
 */
export interface Relaxation {
  readonly alternatives: readonly Dim[];
  readonly smallest: boolean;
  readonly scale: number;
}

/** What is known already about the parts of an expression. */
interface Bounds {
  readonly leastOf: (dim: Dim) => number;
  readonly leastOfAtom: (atom: Atom) => number;
}

/** The ways to bound an expression from below by doing away with one of its calls; lazy, because few get tried. */
export function* relaxations(dim: Expression, bounds: Bounds): Generator<Relaxation> {
  for (const call of callsIn(dim)) {
    const relaxation = relax(dim, call, bounds);
    if (relaxation !== undefined) yield relaxation;
  }
}

function relax(dim: Expression, call: Call, bounds: Bounds): Relaxation | undefined {
  const uses = dim.terms.filter((term) => occursIn(call, term));
  // Replacing a call by a bound keeps the order only where what it is multiplied with is not negative.
  const isMonotone = uses.every((term) => isTimesNonNegative(call, term, bounds));
  if (call.fn === 'min' || call.fn === 'max')
    return chooseOperand(dim, call, isMonotone && uses.every((term) => isBounding(call, term)));
  if (!isMonotone) return undefined;
  if (call.fn !== 'mod') return dropRounding(dim, call);
  return uses.every((term) => term.coefficient < 0) ? dropModulo(dim, call, bounds) : undefined;
}

function callsIn(dim: Expression): readonly Call[] {
  const calls = new Map<string, Call>();
  for (const term of dim.terms)
    for (const factor of term.factors) if (factor.kind === 'call') calls.set(factor.key, factor);
  return [...calls.values()];
}

function occursIn(call: Call, term: Term): boolean {
  return term.factors.some((factor) => factor.key === call.key);
}

function isTimesNonNegative(call: Call, term: Term, { leastOfAtom }: Bounds): boolean {
  const others = term.factors.filter((factor) => factor.key !== call.key);
  return others.length === term.factors.length - 1 && others.every((factor) => 0 <= leastOfAtom(factor));
}

/** max is at least each operand and min at most each. */
function isBounding(call: Call, term: Term): boolean {
  return call.fn === 'max' ? 0 < term.coefficient : term.coefficient < 0;
}

/** min and max are one of their operands; where they bound, each of them does, otherwise only the worse one. */
function chooseOperand(dim: Expression, call: Call, eachBounds: boolean): Relaxation {
  const alternatives = call.args.map((operand) => replace(dim, call, { scale: 1, by: () => operand }));
  return { alternatives, smallest: !eachBounds, scale: 1 };
}

/** a % b is at most b - 1, and at most a where a is not negative. */
function dropModulo(dim: Expression, call: Call, { leastOf }: Bounds): Relaxation | undefined {
  const [a, b] = call.args;
  if (leastOf(b) < 1) return undefined;
  const limits = 0 <= leastOf(a) ? [a, subtract(b, 1)] : [subtract(b, 1)];
  const alternatives = limits.map((limit) => replace(dim, call, { scale: 1, by: () => limit }));
  return { alternatives, smallest: false, scale: 1 };
}

/** b × (a // b) lies in a - b + 1 … a, and b × ceil(a / b) in a … a + b - 1. */
function dropRounding(dim: Expression, call: Call): Relaxation | undefined {
  const [a, b] = call.args;
  if (typeof b !== 'number' || b < 1) return undefined;
  const lower = call.fn === 'floorDiv' ? subtract(a, b - 1) : a;
  const upper = call.fn === 'floorDiv' ? a : add(a, b - 1);
  const by = (term: Term) => (0 < term.coefficient ? lower : upper);
  return { alternatives: [replace(dim, call, { scale: b, by })], smallest: false, scale: b };
}

/** `scale × dim`, where `by` stands for `scale × call`. */
function replace(dim: Expression, call: Call, { scale, by }: { scale: number; by: (term: Term) => Dim }): Dim {
  let sum: Dim = 0;
  for (const term of dim.terms) {
    const others = term.factors.filter((factor) => factor.key !== call.key);
    const power = term.factors.length - others.length;
    let product: Dim = fromTerms([{ coefficient: term.coefficient, factors: others }]);
    for (let i = 0; i < power; i++) product = multiply(product, by(term));
    sum = add(sum, power === 0 ? multiply(product, scale) : product);
  }
  return sum;
}
