/**
 * One spatial axis of one layer. Everything that is drawn or said about windows comes from the functions below, so that
 * text, pictures and tables cannot disagree.
 */
export interface Axis {
  /** Input length. */
  readonly n: number;
  /** Output length; below 1 where the window does not fit. */
  readonly out: number;
  /** Kernel taps, stride, dilation. */
  readonly k: number;
  readonly s: number;
  readonly d: number;
  /** Length of the window with its gaps: `(k - 1) * d + 1`. */
  readonly ke: number;
  /**
   * Padding before and after; negative where a layer crops its input. On a transposed axis: what is cropped from the
   * output; negative where outputs are added that no input reaches.
   */
  readonly p0: number;
  readonly p1: number;
  readonly transposed: boolean;
}

/** How an axis follows from its input length. Up-sampling by `f` is the transposed axis with `k = s = f`. */
export interface AxisRule {
  /** Kernel taps; `all` spans the whole axis (global pooling). */
  readonly k: number | 'all';
  readonly s: number;
  readonly d: number;
  readonly padding: 'same' | 'valid' | 'causal' | readonly [before: number, after: number];
  readonly transposed: boolean;
  /** Keras's `output_padding` of a transposed axis, where the code gives it. */
  readonly outputPadding?: number;
}

/** One place under the window: input index `i`, kernel index `u`; `pad`: outside the data. */
export interface Tap {
  readonly i: number;
  readonly u: number;
  readonly pad: boolean;
}

/** One output that reads an input: output index `o` through kernel index `u`. */
export interface Read {
  readonly o: number;
  readonly u: number;
}

/**
 * The axis that a rule makes of an input length.
 * Source: tf.nn.convolution ("SAME": out = ceil(n / s), pad_before = total // 2, the odd one goes last); Keras 3.16
 * `compute_conv_output_shape` and `compute_conv_transpose_output_shape`.
 */
export function axisOf(rule: AxisRule, n: number): Axis {
  if (rule.k === 'all') return { n, out: 1, k: n, s: 1, d: 1, ke: n, p0: 0, p1: 0, transposed: false };
  const { k, s, d, transposed } = rule;
  const ke = (k - 1) * d + 1;
  const ends = transposed ? transposedEnds(rule, n, ke) : plainEnds(rule, n, ke);
  return { n, k, s, d, ke, transposed, ...ends };
}

type Ends = Pick<Axis, 'out' | 'p0' | 'p1'>;

function plainEnds({ padding, s }: AxisRule, n: number, ke: number): Ends {
  if (padding === 'same') {
    const out = Math.ceil(n / s);
    const total = Math.max((out - 1) * s + ke - n, 0);
    const p0 = Math.floor(total / 2);
    return { out, p0, p1: total - p0 };
  }
  const [p0, p1] = padding === 'valid' ? [0, 0] : padding === 'causal' ? [ke - 1, 0] : padding;
  return { out: Math.floor((n + p0 + p1 - ke) / s) + 1, p0, p1 };
}

function transposedEnds(rule: AxisRule, n: number, ke: number): Ends {
  const { padding, s, outputPadding } = rule;
  const whole = (n - 1) * s + ke;
  if (typeof padding !== 'string') {
    const [p0, p1] = padding;
    return { out: whole - p0 - p1 + (outputPadding ?? 0), p0, p1: p1 - (outputPadding ?? 0) };
  }
  const same = padding === 'same';
  if (outputPadding !== undefined) {
    const p0 = same ? Math.floor(ke / 2) : 0;
    return { out: whole - 2 * p0 + outputPadding, p0, p1: p0 - outputPadding };
  }
  const out = same ? n * s : n * s + Math.max(ke - s, 0);
  const p0 = same ? Math.floor(Math.max(ke - s, 0) / 2) : 0;
  return { out, p0, p1: whole - out - p0 };
}

/** Output → input: what output `o` sees. A plain axis lists padding too; a transposed one only what is there. */
export function taps(axis: Axis, o: number): readonly Tap[] {
  const found: Tap[] = [];
  for (let u = 0; u < axis.k; u++) {
    const i = axis.transposed ? (o + axis.p0 - u * axis.d) / axis.s : o * axis.s - axis.p0 + u * axis.d;
    const pad = i < 0 || axis.n <= i;
    if (Number.isInteger(i) && !(axis.transposed && pad)) found.push({ i, u, pad });
  }
  return found;
}

/** Input → output: which outputs read input `i`, in rising order. */
export function reads(axis: Axis, i: number): readonly Read[] {
  const found: Read[] = [];
  for (let u = 0; u < axis.k; u++) {
    const o = axis.transposed ? i * axis.s + u * axis.d - axis.p0 : (i + axis.p0 - u * axis.d) / axis.s;
    if (Number.isInteger(o) && 0 <= o && o < axis.out) found.push({ o, u });
  }
  return found.sort((a, b) => a.o - b.o);
}

/**
 * What output `o` of the last axis of `path` sees on every level back to the image: element 0 is the set of image
 * indices, element `i` that of the input of `path[i]`, the last one `{o}`. Padding between layers carries nothing back
 * and is dropped; only on the image are indices outside the data kept.
 */
export function traceBack(path: readonly Axis[], o: number): readonly ReadonlySet<number>[] {
  let seen: ReadonlySet<number> = new Set([o]);
  const levels = [seen];
  for (let level = path.length - 1; 0 <= level; level--) {
    const axis = path[level];
    if (axis) seen = seenBy(axis, seen, level === 0);
    levels.unshift(seen);
  }
  return levels;
}

/** Which indices an image index reaches on every level: element 0 is `{i}`, element `l` the outputs of `path[l - 1]`. */
export function traceForward(path: readonly Axis[], i: number): readonly ReadonlySet<number>[] {
  let reached: ReadonlySet<number> = new Set([i]);
  const levels = [reached];
  for (const axis of path) {
    reached = new Set([...reached].flatMap((index) => reads(axis, index).map((read) => read.o)));
    levels.push(reached);
  }
  return levels;
}

function seenBy(axis: Axis, outputs: ReadonlySet<number>, keepPadding: boolean): ReadonlySet<number> {
  const seen = new Set<number>();
  for (const o of outputs) for (const tap of taps(axis, o)) if (keepPadding || !tap.pad) seen.add(tap.i);
  return seen;
}

/** First and last index of a set; `undefined` for the empty one. */
export function hull(indices: Iterable<number>): readonly [number, number] | undefined {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const index of indices) {
    low = Math.min(low, index);
    high = Math.max(high, index);
  }
  return low <= high ? [low, high] : undefined;
}

/**
 * Length of the full receptive field away from all borders, and the step on the image from one output to the next.
 * Source: Dumoulin and Visin 2016, arXiv:1603.07285; Araujo et al. 2019, "Computing Receptive Fields", eq. 2.
 */
export function nominalField(path: readonly Axis[]): { readonly size: number; readonly stride: number } {
  let size = 1;
  let stride = 1;
  for (const axis of path) {
    const reach = axis.transposed ? Math.ceil(axis.ke / axis.s) : axis.ke;
    size += (reach - 1) * stride;
    stride = axis.transposed ? stride / axis.s : stride * axis.s;
  }
  return { size, stride };
}
