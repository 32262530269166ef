/** What a hover says at an offset: a call, or any expression whose value is known. */
import type { Range } from '../base/range';
import { message } from '../base/message';
import { receptiveFields } from '../facts/receptive-field';
import type { Site } from '../facts/sites';
import type { Document } from './document';
import { expressionAt } from './expression-at';
import { siteMarkdown } from './hover-site';
import { valueMarkdown } from './hover-value';

export interface Hover extends Range {
  readonly markdown: string;
}

export function hoverAt(document: Document, offset: number): Hover | undefined {
  const expression = expressionAt(document, offset);
  const site = siteAt(document, offset);
  if (site && (!expression || isCallee(document, site, offset))) return siteHover(document, site);
  if (expression) {
    const markdown = valueMarkdown(document, expression);
    if (markdown !== undefined) return { start: expression.node.start, end: expression.node.end, markdown };
  }
  return site && siteHover(document, site);
}

function siteHover(document: Document, site: Site): Hover {
  const { start, end } = site.place;
  return { start, end, markdown: `${siteMarkdown(document, site, receptiveFields())}${links(document, site)}` };
}

/** The innermost call around the offset. */
function siteAt(document: Document, offset: number): Site | undefined {
  const around = document.sites.filter(({ place }) => place.start <= offset && offset <= place.end);
  return around.reduce<Site | undefined>(
    (best, site) => (!best || site.place.end - site.place.start <= best.place.end - best.place.start ? site : best),
    undefined,
  );
}

/** On the name of the function, before its first bracket: the hover is about the call. */
function isCallee(document: Document, site: Site, offset: number): boolean {
  const bracket = document.text.indexOf('(', site.place.start);
  return offset <= (bracket < 0 ? site.place.end : bracket);
}

function links(document: Document, site: Site): string {
  const call = site.contexts[0]?.call;
  if (call?.reach.kind !== 'window') return '';
  const { line, column } = document.lines.position(site.place.start);
  const args = encodeURIComponent(JSON.stringify([document.file, { line: line - 1, character: column - 1 }]));
  return `\n\n[${message('Show the kernel')}](command:tensorLoupe.showKernel?${args})`;
}
