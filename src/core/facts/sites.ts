/** Calls grouped by where they stand: one site may be evaluated in several contexts. */
import type { Place } from '../base/range';
import { shapeToJson } from '../dims/format';
import type { Call } from '../graph/call';

/** One call expression of the program (or one layer constructor), with every distinct way in which it was evaluated. */
export interface Site {
  readonly api: string;
  readonly place: Place;
  readonly constructorPlace: Place;
  readonly target: string | undefined;
  /** In order of execution; at least one. */
  readonly contexts: readonly Context[];
  /** There were more, which are not kept. */
  readonly isCut: boolean;
}

export interface Context {
  readonly call: Call;
  /** How often this same context occurred. */
  readonly count: number;
}

/** The sites of one document in source order. `mostContexts` bounds what is kept of each. */
export function sitesOf(calls: readonly Call[], file: string, mostContexts: number): readonly Site[] {
  const sites = new Map<string, Growing>();
  for (const call of calls) {
    if (call.place.file !== file) continue;
    const key = siteKey(call);
    const site = sites.get(key);
    if (site) addContext(site, call, mostContexts);
    else sites.set(key, { contexts: [{ call, count: 1 }], byKey: undefined, isCut: false, first: call });
  }
  return [...sites.values()].map(finish).sort((a, b) => a.place.start - b.place.start || b.place.end - a.place.end);
}

interface Growing {
  readonly first: Call;
  readonly contexts: { readonly call: Call; count: number }[];
  /** Most sites have one context, which nothing is compared with. */
  byKey: Map<string, { count: number }> | undefined;
  isCut: boolean;
}

function siteKey(call: Call): string {
  const { place, constructorPlace } = call;
  return `${String(place.start)}:${String(place.end)}:${constructorPlace.file}:${String(constructorPlace.start)}:${call.api}`;
}

function addContext(site: Growing, call: Call, most: number): void {
  site.byKey ??= new Map(site.contexts.map((context) => [contextKey(context.call), context]));
  const key = contextKey(call);
  const known = site.byKey.get(key);
  if (known) known.count++;
  else if (most <= site.contexts.length) site.isCut = true;
  else {
    const context = { call, count: 1 };
    site.contexts.push(context);
    site.byKey.set(key, context);
  }
}

function contextKey(call: Call): string {
  const shapes = [call.inputs, call.outputs, call.weights].map((held) =>
    held.map(({ shape }) => JSON.stringify(shapeToJson(shape))).join(';'),
  );
  return [...shapes, call.stack.map((place) => place.start).join(',')].join('|');
}

function finish({ first, contexts, isCut }: Growing): Site {
  return {
    api: first.api,
    place: first.place,
    constructorPlace: first.constructorPlace,
    target: first.target,
    contexts,
    isCut,
  };
}
