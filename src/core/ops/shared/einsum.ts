/** Einstein sums: letters name axes, letters missing from the output are summed over. */
import { product } from '../../dims/arithmetic';
import { type Dim, type Shape, UNKNOWN } from '../../dims/dim';
import { formatDim, formatShape } from '../../dims/format';
import { refuse } from '../refusal';
import { broadcastDim, broadcastShapes } from './broadcast';

export interface Einsum {
  readonly shape: Shape;
  /** Multiply-adds: every combination of all letters once. */
  readonly macs: Dim;
}

interface Reading {
  readonly opName: string;
  readonly equation: string;
  /** Lengths of the letters met so far. */
  readonly lengths: Map<string, Dim>;
}

export function einsumShape(opName: string, equation: string, shapes: readonly Shape[]): Einsum {
  const [left = '', right = ''] = equation.replace(/\s/g, '').split('->');
  const terms = left.split(',');
  if (terms.length !== shapes.length) {
    const args = { op: opName, equation, want: terms.length, got: shapes.length };
    refuse('bad-argument', "{op} '{equation}' describes {want} inputs, got {got}", args);
  }
  const reading: Reading = { opName, equation, lengths: new Map() };
  const dots = terms.map((term, input) => readTerm(reading, { term, input, shape: shapes[input] }));
  const spread = broadcastShapes(opName, dots);
  const output = equation.includes('->') ? right : implicitOutput(left);
  return {
    shape: outputShape(reading, output, spread),
    macs: product([...reading.lengths.values(), ...(spread ?? [UNKNOWN])]),
  };
}

interface TermOf {
  readonly term: string;
  readonly input: number;
  readonly shape: Shape;
}

/** Notes the lengths of a term's letters; yields the axes that its dots stand for. */
function readTerm(reading: Reading, { term, input, shape }: TermOf): Shape {
  const [head = '', tail] = term.split('...');
  if (!shape) {
    lettersOf(term).forEach((letter) => {
      note(reading, letter, UNKNOWN);
    });
    return tail === undefined ? [] : undefined;
  }
  refuseRank(reading, { term, input, shape });
  const after = shape.length - (tail ?? '').length;
  lettersOf(head).forEach((letter, axis) => {
    note(reading, letter, shape[axis] ?? UNKNOWN, input);
  });
  lettersOf(tail ?? '').forEach((letter, axis) => {
    note(reading, letter, shape[after + axis] ?? UNKNOWN, input);
  });
  return shape.slice(head.length, after);
}

function lettersOf(term: string): readonly string[] {
  return term.match(/[A-Za-z]/g) ?? [];
}

function refuseRank({ opName, equation }: Reading, { term, input, shape }: TermOf): void {
  const letters = lettersOf(term).length;
  const rank = shape?.length ?? letters;
  if (term.includes('...') ? letters <= rank : letters === rank) return;
  const args = { op: opName, term, equation, shape: formatShape(shape), rank };
  const template = "{op} names the axes '{term}' in '{equation}', but that input has rank {rank}: {shape}";
  refuse('shape-mismatch', template, args, { input });
}

function note(reading: Reading, letter: string, length: Dim, input = 0): void {
  const before = reading.lengths.get(letter);
  const joint = before === undefined ? length : broadcastDim(before, length);
  if (joint === undefined) {
    const args = {
      op: reading.opName,
      equation: reading.equation,
      letter,
      left: formatDim(before ?? UNKNOWN),
      right: formatDim(length),
    };
    refuse(
      'shape-mismatch',
      "{op} '{equation}': axis {letter} has length {left} in one input and {right} in another",
      args,
      { input },
    );
  }
  reading.lengths.set(letter, joint);
}

/** Without an arrow: the dots, then the letters that occur once, in alphabetical order (numpy.einsum). */
function implicitOutput(left: string): string {
  const letters = lettersOf(left);
  const once = letters.filter((letter) => letters.indexOf(letter) === letters.lastIndexOf(letter));
  return (left.includes('...') ? '...' : '') + once.sort().join('');
}

function outputShape(reading: Reading, output: string, spread: Shape): Shape {
  const [head = '', tail] = output.split('...');
  const dims = (letters: string): readonly Dim[] => lettersOf(letters).map((letter) => lengthOf(reading, letter));
  if (tail === undefined) return dims(head);
  return spread && [...dims(head), ...spread, ...dims(tail)];
}

function lengthOf(reading: Reading, letter: string): Dim {
  const length = reading.lengths.get(letter);
  if (length !== undefined) return length;
  const args = { op: reading.opName, equation: reading.equation, letter };
  return refuse('bad-argument', "{op} '{equation}': axis {letter} of the output is in none of the inputs", args);
}
