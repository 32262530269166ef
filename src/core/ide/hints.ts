/** Inlay hints: the output shape and the receptive field, behind each call that yields tensors. */
import { message } from '../base/message';
import { isKnown } from '../facts/coverage';
import { parametersOf } from '../facts/parameters';
import { receptiveFields, type ReceptiveFields } from '../facts/receptive-field';
import type { Site } from '../facts/sites';
import { sameShape } from '../dims/compare';
import { commonShape } from './common-shape';
import type { Document } from './document';
import { fieldSize } from './field-text';
import { siteMarkdown } from './hover-site';
import { grouped } from './numbers';

export interface HintSettings {
  readonly enabled: boolean;
  readonly shape: boolean;
  readonly receptiveField: boolean;
  readonly parameters: boolean;
  readonly unknown: boolean;
  readonly onlyWhereChanged: boolean;
  /** Characters; longer labels lose whole dimensions, never parts of one. */
  readonly maxLength: number;
}

export interface Hint {
  readonly offset: number;
  readonly label: string;
  /** Markdown: how the shape comes about. */
  readonly tooltip: () => string;
}

export function hintsOf(document: Document, settings: HintSettings): readonly Hint[] {
  const fields = receptiveFields();
  const written = writtenLines(document);
  const shown = document.sites.filter(
    (site) => !written.has(document.lines.line(site.place.end)) && isShown(site, settings),
  );
  return outermost(document, shown).flatMap((site) => {
    const label = labelOf(site, settings, fields);
    return label === undefined
      ? []
      : [{ offset: site.place.end, label, tooltip: () => siteMarkdown(document, site, fields) }];
  });
}

function isShown(site: Site, settings: HintSettings): boolean {
  if (!settings.onlyWhereChanged) return true;
  return site.contexts.some(({ call }) => !sameShape(call.inputs[0]?.shape, call.outputs[0]?.shape));
}

/** The lines on which the user wrote the shape already. */
function writtenLines({ lines, source }: Document): ReadonlySet<number> {
  const written = source.module.comments.filter(({ text }) => /^shape:\s*[([]/.test(text));
  return new Set(written.map(({ start }) => lines.line(start)));
}

/** Of calls within one another that end on the same line only the outermost speaks; the sites come in source order. */
function outermost({ lines }: Document, sites: readonly Site[]): readonly Site[] {
  const open: Site[] = [];
  return sites.filter((site) => {
    const { start, end } = site.place;
    while ((open.at(-1)?.place.end ?? end) < end) open.pop();
    const line = lines.line(end);
    const isInside = open.some(
      ({ place }) => (place.start !== start || place.end !== end) && end <= place.end && lines.line(place.end) === line,
    );
    open.push(site);
    return !isInside;
  });
}

function labelOf(site: Site, settings: HintSettings, fields: ReceptiveFields): string | undefined {
  const known = site.contexts.filter(({ call }) => call.outputs.some((output) => output.shape));
  if (known.length === 0) return settings.unknown ? message('→ ?') : undefined;
  const parts = [
    settings.shape ? shapePart(site, settings) : undefined,
    settings.receptiveField ? fieldPart(site, fields) : undefined,
    settings.parameters ? parameterPart(site) : undefined,
  ].flatMap((part) => part ?? []);
  if (parts.length === 0) return undefined;
  const times = known.length > 1 ? ` ×${String(known.length)}` : '';
  return `→ ${parts.join(' · ')}${times}`;
}

function shapePart(site: Site, settings: HintSettings): string | undefined {
  const count = Math.max(...site.contexts.map(({ call }) => call.outputs.length));
  const texts = Array.from(
    { length: count },
    (_, i) => commonShape(site.contexts.map(({ call }) => call.outputs[i]?.shape)) ?? '?',
  );
  const isWorthless = site.contexts.every(({ call }) =>
    call.outputs.every(
      (output) => !isKnown(output.shape) && output.shape?.every((dim) => typeof dim === 'object') !== false,
    ),
  );
  return isWorthless && !settings.unknown ? undefined : shorten(texts.join(', '), settings.maxLength);
}

/** Cuts behind a comma, never within a number. */
function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  const end = text.endsWith(')') ? ', …)' : ', …';
  const cut = text.lastIndexOf(',', most - end.length);
  return cut <= 0 ? '(…)' : text.slice(0, cut) + end;
}

function fieldPart(site: Site, fields: ReceptiveFields): string | undefined {
  const sizes = new Set(site.contexts.map(({ call }) => fieldSize(fields.of(call))));
  const [size] = sizes;
  return sizes.size === 1 && size !== undefined ? message('RF {size}', { size }) : undefined;
}

function parameterPart(site: Site): string | undefined {
  const [first] = site.contexts;
  const total = first && parametersOf(first.call.weights).total;
  return typeof total === 'number' && total > 0 ? message('{count} params', { count: grouped(total) }) : undefined;
}
