/** Why something is unknown, where track was lost, and the smallest note that would settle it. */
import { message } from '../base/message';
import type { Place } from '../base/range';
import type { Reason } from '../graph/reason';
import { addressOf, commandArguments } from './address';
import type { Document } from './document';

export function reasonLine(document: Document, reason: Reason | undefined): string {
  if (!reason) return message('the shape could not be worked out');
  const where = reason.place ? placeLink(document, reason.place) : undefined;
  const why =
    where === undefined
      ? message('shape unknown: {why}', { why: reason.text })
      : message('shape unknown: {why} ({where})', { why: reason.text, where });
  return `${why}\n\n${remedy(reason)}`;
}

/** `line 12`, as a link in the same document. */
export function placeLink(document: Document, place: Place): string {
  if (place.file !== document.file) return place.file;
  const { line } = addressOf(document, place.start);
  const args = commandArguments(document, place.start);
  return `[${message('line {line}', { line: line + 1 })}](command:tensorLoupe.openPlace?${args})`;
}

function remedy(reason: Reason): string {
  switch (reason.code) {
    case 'undefined-name':
      return message(
        'Import or define it, or say what it is: put `# shape: (None, …)` at the end of the line that assigns it',
      );
    case 'unread-import':
      return message(
        'Open the folder that has this module, or put `# shape: (None, …)` at the end of the line that assigns the value',
      );
    case 'budget':
      return message('Raise the budget in the settings (`tensorLoupe.budget.steps`)');
    case 'refused':
      return message('Mend the call that is marked first; everything behind it follows');
    default:
      return message('Put `# shape: (None, …)` at the end of the line that assigns it to go on from there');
  }
}
