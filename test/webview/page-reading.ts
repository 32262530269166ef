import type { Page } from 'playwright-core';

export async function text(page: Page, selector: string): Promise<string> {
  return (await page.locator(selector).first().textContent()) ?? '';
}

export async function texts(page: Page, selector: string): Promise<readonly string[]> {
  return page.locator(selector).allTextContents();
}

/** A cell of a map that is shown whole: `first` and `count` of the columns on show, padding included. */
export interface MapCell {
  readonly row: number;
  readonly col: number;
  readonly first: number;
  readonly count: number;
}

/** Room that the panel leaves around its maps for axis numbers. */
const left = 30;
const top = 18;
const right = 8;
const largestCell = 40;

function cornerIn(width: number, { row, col, first, count }: MapCell): { x: number; y: number; cell: number } {
  const cell = Math.min(largestCell, (width - left - right) / count);
  return { x: left + (col - first) * cell, y: top + (row - first) * cell, cell };
}

/** Middle of a cell on the page. */
export async function centreOf(page: Page, pane: 'input' | 'output', at: MapCell): Promise<{ x: number; y: number }> {
  const box = await page.locator(`.pane.${pane} .map`).boundingBox();
  if (!box) throw new Error(`the ${pane} map is not on the page`);
  const { x, y, cell } = cornerIn(box.width, at);
  return { x: box.x + x + cell / 2, y: box.y + y + cell / 2 };
}

/** Colours of a square of pixels that starts near the corner of a cell; empty where nothing is painted. */
export async function colourAt(page: Page, selector: string, at: MapCell, side: number): Promise<readonly string[]> {
  const canvas = page.locator(selector).first();
  const box = await canvas.boundingBox();
  if (!box) throw new Error(`${selector} is not on the page`);
  const { x, y } = cornerIn(box.width, at);
  const inset = side === 1 ? 2 : -2;
  return canvas.evaluate(
    (element, [fromX, fromY, size]) => {
      const context = element instanceof HTMLCanvasElement ? element.getContext('2d') : null;
      const { data } = context?.getImageData(fromX, fromY, size, size) ?? { data: [] };
      const found = new Set<string>();
      for (let i = 0; i < data.length; i += 4) {
        const channels = [data[i] ?? 0, data[i + 1] ?? 0, data[i + 2] ?? 0];
        const hex = `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
        found.add(data[i + 3] === 0 ? '' : hex);
      }
      return [...found];
    },
    [Math.round(x + inset), Math.round(y + inset), side] as const,
  );
}

/** A colour of the page's own tokens, as canvases give it. */
export async function hexColour(page: Page, token: string): Promise<string> {
  return page.evaluate((name) => getComputedStyle(document.body).getPropertyValue(name).trim(), token);
}
