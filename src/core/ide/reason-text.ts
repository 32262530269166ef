/** Why something is unknown, where track was lost, and the smallest note that would settle it. */
import { message } from '../base/message';
import type { Place } from '../base/range';
import type { Reason } from '../graph/reason';
import { addressOf, commandArguments } from './address';
import { children } from '../syntax/children';
import type { Node } from '../syntax/tree';
import type { Document } from './document';

/** `places`: where an annotation could settle it, best first. */
export function reasonLine(
  document: Document,
  reason: Reason | undefined,
  ...places: readonly (Place | undefined)[]
): string {
  if (!reason) return message('the shape could not be worked out');
  return `${whyText(document, { ...reason, place: reason.place ?? places.at(-1) })}\n\n${remedy(document, reason, places)}`;
}

/** Why a number is not known: no annotation of a shape would help. */
export function numberReason(document: Document, reason: Reason): string {
  const where = reason.place ? message(' ({where})', { where: placeLink(document, reason.place) }) : '';
  return message('unknown: {why}{where}', { why: reason.text, where });
}

function whyText(document: Document, { text: why, place }: Reason): string {
  return place
    ? message('shape unknown: {why} ({where})', { why, where: placeLink(document, place) })
    : message('shape unknown: {why}', { why });
}

/** `line 12`, as a link; of another file with its name. Stubs of the library are no files. */
export function placeLink(document: Document, place: Place): string {
  if (place.file !== document.file) return elsewhere(document, place);
  const { line } = addressOf(document, place.start);
  const args = commandArguments(document, place.start);
  return `[${message('line {line}', { line: line + 1 })}](command:tensorLoupe.openPlace?${args})`;
}

function elsewhere({ analysis }: Document, { file, start }: Place): string {
  const path = file.replace(/^library:/, '');
  const name = path.slice(path.lastIndexOf('/') + 1);
  const source = analysis.sources.get(file);
  if (!source || !path.endsWith('.py')) return name;
  const { line, column } = source.lines.position(start);
  const args = encodeURIComponent(JSON.stringify([path, { line: line - 1, character: column - 1 }]));
  return `[${message('{name}, line {line}', { name, line })}](command:tensorLoupe.openPlace?${args})`;
}

/** The smallest thing that would settle it. */
function remedy(
  document: Document,
  { code, setting, place, given }: Reason,
  places: readonly (Place | undefined)[],
): string {
  const annotate = annotation(document, [given, ...places, place]);
  switch (code) {
    case 'undefined-name':
      return message('Import or define it, or {annotate}', { annotate });
    case 'unread-import':
      return message('Open the folder that has this module, write a stub for it, or {annotate}', { annotate });
    case 'refused':
      return message('Mend the call that is marked first; everything behind it follows');
    case 'parameter':
      return parameterRemedy(document, place) ?? message('To go on from there, {annotate}', { annotate });
    default:
      return setting === undefined
        ? message('To go on from there, {annotate}', { annotate })
        : message('Raise `{setting}` in the settings', { setting: `tensorLoupe.budget.${setting}` });
  }
}

function parameterRemedy(document: Document, place: Place | undefined): string | undefined {
  const name = place?.file === document.file ? /^\w+/.exec(document.text.slice(place.start))?.[0] : undefined;
  return name === undefined
    ? undefined
    : message(
        'Add `# shape: {name} (None, …)` above the function, or a type hint such as `{name}: Float[Tensor, "b …"]`',
        {
          name,
        },
      );
}

/** Which line wants the comment: that of the statement that gives the value on. */
function annotation(document: Document, places: readonly (Place | undefined)[]): string {
  const { file } = document;
  const own = places.filter((place) => place?.file === file);
  const [statement] = own.flatMap((place) => givingStatement(document, place?.start ?? 0) ?? []);
  if (!statement) return message('add `# shape: (None, …)` at the end of the line that assigns it');
  const end = { file, start: statement.end, end: statement.end };
  return message('add `# shape: (None, …)` at the end of {where}', { where: placeLink(document, end) });
}

function givingStatement(document: Document, offset: number): Node | undefined {
  let found: Node | undefined;
  let inside: readonly Node[] = document.source.module.body;
  for (;;) {
    const next = inside.find((node) => node.start <= offset && offset <= node.end);
    if (!next) return found;
    if (next.kind === 'assignment' || next.kind === 'return') found = next;
    inside = [...children(next)];
  }
}
