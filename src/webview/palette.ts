/** Colours and fonts as the theme gives them; read again whenever the class of `body` changes. */
export interface Palette {
  readonly background: string;
  readonly foreground: string;
  readonly dim: string;
  readonly cell: string;
  readonly grid: string;
  readonly window: string;
  readonly neuron: string;
  readonly readers: string;
  readonly positive: Rgb;
  readonly negative: Rgb;
  readonly zeroWeight: Rgb;
  /** Laid over what is not under the window. */
  readonly veil: string;
  readonly strongVeil: string;
  readonly mono: string;
  readonly hatch: CanvasPattern | string;
}

export type Rgb = readonly [red: number, green: number, blue: number];

export function readPalette(): Palette {
  const style = getComputedStyle(document.body);
  const token = (name: string): string => style.getPropertyValue(name).trim();
  const background = token('--background');
  return {
    background,
    foreground: token('--foreground'),
    dim: token('--dim'),
    cell: token('--cell'),
    grid: token('--grid'),
    window: token('--window'),
    neuron: token('--neuron'),
    readers: token('--readers'),
    positive: rgb(token('--positive')),
    negative: rgb(token('--negative')),
    zeroWeight: rgb(token('--zero-weight')),
    veil: token('--veil'),
    strongVeil: token('--strong-veil'),
    mono: token('--mono'),
    hatch: hatch(background, token('--padding')),
  };
}

/** Our own tokens are written as `#rrggbb`. */
function rgb(hex: string): Rgb {
  const part = (from: number): number => Number.parseInt(hex.slice(from, from + 2), 16) || 0;
  return [part(1), part(3), part(5)];
}

export function css([red, green, blue]: Rgb): string {
  return `rgb(${Math.round(red)},${Math.round(green)},${Math.round(blue)})`;
}

export function mix(from: Rgb, to: Rgb, share: number): Rgb {
  const [a, b, c] = from;
  const [x, y, z] = to;
  return [a + (x - a) * share, b + (y - b) * share, c + (z - c) * share];
}

/** Diagonal lines that fit together at the tile's edges. */
function hatch(background: string, ink: string): CanvasPattern | string {
  const tile = document.createElement('canvas');
  tile.width = tile.height = 12;
  const context = tile.getContext('2d');
  if (!context) return background;
  context.fillStyle = background;
  context.fillRect(0, 0, 12, 12);
  context.strokeStyle = ink;
  context.globalAlpha = 0.75;
  context.lineWidth = 1.2;
  context.beginPath();
  for (let x = -12; x <= 12; x += 6) {
    context.moveTo(x, 12);
    context.lineTo(x + 12, 0);
  }
  context.stroke();
  return context.createPattern(tile, 'repeat') ?? background;
}
