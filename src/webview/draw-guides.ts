import type { Answer, Box } from './answer';
import type { PatchLayout } from './draw-patch';
import type { Page } from './page';
import type { Palette } from './palette';
import { cornerOf, type Viewport } from './viewport';

/** Where the three panes lie, read once per frame before anything is written. */
export interface StageLayout {
  readonly width: number;
  readonly height: number;
  readonly input: Corner;
  readonly patch: Corner;
  readonly output: Corner;
}

/** Relative to the stage. */
interface Corner {
  readonly left: number;
  readonly top: number;
  readonly width: number;
}

export function readStage(page: Page): StageLayout {
  const stage = page.stage.getBoundingClientRect();
  const corner = (element: HTMLElement): Corner => {
    const { left, top, width } = element.getBoundingClientRect();
    return { left: left - stage.left, top: top - stage.top, width };
  };
  const { width, height } = stage;
  return {
    width,
    height,
    input: corner(page.input.view),
    patch: corner(page.patch.view),
    output: corner(page.output.view),
  };
}

export interface GuideScene {
  readonly answer: Answer;
  readonly inputBox: Box | undefined;
  readonly outputBox: Box | undefined;
  readonly inputPort: Viewport;
  readonly outputPort: Viewport;
  readonly patch: PatchLayout | undefined;
  readonly palette: Palette;
}

/** Thin curves from the window to the patch and from the sum to its neuron; only where the panes stand side by side. */
export function drawGuides({ guides }: Page, stage: StageLayout, scene: GuideScene): void {
  const { input, patch, output } = stage;
  const sideBySide = input.left + input.width <= patch.left && patch.left + patch.width <= output.left;
  const { inputBox, outputBox } = scene;
  const visible = sideBySide && scene.answer.dir === 'out' && scene.patch && inputBox && outputBox;
  guides.root.style.display = visible ? '' : 'none';
  if (!visible) return;
  const [upper, lower, result] = guides.lines;
  const [startX, startY, endY] = rightEdge(scene.inputPort, input, inputBox);
  const patchTop = patch.top + scene.patch.top;
  const swing = Math.max(20, (patch.left - startX) / 2);
  const toPatch = (y: number, to: number): string =>
    `M${startX},${y}C${startX + swing},${y} ${patch.left - Math.min(swing, 40)},${to} ${patch.left},${to}`;
  stroke(upper, toPatch(startY, patchTop), scene.palette.window);
  stroke(lower, toPatch(endY, patchTop + scene.patch.gridHeight), scene.palette.window);
  const fromX = patch.left + Math.min(scene.patch.end, patch.width);
  const fromY = patchTop + scene.patch.gridHeight / 2;
  const [, row] = cornerOf(scene.outputPort, outputBox.row[0], 0);
  const [toX, toY] = [output.left + scene.outputPort.left - 24, output.top + row + scene.outputPort.cellHeight / 2];
  stroke(result, `M${fromX},${fromY}C${fromX + 24},${fromY} ${toX - 24},${toY} ${toX},${toY}`, scene.palette.neuron);
}

/** Right edge of the box on the map, kept on the part that is on show. */
function rightEdge(port: Viewport, pane: Corner, box: Box): readonly [x: number, top: number, bottom: number] {
  const [x] = cornerOf(port, box.row[0], box.col[1] + 1);
  const [, top] = cornerOf(port, box.row[0], 0);
  const [, bottom] = cornerOf(port, box.row[1] + 1, 0);
  const low = port.top;
  const high = port.top + port.rowCount * port.cellHeight;
  const on = (y: number): number => pane.top + Math.max(low, Math.min(high, y));
  return [pane.left + Math.min(x, port.left + port.colCount * port.cellWidth), on(top), on(bottom)];
}

function stroke(line: SVGElement, path: string, colour: string): void {
  line.setAttribute('d', path);
  line.style.stroke = colour;
}
