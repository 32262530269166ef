/** How much of a document's tensor calls was worked out. */
import type { Shape } from '../dims/dim';
import type { Site } from './sites';

export interface Coverage {
  readonly calls: number;
  readonly known: number;
  readonly unknown: number;
}

export function coverageOf(sites: readonly Site[]): Coverage {
  const known = sites.filter((site) =>
    site.contexts.some(({ call }) => call.outputs.every((output) => isKnown(output.shape))),
  ).length;
  return { calls: sites.length, known, unknown: sites.length - known };
}

/** `None` and symbols are answers; an axis that the analysis lost is none. */
export function isKnown(shape: Shape): boolean {
  return shape?.every((dim) => typeof dim === 'number' || dim.kind !== 'unknown') ?? false;
}
