/** Patterns of einops: axes by name, taken apart, put together and moved. Source: einops 0.8, keras/src/ops/einops.py (3.16). */
import { floorDivide, modulo, product } from '../../dims/arithmetic';
import { decide } from '../../dims/compare';
import { type Dim, type Shape, UNKNOWN } from '../../dims/dim';
import { formatDim, formatShape } from '../../dims/format';
import type { OpGroup } from '../op';
import { refuse } from '../refusal';
import { type Call, outcome, records, type Rule } from './record';

/** `b (h s) ...` → `[['b'], ['h', 's'], ['...']]`; undefined for what is no pattern. */
function groupsOf(side: string | undefined): readonly (readonly string[])[] | undefined {
  if (side === undefined || !/^(?:\s|\w|\.{3}|\([\w\s]*\))*$/.test(side)) return undefined;
  return [...side.matchAll(/\(([\w\s]*)\)|\w+|\.{3}/g)].map(([all, inner]) => (inner ?? all).match(/\w+|\.{3}/g) ?? []);
}

const rearrange: Rule = (call) => {
  const { shape, dtype } = call.tensor(0);
  const [before, after, more] = call.args.string('pattern')?.split('->') ?? [];
  const [from, to] = [groupsOf(before), groupsOf(after)];
  const made = shape && from && to && more === undefined ? arranged(call, { shape, from, to }) : undefined;
  return outcome(call.gives(made, dtype));
};

interface Arranging {
  readonly shape: readonly Dim[];
  readonly from: readonly (readonly string[])[];
  readonly to: readonly (readonly string[])[];
}

function arranged(call: Call, { shape, from, to }: Arranging): Shape {
  const lengths = new Map<string, Dim>();
  for (const [name, value] of call.args.all) if (value.kind === 'int') lengths.set(name, value.value);
  const open = from.findIndex(([name]) => name === '...');
  const many = shape.length - from.length + 1;
  if (open < 0 ? many !== 1 : many < 0) refuseRank(call, shape);
  from.forEach((names, i) => {
    const dim = shape[open < 0 || i < open ? i : i + many - 1] ?? UNKNOWN;
    if (i !== open) takeApart(call, { names, dim, lengths });
  });
  const rest = open < 0 ? [] : shape.slice(open, open + many);
  return to.flatMap((names) => (names.includes('...') && names.length === 1 ? rest : [joint(names, lengths, rest)]));
}

/** Numbers stand for themselves. */
const lengthOf = (name: string, lengths: ReadonlyMap<string, Dim>): Dim | undefined =>
  /^\d/.test(name) ? Number(name) : lengths.get(name);

function joint(names: readonly string[], lengths: ReadonlyMap<string, Dim>, rest: readonly Dim[]): Dim {
  return product(names.flatMap((name) => (name === '...' ? rest : [lengthOf(name, lengths) ?? UNKNOWN])));
}

interface Axis {
  readonly names: readonly string[];
  readonly dim: Dim;
  readonly lengths: Map<string, Dim>;
}

/** The one name without a length gets what the others leave. */
function takeApart(call: Call, { names, dim, lengths }: Axis): void {
  const open = names.filter((name) => lengthOf(name, lengths) === undefined);
  const known = product(names.map((name) => lengthOf(name, lengths) ?? 1));
  const [only, ...others] = open;
  const isWhole = only === undefined ? decide(known, '=', dim) : decide(modulo(dim, known), '=', 0);
  if (isWhole === 'no')
    refuse(
      'reshape-size',
      '{op} cannot make ({names}) of an axis of length {length}: the known part is {known}',
      { op: call.opName, names: names.join(' '), length: formatDim(dim), known: formatDim(known) },
      { arg: 'pattern' },
    );
  if (only !== undefined) lengths.set(only, 0 < others.length ? UNKNOWN : floorDivide(dim, known));
}

function refuseRank(call: Call, shape: readonly Dim[]): never {
  const args = { op: call.opName, pattern: call.args.string('pattern') ?? '', shape: formatShape(shape) };
  return refuse('layer-rank', "{op} does not find the axes of '{pattern}' in a tensor of shape {shape}", args, {
    arg: 'pattern',
  });
}

const IMAGES = { x: '(b, h, w, 3)' };

export const EINOPS: readonly OpGroup[] = [
  records(
    {
      names: 'keras.ops.rearrange einops.rearrange',
      signature: 'tensor, pattern, **axes_lengths',
      summary: 'The same numbers with axes moved, joined and taken apart, by name',
    },
    rearrange,
    [
      { code: "ops.rearrange(x, 'b h w c -> b c (h w)')", given: IMAGES, gives: '(b, 3, h*w)' },
      {
        code: "ops.rearrange(x, 'b (h s) (w t) c -> b h w (c s t)', s=2, t=2)",
        given: { x: '(b, 30, 40, 3)' },
        gives: '(b, 15, 20, 12)',
      },
      { code: "ops.rearrange(x, 'b ... c -> b c ...')", given: IMAGES, gives: '(b, 3, h, w)' },
      { code: "ops.rearrange(x, 'b (h s) -> b h s', s=4)", given: { x: '(2, 30)' }, refused: 'reshape-size' },
      { code: "ops.rearrange(x, 'b h w -> b w h')", given: IMAGES, refused: 'layer-rank' },
    ],
  ),
  records(
    {
      names: 'einops.reduce',
      signature: 'tensor, pattern, reduction, **axes_lengths',
      summary: 'Axes that the right side does not name are put together',
    },
    rearrange,
    [
      { code: "einops.reduce(x, 'b h w c -> b c', 'mean')", given: IMAGES, gives: '(b, 3)' },
      {
        code: "einops.reduce(x, 'b (h 2) (w 2) c -> b h w c', 'max')",
        given: { x: '(b, 8, 6, 3)' },
        gives: '(b, 4, 3, 3)',
      },
    ],
  ),
  records(
    {
      names: 'einops.repeat',
      signature: 'tensor, pattern, **axes_lengths',
      summary: 'New axes, along which the numbers are repeated',
    },
    rearrange,
    [{ code: "einops.repeat(x, 'h w -> h (w n) k 1', n=2, k=5)", given: { x: '(4, w)' }, gives: '(4, 2*w, 5, 1)' }],
  ),
];
