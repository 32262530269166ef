/** Hovers of names and expressions: numbers with their formula, tensors, unknown values with their reason. */
import { message } from '../base/message';
import { UNKNOWN } from '../dims/dim';
import { formatShape } from '../dims/format';
import { describe } from '../ops/describe';
import type { TensorValue } from '../graph/value';
import type { Document } from './document';
import type { Evaluated } from './expression-at';
import { formulaOf } from './formula';
import { numberReason, placeLink, reasonLine } from './reason-text';

export function valueMarkdown(document: Document, { node, value }: Evaluated): string | undefined {
  const text = document.text.slice(node.start, node.end);
  switch (value.kind) {
    case 'int':
    case 'float':
      return number(document, { node, value }, text);
    case 'tensor':
      return tensor(document, value, text);
    case 'unknown':
      return `**${text}** ${reasonLine(document, value.reason, value.reason.place, { ...node, file: document.file })}`;
    case 'module':
    case 'op':
      return value.assumed ? assumed(text) : undefined;
    case 'tuple':
    case 'list':
      return value.items.length <= 12 ? `**${text}** = \`${describe(value)}\`` : undefined;
    case 'string':
    case 'bool':
      return `**${text}** = \`${describe(value)}\``;
    default:
      return undefined;
  }
}

function number(document: Document, it: Evaluated, text: string): string {
  const formula = formulaOf(document, it.node);
  const shown = describe(it.value);
  const reason = it.value.kind === 'int' && it.value.reason ? `\n\n${numberReason(document, it.value.reason)}` : '';
  return formula === undefined
    ? `**${text}** = \`${shown}\`${reason}`
    : `**${text}** = \`${shown}\`\n\n\`${formula}\`${reason}`;
}

function tensor(document: Document, value: TensorValue, text: string): string {
  const dtype = value.dtype === undefined ? '' : ` ${value.dtype}`;
  const from = value.producer ? message('from {where}', { where: placeLink(document, value.producer.place) }) : '';
  const lines = [`**${text}** \`${formatShape(value.shape)}\`${dtype}${from === '' ? '' : ` ${from}`}`];
  if (value.assumed !== undefined) lines.push(message('*assumed: {what}*', { what: value.assumed }));
  if (value.shape?.includes(UNKNOWN) !== false) lines.push(...openReason(document, value));
  return lines.join('\n\n');
}

/** A shape of which a part was lost says why, as its call does. */
function openReason(document: Document, { shape, reason, producer }: TensorValue): readonly string[] {
  const why = reason ?? producer?.unknown ?? producer?.inputs.find((input) => input.reason)?.reason;
  return why || !shape ? [reasonLine(document, why, producer?.place)] : [];
}

function assumed(text: string): string {
  return message('**{name}** is not imported in this file; its usual meaning is assumed', { name: text });
}
