/** A canvas that is as sharp as the screen, drawn on in CSS pixels. */
export function sized(canvas: HTMLCanvasElement, width: number, height: number): CanvasRenderingContext2D {
  const density = Math.min(2, devicePixelRatio || 1);
  const [across, down] = [Math.max(1, Math.round(width * density)), Math.max(1, Math.round(height * density))];
  if (canvas.width !== across || canvas.height !== down) {
    canvas.width = across;
    canvas.height = down;
    // What was painted is gone; whoever remembers having painted it must know.
    delete canvas.dataset.painted;
  }
  if (canvas.style.height !== `${height}px`) canvas.style.height = `${height}px`;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('Invariant: a canvas that never had another context has a 2d one');
  context.setTransform(density, 0, 0, density, 0, 0);
  return context;
}

export interface TextLook {
  readonly font: string;
  readonly colour: string;
  readonly align: CanvasTextAlign;
  readonly baseline: CanvasTextBaseline;
}

export function label(
  context: CanvasRenderingContext2D,
  text: string,
  at: readonly [number, number],
  look: TextLook,
): void {
  context.font = look.font;
  context.fillStyle = look.colour;
  context.textAlign = look.align;
  context.textBaseline = look.baseline;
  context.fillText(text, at[0], at[1]);
}

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A box that stands out over any image: the halo has the colour of the page. */
export function haloBox(
  context: CanvasRenderingContext2D,
  { x, y, width, height }: Rect,
  look: { readonly colour: string; readonly halo: string; readonly line: number; readonly dash?: readonly number[] },
): void {
  context.setLineDash(look.dash ? [...look.dash] : []);
  context.strokeStyle = look.halo;
  context.lineWidth = look.line + 2.5;
  context.strokeRect(x, y, width, height);
  context.strokeStyle = look.colour;
  context.lineWidth = look.line;
  context.strokeRect(x, y, width, height);
  context.setLineDash([]);
}
