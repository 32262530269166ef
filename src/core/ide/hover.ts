/** What a hover says at an offset: a call, or any expression whose value is known. */
import type { Range } from '../base/range';
import { message } from '../base/message';
import { receptiveFields } from '../facts/receptive-field';
import type { Site } from '../facts/sites';
import { findOp } from '../ops/registry';
import { commandArguments } from './address';
import { docsOf } from './diagnostics';
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
  const all = [...kernelLink(document, site), ...rulePages(document, site), ...documentationLink(site)];
  return all.length === 0 ? '' : `\n\n${all.join(' · ')}`;
}

function kernelLink(document: Document, { contexts, place }: Site): readonly string[] {
  if (contexts[0]?.call.reach.kind !== 'window') return [];
  const args = commandArguments(document, place.start);
  return [`[${message('Show the kernel')}](command:tensorLoupe.showKernel?${args})`];
}

/** The pages of the rules that this call breaks. */
function rulePages(document: Document, { place }: Site): readonly string[] {
  const broken = document.analysis.problems.filter(
    (problem) =>
      problem.place.file === document.file && place.start <= problem.place.start && problem.place.end <= place.end,
  );
  return [...new Set(broken.map(({ rule }) => rule))].map((rule) => `[${rule}](${docsOf(rule)})`);
}

function documentationLink({ api }: Site): readonly string[] {
  const link = findOp(api)?.link;
  return link === undefined ? [] : [`[${message('Documentation')}](${link})`];
}
