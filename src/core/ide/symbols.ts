/** The outline: models with their layers. */
import type { Range } from '../base/range';
import { modelsOf } from '../facts/models';
import type { Site } from '../facts/sites';
import { message } from '../base/message';
import { commonShape } from './common-shape';
import type { Document } from './document';
import { groupedDim } from './numbers';

export interface OutlineItem extends Range {
  readonly name: string;
  readonly detail: string;
  readonly kind: 'model' | 'layer' | 'tensor';
  readonly children: readonly OutlineItem[];
}

export function outlineOf(document: Document): readonly OutlineItem[] {
  const { analysis } = document;
  const models = modelsOf(analysis.models, analysis.calls)
    .filter((model) => model.place.file === document.file)
    .map(
      (model): OutlineItem => ({
        name: model.name ?? model.className,
        detail: message('{count} parameters', { count: groupedDim(model.total) }),
        kind: 'model',
        start: model.place.start,
        end: model.place.end,
        children: [],
      }),
    );
  return [...models, ...document.sites.map(layerItem)];
}

function layerItem(site: Site): OutlineItem {
  const short = site.api.slice(site.api.lastIndexOf('.') + 1);
  return {
    name: site.target === undefined ? short : `${site.target} = ${short}`,
    detail: commonShape(site.contexts.map(({ call }) => call.outputs[0]?.shape)) ?? '?',
    kind: site.contexts[0]?.call.layer ? 'layer' : 'tensor',
    start: site.place.start,
    end: site.place.end,
    children: [],
  };
}
