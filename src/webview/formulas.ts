import type { Axis, Read, Tap } from '../core/facts/window';
import type { Answer } from './answer';
import type { LayerView } from './layer-view';
import { signed } from './numbers';
import { look, rich, type Segment, say, strings } from './strings';

/** The formula of each axis with this selection's numbers in it, one line each, and a line that names the letters. */
export function formulas(view: LayerView, answer: Answer): readonly (readonly Segment[])[] {
  const lines = axisNames(view).map(({ name, letter, axis, pick }) =>
    answer.dir === 'out'
      ? seenLine({ name, letter, axis, at: pick(answer.at) }, chosen(pick, answer))
      : readLine({ name, letter, axis, at: pick(answer.at) }, chosen(pick, answer)),
  );
  return [...lines, lastLine(view, answer)];
}

interface AxisLine {
  readonly name: string;
  readonly letter: string;
  readonly axis: Axis;
  readonly at: number;
}

type Pick = (from: { readonly depth: number; readonly row: number; readonly col: number }) => number;

interface NamedAxis {
  readonly name: string;
  readonly letter: string;
  readonly axis: Axis;
  readonly pick: Pick;
}

const pickDepth: Pick = (from) => from.depth;
const pickRow: Pick = (from) => from.row;
const pickCol: Pick = (from) => from.col;

function axisNames({ dims, depth, rows, cols }: LayerView): readonly NamedAxis[] {
  const all: readonly NamedAxis[] = [
    { name: say(strings.slices), letter: 'w', axis: depth, pick: pickDepth },
    { name: say(strings.rows), letter: 'u', axis: rows, pick: pickRow },
    {
      name: say(dims === 1 ? strings.stepsLabel : strings.cols),
      letter: dims === 1 ? 'u' : 'v',
      axis: cols,
      pick: pickCol,
    },
  ];
  return all.slice(3 - dims);
}

/** The list of taps or reads along the axis that `pick` stands for. */
function chosen<Item>(
  pick: Pick,
  {
    depths,
    rows,
    cols,
  }: { readonly depths: readonly Item[]; readonly rows: readonly Item[]; readonly cols: readonly Item[] },
): readonly Item[] {
  return pick === pickDepth ? depths : pick === pickRow ? rows : cols;
}

function seenLine({ name, letter, axis, at }: AxisLine, taps: readonly Tap[]): readonly Segment[] {
  const range = `${letter} = 0…${axis.k - 1}`;
  const start = [
    look(name, 'name'),
    ...(axis.transposed ? transposedStart(axis, letter, at) : plainStart(axis, letter, at)),
  ];
  const found = listed(taps.map((tap) => ({ text: signed(tap.i), pad: tap.pad })));
  return [
    ...start,
    { text: `,  ${range}` },
    look(say(strings.arrow), 'muted'),
    ...found,
    ...remark(axis, letter, taps),
  ];
}

function plainStart({ s, d, p0 }: Axis, letter: string, at: number): readonly Segment[] {
  const padding = p0 < 0 ? `+ ${-p0}` : `− ${p0}`;
  return [{ text: 'in = ' }, look(String(at), 'neuron strong'), { text: ` × ${s} ${padding} + ${letter} × ${d}` }];
}

function transposedStart({ s, d, p0 }: Axis, letter: string, at: number): readonly Segment[] {
  return [{ text: 'in = (' }, look(String(at), 'neuron strong'), { text: ` + ${p0} − ${letter} × ${d}) / ${s}` }];
}

interface Listed {
  readonly text: string;
  readonly pad: boolean;
}

/** At most a handful: of a global pooling the ends. */
const mostListed = 16;

function listed(items: readonly Listed[]): readonly Segment[] {
  if (items.length === 0) return [look(say(strings.none), 'window strong')];
  const shown: readonly (Listed | undefined)[] =
    mostListed < items.length ? [...items.slice(0, 3), undefined, ...items.slice(-3)] : items;
  return shown.flatMap((item, i) => [
    ...(i === 0 ? [] : [look(', ', 'window')]),
    item ? look(item.text, item.pad ? 'window strong padding' : 'window strong') : look('…', 'window'),
  ]);
}

function remark(axis: Axis, letter: string, taps: readonly Tap[]): readonly Segment[] {
  if (axis.transposed) {
    const which = taps.map((tap) => tap.u).join(', ') || say(strings.none);
    return [look(say(strings.tapsUsed, { tap: letter, which }), 'muted')];
  }
  const pads = taps.filter((tap) => tap.pad).map((tap) => signed(tap.i));
  if (pads.length === 0) return [];
  const which = mostListed < pads.length ? `${pads[0] ?? ''} … ${pads.at(-1) ?? ''}` : pads.join(', ');
  return [look(say(pads.length === 1 ? strings.isPadding : strings.arePadding, { which }), 'muted')];
}

function readLine({ name, letter, axis, at }: AxisLine, reads: readonly Read[]): readonly Segment[] {
  const { s, d, p0 } = axis;
  const selected = look(String(at), 'readers strong');
  const shift = p0 < 0 ? `− ${-p0}` : `+ ${p0}`;
  const formula = axis.transposed
    ? [{ text: 'out = ' }, selected, { text: ` × ${s} + ${letter} × ${d} − ${p0}` }]
    : [{ text: 'out = (' }, selected, { text: ` ${shift} − ${letter} × ${d}) / ${s}` }];
  const which = reads.map((read) => read.o).join(', ') || say(strings.none);
  return [look(name, 'name'), ...formula, look(say(strings.arrow), 'muted'), look(which, 'readers strong')];
}

function lastLine(view: LayerView, answer: Answer): readonly Segment[] {
  if (answer.dir === 'in') return [look(say(strings.note), 'name'), look(say(strings.noteReverse), 'muted')];
  const template = view.cols.transposed ? strings.whereTransposed : strings.whereForward;
  return [look(say(strings.where), 'name'), ...rich(template, {}).map((segment) => look(segment.text, 'muted'))];
}
