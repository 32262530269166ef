/** A dense layer whose axes are named by an einsum equation. */
import { product } from '../../dims/arithmetic';
import { type Dim, DYNAMIC, UNKNOWN } from '../../dims/dim';
import { formatShape } from '../../dims/format';
import type { Weight } from '../../graph/call';
import { itemsOf, type Args } from '../args';
import type { LayerCall, LayerOp, Outcome } from '../op';
import { refuse } from '../refusal';
import { isDynamic } from '../shared/lengths';
import { describeDim, only, provablyDiffers } from './inputs';
import { KERNEL_AND_BIAS, layer, output } from './layer';
import { adaptable, trained } from './weights';

export const EINSUM_DENSE: LayerOp = layer({
  name: 'EinsumDense',
  signature: `equation, output_shape, activation=None, bias_axes=None, ${KERNEL_AND_BIAS}, lora_rank=None, lora_alpha=None, gptq_unpacked_column_size=None, quantization_config=None`,
  summary: 'Dense layer over the axes that an einsum equation names.',
  page: 'core_layers/',
  examples: [
    {
      code: "layers.EinsumDense('ab,bc->ac', output_shape=64, bias_axes='c')(x)",
      given: { x: '(None, 32)' },
      gives: '(None, 64)',
      params: 2112,
    },
    {
      code: "layers.EinsumDense('abc,cd->abd', output_shape=(None, 64))(x)",
      given: { x: '(b, t, 128)' },
      gives: '(b, None, 64)',
      params: 8192,
    },
    {
      code: "layers.EinsumDense('ab,bc->ac', output_shape=5)(x)",
      given: { x: '(None, None)' },
      refused: 'undefined-axis',
    },
  ],
  apply: applyEinsumDense,
});

function applyEinsumDense(call: LayerCall): Outcome {
  const { args } = call;
  const { shape } = only(call);
  const equation = args.string('equation');
  const target = targetOf(args);
  if (!shape || equation === undefined || !target) return { result: output(call, undefined) };
  const parsed = parse(args, equation);
  const elided = shape.length - parsed.input.length;
  const full = fullOutput({ shape, target, parsed });
  const lettered: Lettered = {
    args,
    parsed,
    elided,
    input: axesOf(shape, parsed.input, parsed.isLeft ? -parsed.input.length : 0),
    output: axesOf(full, parsed.output, parsed.isLeft ? elided : 0),
  };
  checkShared(lettered);
  const kernel = kernelShape(lettered);
  const weights = [...adaptable(args, 'kernel', kernel), ...biasOf(lettered)];
  const rest = Array.from(parsed.output)
    .filter((letter) => !parsed.weight.includes(letter))
    .map((letter) => lettered.output.get(letter) ?? UNKNOWN);
  return { result: output(call, full), weights, macs: product([...rest.slice(1), ...kernel]) };
}

function targetOf(args: Args): readonly Dim[] | undefined {
  const value = args.value('output_shape');
  const items = itemsOf(value);
  if (items) return items.map((item) => (item.kind === 'none' ? DYNAMIC : item.kind === 'int' ? item.value : UNKNOWN));
  return value.kind === 'int' ? [value.value] : undefined;
}

interface Parsed {
  readonly input: string;
  readonly weight: string;
  readonly output: string;
  /** Dots before the letters. */
  readonly isLeft: boolean;
}

/** The three forms that Keras takes; `match` is not anchored at the end, as there (core/einsum_dense.py, 3.16). */
function parse(args: Args, equation: string): Parsed {
  const text = equation.replaceAll('...', '0');
  const plain = /^([a-zA-Z]+),([a-zA-Z]+)->([a-zA-Z]+)/.exec(text);
  const left = /^0([a-zA-Z]+),([a-zA-Z]+)->0([a-zA-Z]+)/.exec(text);
  const right = /^([a-zA-Z]{2,})0,([a-zA-Z]+)->([a-zA-Z]+)0/.exec(text);
  const [, input, weight, out] = plain ?? left ?? right ?? [];
  if (input === undefined || weight === undefined || out === undefined) {
    return refuse(
      'bad-argument',
      "{op} cannot read the equation '{equation}': it takes the form X,Y->Z",
      { op: args.opName, equation },
      { arg: 'equation' },
    );
  }
  return { input, weight, output: out, isLeft: !plain && left !== null };
}

interface Full {
  readonly shape: readonly Dim[];
  readonly target: readonly Dim[];
  readonly parsed: Parsed;
}

