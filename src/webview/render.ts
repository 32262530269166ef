import { type Answer, type Box, inputBox, outputBox, seenFrom } from './answer';
import { sized } from './canvas';
import { affordableNeurons, type Colours, coloursOf, shownChannel } from './colours';
import { drawGuides, readStage, type StageLayout } from './draw-guides';
import { drawLabels } from './draw-labels';
import { drawMap } from './draw-map';
import { coverAhead, markInput, markOutput, type Sheet } from './draw-marks';
import { drawMinimap } from './draw-minimap';
import { drawPatch, drawPlaces, type PatchLayout } from './draw-patch';
import { type LayerView, placeAt } from './layer-view';
import { signed } from './numbers';
import type { Page } from './page';
import { type Palette, readPalette } from './palette';
import { type Patch, patchOf } from './patch';
import { continueRaster, planRaster, type Raster, startRaster } from './raster';
import { currentAnswer, inputDepth, isImage, type PanelState } from './state';
import { say, strings } from './strings';
import type { Neuron, Values } from './values';
import { inputExtent, mapHeight, outputExtent, type Viewport, viewport, type Wish } from './viewport';

/** What is kept between frames. */
export interface Renderer {
  palette: Palette;
  theme: string;
  input: MapMemory;
  output: MapMemory;
  colours: { readonly values: Values; readonly layerId: string; readonly colours: Colours } | undefined;
  patch: PatchLayout | undefined;
}

interface MapMemory {
  port: Viewport | undefined;
  raster: Raster | undefined;
}

export function createRenderer(): Renderer {
  const memory = (): MapMemory => ({ port: undefined, raster: undefined });
  return {
    palette: readPalette(),
    theme: document.body.className,
    input: memory(),
    output: memory(),
    colours: undefined,
    patch: undefined,
  };
}

export function changeTheme(renderer: Renderer): void {
  renderer.palette = readPalette();
  renderer.theme = document.body.className;
}

/** Forgets where the maps stood: another layer is shown. */
export function forgetViewports(renderer: Renderer): void {
  renderer.input.port = renderer.output.port = undefined;
}

/** What one frame shows; the texts are written from it. */
export interface Shown {
  readonly view: LayerView;
  readonly answer: Answer;
  readonly patch: Patch;
  readonly neuron: Neuron;
  /** Whether a map is still being worked out. */
  readonly unfinished: boolean;
}

interface Frame {
  readonly page: Page;
  readonly state: PanelState;
  readonly renderer: Renderer;
  readonly view: LayerView;
  readonly values: Values;
  readonly colours: Colours;
  readonly answer: Answer;
  readonly boxes: { readonly input: Box | undefined; readonly output: Box | undefined };
  readonly stage: StageLayout;
}

export function render(page: Page, renderer: Renderer, state: PanelState, view: LayerView): Shown | undefined {
  const { values } = state;
  if (!values) return undefined;
  const answer = currentAnswer(state, view);
  const boxes = { input: inputBox(answer), output: outputBox(answer) };
  const colours = rememberedColours(renderer, state, view, values);
  const frame: Frame = { page, state, renderer, view, values, colours, answer, boxes, stage: readStage(page) };
  // For a pixel, the patch pane shows who reads it; the neuron is then the one that the timeline stands at.
  const window = answer.dir === 'out' ? answer : seenFrom(view, placeAt(view, state.at, state.depth));
  const neuron = values.neuron(view, state.filter, window.at);
  const patch = patchOf(view, window, values, { filter: state.filter, channel: shownChannel(state, view) });
  const inputPort = renderInput(frame);
  const outputPort = renderOutput(frame);
  renderPatch(frame, patch, neuron);
  drawGuides(page, frame.stage, {
    answer,
    inputBox: boxes.input,
    outputBox: boxes.output,
    inputPort,
    outputPort,
    patch: renderer.patch,
    palette: renderer.palette,
  });
  const { input, output } = renderer;
  const unfinished = [input, output].some(({ raster }) => raster && raster.rowsDone < raster.plan.rows);
  return { view, answer, patch, neuron, unfinished };
}

function rememberedColours(renderer: Renderer, state: PanelState, view: LayerView, values: Values): Colours {
  const known = renderer.colours;
  if (known?.values === values && known.layerId === view.layer.id) return known.colours;
  const colours = coloursOf(state, view, values);
  renderer.colours = { values, layerId: view.layer.id, colours };
  return colours;
}

const nothingToSee: Box = { depth: [0, 0], row: [0, 0], col: [0, 0] };

