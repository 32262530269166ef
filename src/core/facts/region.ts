/** Sets of cells of a tensor, as boxes: per axis a set of positions, not always next to each other. */

/** Every combination of one position per axis is a cell of the box. */
export type Box = readonly ReadonlySet<number>[];

export interface Region {
  /** Indices of the axes in the tensor, in rising order; other axes are seen in full. */
  readonly axes: readonly number[];
  readonly boxes: readonly Box[];
  /** Per axis: positions outside the tensor. */
  readonly padding: Box;
}

/** Both regions together. Boxes that lie in others are dropped, so that residual networks stay small. */
export function include(region: Region | undefined, more: Region): Region {
  if (!region) return more;
  const axes = [...new Set([...region.axes, ...more.axes])].sort((a, b) => a - b);
  if (axes.length !== region.axes.length || axes.length !== more.axes.length) {
    // One of the branches sees an axis in full of which the other sees cells: in full is what both see.
    return region.axes.length < more.axes.length ? region : more;
  }
  return {
    axes,
    boxes: more.boxes.reduce<readonly Box[]>(withBox, region.boxes),
    padding: axes.map((_, i) => new Set([...(region.padding[i] ?? []), ...(more.padding[i] ?? [])])),
  };
}

function withBox(boxes: readonly Box[], box: Box): readonly Box[] {
  if (boxes.some((each) => holds(each, box))) return boxes;
  return [...boxes.filter((each) => !holds(box, each)), box];
}

function holds(outer: Box, inner: Box): boolean {
  return inner.every((cells, i) => [...cells].every((cell) => outer[i]?.has(cell)));
}

/** Per axis every position that some box has. */
export function spanOf({ axes, boxes }: Pick<Region, 'axes' | 'boxes'>): readonly (readonly number[])[] {
  return axes.map((_, i) => [...new Set(boxes.flatMap((box) => [...(box[i] ?? [])]))].sort((a, b) => a - b));
}