/** Batch, the given lengths, and the axes that the dots stand for. */
function fullOutput({ shape, target, parsed }: Full): readonly Dim[] {
  const elided = shape.length - parsed.input.length;
  const [batch = UNKNOWN] = shape;
  if (elided <= 0) return [batch, ...target];
  if (!parsed.isLeft) return [batch, ...target, ...shape.slice(shape.length - elided)];
  return [batch, ...shape.slice(1, elided).reverse(), ...target];
}

/** The axis of each letter, counted from the first one's; behind dots on the left that is not the first of the shape. */
function axesOf(shape: readonly Dim[], letters: string, first: number): ReadonlyMap<string, Dim | undefined> {
  return new Map(Array.from(letters).map((letter, i) => [letter, shape.at(i + first)]));
}

interface Lettered {
  readonly args: Args;
  readonly parsed: Parsed;
  /** How many axes the dots stand for in the input. */
  readonly elided: number;
  readonly input: ReadonlyMap<string, Dim | undefined>;
  readonly output: ReadonlyMap<string, Dim | undefined>;
}

function checkShared({ args, parsed, input, output: out }: Lettered): void {
  for (const letter of parsed.input) {
    const have = input.get(letter);
    if (have === undefined) refuseLetter(args, letter, parsed.input);
    if (!out.has(letter)) continue;
    const want = out.get(letter);
    if (want === undefined) refuseLetter(args, letter, parsed.output);
    if (isDynamic(want) || !provablyDiffers(have, want)) continue;
    refuse(
      'shape-mismatch',
      "{op} keeps the axis '{letter}', which has length {have} in the input and {want} in output_shape",
      { op: args.opName, letter, have: describeDim(have), want: describeDim(want) },
      { arg: 'output_shape' },
    );
  }
  for (const letter of parsed.output) {
    if (parsed.input.includes(letter) || parsed.weight.includes(letter)) continue;
    refuse(
      'bad-argument',
      "{op} cannot make the axis '{letter}' of '{output}': neither the input nor the kernel has it",
      { op: args.opName, letter, output: parsed.output },
      { arg: 'equation' },
    );
  }
}

function refuseLetter(args: Args, letter: string, letters: string): never {
  return refuse(
    'layer-rank',
    "{op} names the axes '{letters}', but there is no axis for '{letter}'",
    { op: args.opName, letters, letter },
    { input: 0 },
  );
}

function kernelShape({ args, parsed, input, output: out }: Lettered): readonly Dim[] {
  return Array.from(parsed.weight).map((letter) => {
    const dim = out.has(letter) ? out.get(letter) : input.get(letter);
    if (dim === undefined) return refuseLetter(args, letter, parsed.weight);
    if (isDynamic(dim))
      refuse(
        'undefined-axis',
        "{op} cannot create its kernel: the axis '{letter}' has length None",
        { op: args.opName, letter },
        { input: 0 },
      );
    return dim;
  });
}

function biasOf(lettered: Lettered): readonly Weight[] {
  const { args, parsed } = lettered;
  const axes = args.string('bias_axes');
  if (axes === undefined) return [];
  const wrong = Array.from(axes).find((letter) => !parsed.output.includes(letter));
  if (wrong !== undefined) {
    refuse(
      'bad-argument',
      "{op} wants a bias along '{wrong}', which is not in the output '{output}'",
      { op: args.opName, wrong, output: parsed.output },
      { arg: 'bias_axes' },
    );
  }
  return [trained('bias', biasShape(lettered, axes))];
}

/** From the first axis with a bias on; 1 on axes without one and on those that dots on the right stand for. */
function biasShape({ args, parsed, elided, output: out }: Lettered, axes: string): readonly Dim[] {
  const missing = Array.from(parsed.output).find((letter) => out.get(letter) === undefined);
  if (missing !== undefined) refuseLetter(args, missing, parsed.output);
  const first = Math.min(...Array.from(axes).map((letter) => parsed.output.indexOf(letter)));
  const named = Array.from(parsed.output.slice(first)).map((letter) =>
    axes.includes(letter) ? (out.get(letter) ?? UNKNOWN) : 1,
  );
  if (named.some(isDynamic)) {
    refuse(
      'undefined-axis',
      '{op} cannot create its bias along axes of length None: {shape}',
      { op: args.opName, shape: formatShape(named) },
      { arg: 'bias_axes' },
    );
  }
  return parsed.isLeft ? named : [...named, ...new Array<Dim>(Math.max(0, elided)).fill(1)];
}
