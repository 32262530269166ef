import { type Edit, insertion, placeholder, rank } from './edits';
import type { Logical } from './statements';
import type { Token } from './tokens';
import { endsOperand, needsOperand, startsOperand } from './words';

interface Place {
  readonly token: Token;
  readonly before: Token | undefined;
  /** Undefined at the end of the logical line and where a bracket was closed. */
  readonly next: Token | undefined;
  /** Whether a missing bracket was put behind it. */
  readonly isClosed: boolean;
  /** The bracket around it. */
  readonly inside: string | undefined;
}

/** Puts in what is missing between the tokens of a logical line: names, commas, closing quotes. */
export function completeOperands(
  tokens: readonly Token[],
  line: Logical,
  closedBehind: ReadonlyMap<Token, number>,
): readonly Edit[] {
  const edits: Edit[] = [];
  const code = codeOf(tokens, line);
  const isImport = code[0]?.text === 'import' || code[0]?.text === 'from';
  const open: string[] = [];
  let before: Token | undefined;
  code.forEach((token, i) => {
    if (token.missingQuote !== undefined) edits.push(insertion(token.end, token.missingQuote, rank.quote));
    const closed = closedBehind.get(token) ?? 0;
    follow(open, token);
    const inside = open.at(-1);
    for (let k = 0; k < closed; k++) open.pop();
    const next = code[i + 1];
    const isClosed = 0 < closed;
    if (!isImport && lacksName({ token, before, isClosed, inside, next: isClosed ? undefined : next }))
      edits.push(insertion(token.end, placeholder, rank.operand));
    if (!isImport && lacksComma({ token, before, isClosed, inside: open.at(-1), next }))
      edits.push(insertion(token.end, ',', rank.separator));
    before = token;
  });
  return edits;
}

function follow(open: string[], { kind, text }: Token): void {
  if (kind === 'open') open.push(text);
  else if (kind === 'close') open.pop();
}

/** The tokens of a logical line without its line breaks. */
export function codeOf(tokens: readonly Token[], { from, to }: Logical): readonly Token[] {
  return tokens.slice(from, to).filter((token) => token.kind !== 'newline');
}

const stops = new Set([',', ':', ';', '=', '.']);

function lacksName({ token, before, inside, next }: Place): boolean {
  const isStopped = next === undefined || next.kind === 'close' || stops.has(next.text) || isBroken(token, next);
  const isKey = token.text === ':' && inside === '{' && before !== undefined && endsOperand(before);
  return isStopped && (isKey || needsOperand(token, before));
}

/** Nobody breaks a line behind the point of `layers.`: the name is still to come. */
function isBroken(token: Token, next: Token): boolean {
  return token.text === '.' && 0 <= next.indent;
}

function lacksComma(place: Place): boolean {
  const { token, next, inside, isClosed } = place;
  if (inside === undefined || next === undefined || !startsOperand(next)) return false;
  const areStrings = !isClosed && token.kind === 'string' && next.kind === 'string';
  return !areStrings && (isClosed || endsOperand(token) || lacksName(place));
}