function renderInput(frame: Frame): Viewport {
  const { page, state, renderer, view, colours, answer, boxes, stage } = frame;
  const reach = (axis: LayerView['rows']): number => (axis.transposed ? Math.ceil(axis.k / axis.s) + 2 : axis.ke);
  const port = turned(frame, 'in', {
    rows: inputExtent(view.rows),
    cols: inputExtent(view.cols),
    width: stage.input.width,
    zoom: state.zoom,
    focus: boxes.input ?? nothingToSee,
    need: { rows: reach(view.rows), cols: reach(view.cols) },
  });
  const depth = Math.max(0, Math.min(view.depth.n - 1, inputDepth(state, view)));
  const key = `in ${view.layer.id} ${state.channel} ${depth} ${state.edition}`;
  const colour = colours.input(state.channel, depth);
  const { palette } = renderer;
  const mark = answer.dir === 'in' ? palette.readers : palette.window;
  const sheet = drawBase(frame, page.input, renderer.input, {
    port,
    key,
    colour,
    width: stage.input.width,
    budget: 40,
  });
  markInput(sheet, view, { answer, box: boxes.input, pointed: state.pointed });
  drawLabels(sheet.context, port, { ...inputIndices(answer), colour: mark }, palette);
  drawMinimap(page.input.minimap, { port, key, colour, box: boxes.input, mark, palette, cells: 3072 });
  return port;
}

function renderOutput(frame: Frame): Viewport {
  const { page, state, renderer, view, colours, answer, boxes, stage } = frame;
  const port = turned(frame, 'out', {
    rows: outputExtent(view.rows),
    cols: outputExtent(view.cols),
    width: stage.output.width,
    zoom: state.zoom,
    focus: boxes.output ?? nothingToSee,
    need: { rows: 3, cols: 3 },
  });
  const key = `out ${view.layer.id} ${state.filter} ${state.depth} ${state.edition}`;
  const colour = colours.output(state.filter, state.depth);
  const { palette } = renderer;
  const mark = answer.dir === 'in' ? palette.readers : palette.neuron;
  const sheet = drawBase(frame, page.output, renderer.output, {
    port,
    key,
    colour,
    width: stage.output.width,
    budget: 8,
  });
  if (answer.dir === 'out' && !state.hover && !state.pin) coverAhead(sheet, answer.at);
  markOutput(sheet, view, answer, boxes.output);
  drawLabels(sheet.context, port, { ...outputIndices(answer), colour: mark }, palette);
  const cells = affordableNeurons(view, 3072);
  drawMinimap(page.output.minimap, { port, key, colour, box: boxes.output, mark, palette, cells });
  return port;
}

/** The page of the map that shows what is wished for; under the pointer it stays where it is. */
function turned({ state, renderer }: Frame, dir: 'in' | 'out', wish: Wish): Viewport {
  const memory = dir === 'in' ? renderer.input : renderer.output;
  const held = state.hover?.dir === dir ? memory.port : undefined;
  memory.port = held ?? viewport(wish, memory.port);
  return memory.port;
}

interface Indices {
  readonly rows: readonly number[];
  readonly cols: readonly number[];
}

function inputIndices(answer: Answer): Indices {
  if (answer.dir === 'in') return { rows: [answer.at.row], cols: [answer.at.col] };
  return { rows: answer.rows.map((tap) => tap.i), cols: answer.cols.map((tap) => tap.i) };
}

function outputIndices(answer: Answer): Indices {
  if (answer.dir === 'out') return { rows: [answer.at.row], cols: [answer.at.col] };
  return { rows: answer.rows.map((read) => read.o), cols: answer.cols.map((read) => read.o) };
}

interface BasePlan {
  readonly port: Viewport;
  readonly key: string;
  readonly colour: Raster['colour'];
  readonly width: number;
  /** Milliseconds of this frame that the picture may take. */
  readonly budget: number;
}

function drawBase({ renderer }: Frame, pane: Page['input'], memory: MapMemory, plan: BasePlan): Sheet {
  const { port, width } = plan;
  const cells = planRaster(port);
  const key = [plan.key, cells.row, cells.col, cells.rows, cells.cols, cells.step].join();
  const raster = memory.raster?.key === key ? memory.raster : startRaster(key, cells, plan.colour);
  memory.raster = raster;
  continueRaster(raster, plan.budget);
  drawMap(pane.base, port, raster, { palette: renderer.palette, theme: renderer.theme, width });
  const context = sized(pane.overlay, width, mapHeight(port));
  context.clearRect(0, 0, width, mapHeight(port));
  return { context, port, palette: renderer.palette };
}

function renderPatch(
  { page, state, renderer, view, colours, answer, stage }: Frame,
  patch: Patch,
  neuron: Neuron,
): void {
  const { width } = stage.patch;
  const { palette } = renderer;
  if (answer.dir === 'in') {
    drawPlaces(page.patch.canvas, { view, readers: answer, palette, width });
    renderer.patch = undefined;
    return;
  }
  const rgb = isImage(state, view) && view.channels === 3;
  renderer.patch = drawPatch(page.patch.canvas, {
    view,
    patch,
    filter: state.filter,
    palette,
    width,
    channelName: ({ channel, depth }) =>
      view.dims === 3
        ? say(strings.patchDepth, { depth: signed(depth.i), channel })
        : rgb
          ? (['R', 'G', 'B'][channel] ?? '')
          : say(strings.patchChannel, { channel }),
    shade: (channel, value) => colours.shade(channel, value),
    winner: neuron.winner,
    pointed: state.pointed,
  });
}
