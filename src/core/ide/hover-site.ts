/** The hover of one call that yields tensors: short first, the derivation below. */
import { message } from '../base/message';
import type { Place } from '../base/range';
import { UNKNOWN } from '../dims/dim';
import { formatShape } from '../dims/format';
import type { Call } from '../graph/call';
import { parametersOf } from '../facts/parameters';
import type { ReceptiveFields } from '../facts/receptive-field';
import type { Site } from '../facts/sites';
import { commonShape } from './common-shape';
import type { Document } from './document';
import { fieldLines } from './hover-field';
import { neuronLines } from './hover-neurons';
import { windowLines } from './hover-window';
import { groupedDim } from './numbers';
import { reasonLine } from './reason-text';

/** Contexts beyond this many are counted, not listed. */
const MOST_CONTEXTS = 6;

export function siteMarkdown(document: Document, site: Site, fields: ReceptiveFields): string {
  const [first] = site.contexts;
  if (!first) return '';
  const blocks = [
    `**${shortName(site.api)}** ${arrow(first.call)}`,
    ...(first.call.assumed === undefined ? [] : [message('*assumed: {what}*', { what: first.call.assumed })]),
    ...details(document, first.call, fields),
    ...contexts(document, site),
  ];
  return blocks.join('\n\n');
}

function shortName(api: string): string {
  if (api === 'keras.Model.__call__') return message('model');
  return api.startsWith('keras.layers.') ? api.slice('keras.layers.'.length) : api;
}

/** `(None, 64, 64, 3) → (None, 64, 64, 8)` */
function arrow(call: Call): string {
  const inputs = call.inputs.map((input) => formatShape(input.shape)).join(', ');
  const outputs = call.outputs.map((output) => formatShape(output.shape)).join(', ');
  const dtype = call.outputs[0]?.dtype;
  return `\`${inputs === '' ? '' : `${inputs} → `}${outputs}\`${dtype === undefined ? '' : ` ${dtype}`}`;
}

function details(document: Document, call: Call, fields: ReceptiveFields): readonly string[] {
  const isLost = call.outputs.every((output) => !output.shape);
  if (isLost) return [reasonLine(document, call.unknown ?? call.outputs[0]?.reason, lostAt(call), call.place)];
  return [
    ...neuronLines(call),
    ...windowLines(call),
    ...fieldLines(fields.of(call)),
    ...weightLines(call),
    ...macLines(call),
    ...openLines(document, call),
  ];
}

/** Where an annotation helps: at the call itself, or where one of its inputs was lost already. */
function lostAt({ inputs, place }: Call): Place | undefined {
  const input = inputs.find((each) => !each.shape);
  return input ? (input.reason?.place ?? input.producer?.place) : place;
}

/** Why a length is open: mostly because one of the inputs was lost on the way. */
function openLines(document: Document, call: Call): readonly string[] {
  if (!call.outputs.some((output) => output.shape?.includes(UNKNOWN))) return [];
  const reason = call.unknown ?? [...call.outputs, ...call.inputs].find((each) => each.reason)?.reason;
  return reason ? [reasonLine(document, reason, lostAt(call), call.place)] : [];
}

/** `kernel (4, 4, 3, 8) = 384, bias (8,) = 8` */
function weightLines(call: Call): readonly string[] {
  if (call.weights.length === 0) return [];
  const { total, trainable } = parametersOf(call.weights);
  const most = call.weights.slice(0, 6);
  const parts = most.map((weight) => `${weight.name} \`${formatShape(weight.shape)}\``);
  const rest = call.weights.length > most.length ? ' …' : '';
  const frozen = trainable === total ? '' : message(', of which {count} trainable', { count: groupedDim(trainable) });
  return [
    message('{total} parameters{frozen}: {parts}', {
      total: groupedDim(total),
      frozen,
      parts: parts.join(', ') + rest,
    }),
  ];
}

function macLines(call: Call): readonly string[] {
  if (typeof call.macs !== 'number' || call.macs === 0) return [];
  return [message('{count} multiply-adds for one sample', { count: groupedDim(call.macs) })];
}

function contexts(document: Document, site: Site): readonly string[] {
  if (site.contexts.length <= 1) return [];
  const rows = site.contexts.slice(0, MOST_CONTEXTS).map(({ call, count }) => {
    const lines = call.stack
      .filter((place) => place.file === document.file)
      .map((place) => document.lines.line(place.start));
    const where = lines.length === 0 ? '' : message(' (called from line {lines})', { lines: lines.join(' → ') });
    return `- ${arrow(call)}${count > 1 ? ` ×${String(count)}` : ''}${where}`;
  });
  const more = site.contexts.length - rows.length;
  const common = commonShape(site.contexts.map(({ call }) => call.outputs[0]?.shape)) ?? '?';
  return [
    message('evaluated in {count} ways, together {shape}:', { count: site.contexts.length, shape: `\`${common}\`` }),
    [...rows, ...(more > 0 ? [message('- and {count} more', { count: more })] : [])].join('\n'),
  ];
}
